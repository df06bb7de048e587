. "$(dirname "$0")/begin.sh"
echo text > a.txt
for report in text json; do
  status=0
  "$MISHEN" scan a.txt --report $report > /dev/full 2> err || status=$?
  [ "$status" -eq 4 ] || fail "exit $status"
  grep -q 'mishen: standard output' err || fail 'no message'
done
run "$MISHEN" scan a.txt --report json=/dev/full
exits 4
warns '/dev/full'
"$MISHEN" --help > /dev/full 2>/dev/null && fail 'help to a full device' || true
