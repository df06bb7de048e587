. "$(dirname "$0")/begin.sh"
# Ctrl-C on a stream that gives nothing: a whole report, marked aborted.
for pair in INT:130 TERM:143; do
  mkfifo slow
  sleep 30 > slow &
  sleeper=$!
  # A shell ignores SIGINT in background jobs; env gives it back.
  env --default-signal=INT "$MISHEN" scan - --report json < slow > out 2> err &
  scan=$!
  ready "$scan"
  sleep 2  # for the rules to be loaded
  kill -"${pair%:*}" "$scan"
  status=0; wait "$scan" || status=$?
  kill "$sleeper"; wait "$sleeper" 2>/dev/null || true
  rm slow
  exits "${pair#*:}"
  json 'r["run"]["aborted"] is True and r["summary"]["complete"] is False'
  json 'r["inputs"][0]["reason"] == "aborted"'
done
