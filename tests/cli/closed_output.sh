. "$(dirname "$0")/begin.sh"
# A closed standard output must not be taken by the first file opened.
echo text > a.txt
cp a.txt b.txt
status=0
"$MISHEN" scan a.txt >&- 2> err || status=$?
[ "$status" -eq 4 ] || fail "exit $status"
status=0
"$MISHEN" scan a.txt --report json=r.json >&- 2> err || status=$?
[ "$status" -eq 4 ] || fail "exit $status"
cmp a.txt b.txt
run sh -c '"$MISHEN" scan - --report json <&-'
exits 3
