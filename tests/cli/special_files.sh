. "$(dirname "$0")/begin.sh"
# Pipes and devices are not opened: no hang.
mkdir tree
mkfifo tree/pipe
echo text > tree/a.txt
run timeout 10 "$MISHEN" scan tree --report json
exits 0
json 'r["inputs"][1]["reason"] == "fifo"'
run timeout 10 "$MISHEN" scan tree/pipe /dev/zero --report json
exits 3
json '[i["reason"] for i in r["inputs"]] == ["fifo", "device"]'
