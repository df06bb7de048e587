. "$(dirname "$0")/begin.sh"
echo 正文 > draft.txt
run "$MISHEN" scan draft.txt --report json=draft.txt
exits 2
warns 'is one of the inputs'
test "$(cat draft.txt)" = 正文
run "$MISHEN" scan . --report json=draft.txt.json
exits 0
test -s draft.txt.json
