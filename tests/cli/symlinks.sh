. "$(dirname "$0")/begin.sh"
mkdir tree
echo '机密★10年' > secret.txt
ln -s ../secret.txt tree/link
ln -s . tree/loop
echo text > tree/a.txt
run "$MISHEN" scan tree --report json
exits 0
json 'r["summary"]["skipped"] == 2 and r["summary"]["inspected"] == 1'
json '[i["verdict"] for i in r["inputs"]] == ["clean"] + 2 * ["incomplete"]'
run "$MISHEN" scan tree/link
exits 3
says symlink
