. "$(dirname "$0")/begin.sh"
# 5 GiB, all holes: answered at once, its name still read.
truncate -s 5G '机密★10年.txt'
start=$(date +%s%N)
run "$MISHEN" scan '机密★10年.txt' --report json
[ $(( ($(date +%s%N) - start) / 1000000 )) -lt 2000 ] || fail 'too slow'
exits 1
json 'r["inputs"][0]["reason"] == "limit-text-bytes"'
json 'r["inputs"][0]["status"] == "uninspected"'
json 'r["findings"][0]["place"]["role"] == "name"'
