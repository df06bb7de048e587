. "$(dirname "$0")/begin.sh"
mkdir d
echo '机密★10年' > 'd/a
b.txt'
echo text > 'd/c d.txt'
printf 'd/a\nb.txt\0d/c d.txt\0' > list
run sh -c '"$MISHEN" scan -0 --files-from - --report json < list'
exits 1
json '[i["path"] for i in r["inputs"]] == ["d/a\nb.txt", "d/c d.txt"]'
printf 'd/c d.txt\n' > list
run "$MISHEN" scan --files-from list --report json
exits 0
json 'len(r["inputs"]) == 1'
run "$MISHEN" scan --files-from missing
exits 2
: > list
run "$MISHEN" scan --files-from list
exits 0
warns '没有可检查的文件'
