# Read by every test: a folder of its own, removed at the end; no locale,
# color or configuration of the person who runs it; words for what is expected.
set -eu
unset LC_ALL LC_MESSAGES LANG NO_COLOR XDG_CONFIG_HOME
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT
export HOME="$work"  # where the search for a configuration ends
cd "$work"

fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

# run COMMAND…: stdout → out, stderr → err, exit status → $status.
run() { status=0; "$@" >"$work/out" 2>"$work/err" || status=$?; }

exits() {
  [ "$status" -eq "$1" ] || {
    cat "$work/out" "$work/err" >&2
    fail "exit status $status, expected $1"
  }
}

# holds FILE TEXT
holds() {
  grep -qF -- "$2" "$1" || { cat "$1" >&2; fail "no '$2'"; }
}
says() { holds "$work/out" "$1"; }
warns() { holds "$work/err" "$1"; }
hides() {
  ! grep -qF -- "$1" "$work/out" "$work/err" || fail "shows '$1'"
}
silent() {
  [ ! -s "$work/err" ] || { cat "$work/err" >&2; fail 'not silent'; }
}

# json EXPRESSION [FILE]: a Python expression over `r`, the report.
json() {
  /usr/bin/python3 - "$1" "${2:-$work/out}" <<'P' || fail "not so: $1"
import json, sys
r = json.load(open(sys.argv[2], encoding="utf-8"))
sys.exit(0 if eval("(" + sys.argv[1] + ")") else 1)
P
}

# ready PID: waits until the program has its signal handlers.
ready() {
  for try in $(seq 200); do
    case $(sed -n 's/^SigCgt:.*\(.\)...$/\1/p' "/proc/$1/status") in
      [4-7c-f]) return ;;  # bit 14: SIGTERM
    esac
    sleep 0.1
  done
  fail 'never ready'
}

# org_pack WORD: org.yaml, a pack with one keyword of review.
org_pack() {
  cat > org.yaml <<Y
pack: org
version: 1
rules:
  - id: org.projects
    type: keyword
    words: [$1]
    severity: review
    basis: [内部规定]
    advice: {zh: 请核实, en: please check}
    examples: [关于$1的通知]
    counter_examples: [今天天气很好]
Y
}
