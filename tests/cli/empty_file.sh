. "$(dirname "$0")/begin.sh"
: > empty.txt
run "$MISHEN" scan empty.txt --report json
exits 0
json 'r["inputs"][0]["status"] == "inspected"'
json 'r["inputs"][0]["verdict"] == "clean"'
