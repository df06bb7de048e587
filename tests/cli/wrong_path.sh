. "$(dirname "$0")/begin.sh"
echo text > here.txt
run "$MISHEN" scan missing.txt here.txt --report json
exits 3
warns 'mishen: missing.txt: 不存在'
json 'r["inputs"][0]["status"] == "uninspected"'
json 'r["inputs"][0]["reason"] == "not-found"'
json 'r["inputs"][1]["status"] == "inspected"'
run "$MISHEN" scan missing.txt --lang en
warns 'mishen: missing.txt: no such file or directory'
