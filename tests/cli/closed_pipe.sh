. "$(dirname "$0")/begin.sh"
# The reader goes away: no message, no hang, exit 4.
for i in $(seq 3000); do echo "机密★${i}年"; done > many.txt
( status=0
  "$MISHEN" scan many.txt --report json 2>err || status=$?
  echo $status > status ) | head -1 > /dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do [ -s status ] && break; sleep 0.2; done
[ "$(cat status)" -eq 4 ] || fail "exit $(cat status)"
[ ! -s err ] || fail "said $(cat err)"
