. "$(dirname "$0")/begin.sh"
# Unread formats are searched all the same, and stay unread.
{ printf '\001\002\000\000\003'; printf '\n机密★10年\n'; printf '\000\001'; } > a.dat
run "$MISHEN" scan a.dat --report json
exits 1
json 'r["findings"][0]["place"]["role"] == "raw"'
json 'r["inputs"][0]["status"] == "uninspected"'
json 'len(r["findings"]) == 1'
