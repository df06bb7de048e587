. "$(dirname "$0")/begin.sh"
# For a glob, for a while, and always counted.
head -c 3000 /dev/urandom > x.bin
mkdir old
cp x.bin old
accept() { printf 'accept_incomplete:\n  - {%s}\n' "$1" > .mishen.yaml; }
accept 'reason: unknown-format, why: 旧件'
run "$MISHEN" scan x.bin old --report json
exits 0
json 'r["summary"]["accepted"] == 2 and r["summary"]["uninspected"] == 2'
accept 'reason: unknown-format, why: 旧件, glob: "old/**"'
run "$MISHEN" scan x.bin --quiet
exits 3
run "$MISHEN" scan old --report json
exits 0
accept 'reason: doctype, why: 旧件'
run "$MISHEN" scan old --quiet
exits 3
accept 'reason: unknown-format, why: 旧件, until: 2026-11-23'
run "$MISHEN" scan old --today 2026-11-23
exits 0
silent
run "$MISHEN" scan old --today 2026-11-24 --report json
exits 3
json 'len(r["warnings"]) == 1 and "2026-11-23" in r["warnings"][0]'
warns 2026-11-23
