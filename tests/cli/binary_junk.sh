. "$(dirname "$0")/begin.sh"
head -c 100000 /dev/urandom > junk.bin
printf 'A\000B\000\001\002' >> junk.bin
run "$MISHEN" scan junk.bin --report json
exits 3
json 'r["inputs"][0]["reason"] == "unknown-format"'
json 'r["inputs"][0]["status"] == "uninspected"'
json 'r["inputs"][0]["verdict"] == "incomplete"'
json 'r["summary"]["complete"] is False'
