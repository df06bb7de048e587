. "$(dirname "$0")/begin.sh"
mkfifo slow
{ printf '机密★10年\n'; sleep 30; } > slow &
feeder=$!
"$MISHEN" scan - --report json < slow > out 2> err &
scan=$!
ready "$scan"
sleep 2  # for the first line to be read
kill -TERM "$scan"
status=0; wait "$scan" || status=$?
kill "$feeder" 2>/dev/null || true
exits 143
json 'r["findings"][0]["level"] == "机密"'
json 'r["inputs"][0]["status"] == "partial"'
json 'r["inputs"][0]["verdict"] == "block"'
