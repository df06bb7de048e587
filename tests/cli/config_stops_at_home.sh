. "$(dirname "$0")/begin.sh"
echo 'profile: strict' > .mishen.yaml
mkdir -p user/sub
cd user/sub
HOME="$work/user" run "$MISHEN" scan . --report json
json 'r["run"]["config"]["path"] is None'
run "$MISHEN" scan . --report json
json 'r["run"]["profile"] == "strict"'
