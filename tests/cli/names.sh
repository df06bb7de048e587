. "$(dirname "$0")/begin.sh"
# A folder's name is text once, and the folder then an input; parents are not.
mkdir -p '机密★10年/往来' plain
echo text > '机密★10年/往来/a.txt'
echo text > '机密★10年/往来/b.txt'
run "$MISHEN" scan '机密★10年' --report json
exits 1
json 'len(r["findings"]) == 1'
json 'r["inputs"][0]["format"] == "folder" and len(r["inputs"]) == 3'
run "$MISHEN" scan '机密★10年/往来' --report json
exits 0
json 'len(r["inputs"]) == 2'
