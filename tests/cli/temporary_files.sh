. "$(dirname "$0")/begin.sh"
mkdir reports tmp
export TMPDIR="$work/tmp"
echo '机密★10年' > a.txt
run "$MISHEN" scan a.txt --report json=reports/r.json \
  --report text=reports/r.txt
exits 1
[ "$(echo $(ls -A reports))" = 'r.json r.txt' ] || fail "$(ls -A reports)"
[ "$(stat -c %a reports/r.json)" = 600 ] || fail mode
[ -z "$(ls -A tmp)" ] || fail 'something in TMPDIR'
json 'r["findings"][0]["level"] == "机密"' reports/r.json
grep -q 机密 reports/r.txt
says 机密
chmod 555 reports
before=$(ls -A reports)
status=0
"$MISHEN" scan a.txt -q --report json=missing/r.json 2>/dev/null || status=$?
[ "$status" -eq 4 ] || fail "exit $status"
[ "$(ls -A reports)" = "$before" ]
