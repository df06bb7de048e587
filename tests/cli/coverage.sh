. "$(dirname "$0")/begin.sh"
echo text > a.txt
run "$MISHEN" scan a.txt --report json
json 'r["inputs"][0]["parts"] == []'
run "$MISHEN" scan a.txt --coverage full --report json
json '[p["role"] for p in r["inputs"][0]["parts"]] == ["name", "body"]'
json 'all(p["status"] == "inspected" for p in r["inputs"][0]["parts"])'
