. "$(dirname "$0")/begin.sh"
printf '各单位应当按照机密级不超过二十年的规定执行。\n' > a.txt
run "$MISHEN" scan a.txt --report json
exits 0
json 'r["findings"] == [] and r["summary"]["note"] == 1'
json 'r["inputs"][0]["verdict"] == "note"'
run "$MISHEN" scan a.txt --notes --report json
exits 0
json 'r["findings"][0]["severity"] == "note"'
run "$MISHEN" scan a.txt --fail-on note
exits 1
