. "$(dirname "$0")/begin.sh"
# However many threads, the same report in the order of the inputs.
mkdir tree
for n in $(seq 40); do
  head -c $((n % 7 * 20000)) /dev/zero | tr '\0' x > tree/$n.txt
  printf '\n机密★%s年\n' $((n % 9 + 1)) >> tree/$n.txt
done
for jobs in 1 2 7; do
  run "$MISHEN" scan tree --jobs $jobs --report json
  exits 1
  grep -v '"seconds"\|"started"' out > $jobs.json
  cmp 1.json $jobs.json || fail "--jobs $jobs"
done
for jobs in 0 257 -1 two 1.5; do
  run "$MISHEN" scan tree "--jobs=$jobs"
  exits 2
  [ ! -s out ] || fail 'something was judged'
done
