. "$(dirname "$0")/begin.sh"
head -c 3000 /dev/zero > a.bin
ln -s a.bin link
run "$MISHEN" scan a.bin link --report json \
  --allow-incomplete unknown-format,symlink
exits 0
json 'r["summary"]["accepted"] == 2 and r["summary"]["complete"] is False'
json 'r["inputs"][0]["parts"][0]["accepted"] is True'
json 'r["inputs"][0]["verdict"] == "incomplete"'
run "$MISHEN" scan a.bin --allow-incomplete unknown-format
says '已接受'
run "$MISHEN" scan a.bin --allow-incomplete symlink
exits 3
