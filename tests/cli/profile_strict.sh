. "$(dirname "$0")/begin.sh"
# Notes are shown; nothing is accepted, whoever says so.
head -c 3000 /dev/urandom > x.bin
printf '某县机密级不超过二十年\n' > a.txt
run "$MISHEN" scan a.txt --profile strict --report json
json 'r["run"]["profile"] == "strict"'
json 'r["findings"][0]["severity"] == "note"'
run "$MISHEN" scan x.bin --profile strict --allow-incomplete unknown-format
exits 2
printf 'accept_incomplete:\n  - {reason: unknown-format, why: x}\n' \
  > .mishen.yaml
run "$MISHEN" scan x.bin
exits 0
run "$MISHEN" scan x.bin --profile strict --report json
exits 3
json 'r["summary"]["accepted"] == 0 and len(r["warnings"]) == 1'
