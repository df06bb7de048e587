. "$(dirname "$0")/begin.sh"
echo text > a.txt
"$MISHEN" doctor --lang en > limits || true
for limit in $(sed -n '/^Limits/,/^$/s/^  \([a-z-]*\).*/\1/p' limits); do
  echo "limits: {$limit: 0}" > c.yaml
  run "$MISHEN" scan a.txt --config c.yaml
  exits 2
  warns "\"$limit\" must not be 0"
  [ ! -s out ] || fail 'something was judged'
done
[ -n "$limit" ] || fail 'doctor lists no limits'
