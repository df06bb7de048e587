. "$(dirname "$0")/begin.sh"
echo '机密★10年' > a.txt
run "$MISHEN" scan a.txt missing --quiet --report json=r.json
exits 1
silent
[ ! -s out ] || fail 'not quiet'
json 'len(r["inputs"]) == 2' r.json
