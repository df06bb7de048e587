. "$(dirname "$0")/begin.sh"
run sh -c 'echo 机密★10年 | "$MISHEN" scan - --report json'
exits 1
json 'r["inputs"][0]["bytes"] == 15'
run sh -c 'echo text | "$MISHEN" scan - --stdin-name 机密★10年.txt --report json'
exits 1
json 'r["findings"][0]["place"]["role"] == "name"'
run sh -c 'echo 姓名,密级 | "$MISHEN" scan - --stdin-name a.csv --report json'
json 'r["inputs"][0]["format"] == "csv"'
