. "$(dirname "$0")/begin.sh"
echo text > a.txt
usage() {
  run "$MISHEN" "$@"
  exits 2
  [ ! -s out ] || fail "output on a usage error: $*"
  [ -s err ] || fail "no message: $*"
}
usage scan
warns '- is standard input'
usage
usage frobnicate
usage rules
usage rules frobnicate
usage rules check
usage rules show
usage scan a.txt --report
usage scan a.txt --report xml
usage scan a.txt --report json= 
usage scan a.txt --report json --report text
usage scan a.txt --fail-on never
usage scan a.txt --fail-on block --fail-on review
usage scan a.txt --today 2026-02-30
usage scan a.txt --allow-incomplete sloth
usage scan a.txt -0
usage scan - --files-from -
usage scan --no-builtin=3 a.txt
usage version extra
usage scan "$(printf -- '--\033[2J')"
usage scan ''
! grep -q "$(printf '\033')" err || fail 'escape in a message'
