. "$(dirname "$0")/begin.sh"
echo text > a.txt
echo 'profile: strict' > .mishen.yaml
echo 'profile: commit' > other.yaml
run "$MISHEN" scan a.txt --config other.yaml --report json
json 'r["run"]["profile"] == "commit"'
json 'r["run"]["config"]["path"] == "other.yaml"'
run "$MISHEN" scan a.txt --config /dev/null --report json
json 'r["run"]["config"]["path"] is None'
run "$MISHEN" scan a.txt --config missing.yaml
exits 2
warns missing.yaml
[ ! -s out ] || fail 'something was judged'
run "$MISHEN" scan a.txt --config .
exits 2
