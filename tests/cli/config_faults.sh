. "$(dirname "$0")/begin.sh"
# All faults at once, each with its place and a caret; nothing is judged.
echo text > a.txt
cat > .mishen.yaml <<'Y'
profile: lax
limits: {depth: 0, raw-bytes: 3MB}
colour: red
accept_incomplete:
  - {reason: sloth, why: 秘密计划}
overrides:
  - {override: no.such.rule, severity: note}
  - {override: cn.draft.for-review}
Y
for command in 'scan a.txt' 'rules list' doctor; do
  run "$MISHEN" $command
  case $command in
    doctor) [ "$status" -ne 0 ] || fail 'doctor is content' ;;
    *) exits 2 ; [ ! -s out ] || fail 'something was done' ;;
  esac
  [ "$(grep -c '\^' err)" -eq 7 ] || { cat err >&2; fail 'not seven carets'; }
  for place in 1:10 2:17 2:31 3:1 5:14 7:16 8:6; do
    warns ".mishen.yaml:$place: "
  done
  hides 秘密计划
done
run "$MISHEN" extract a.txt
exits 2
[ ! -s out ] || fail 'something was read'
