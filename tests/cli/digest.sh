. "$(dirname "$0")/begin.sh"
# The digest is of the bytes; a fingerprint does not depend on --digest, nor
# on how the bytes came, and changes with the input.
{ echo '机密★10年'; yes 今天天气很好 | head -n 240000; } > a.txt
sum=$(sha256sum a.txt | cut -d' ' -f1)
run "$MISHEN" scan a.txt --digest --report json
json "r['inputs'][0]['sha256'] == '$sum'"
print() {
  sed -n 's/.*"fingerprint": "\(.*\)".*/\1/p' out
}
first=$(print)
run "$MISHEN" scan a.txt --report json
[ "$(print)" = "$first" ] || fail file
run sh -c 'cat a.txt | "$MISHEN" scan - --report json'
[ "$(print)" = "$first" ] || fail stream
run sh -c '"$MISHEN" scan - --report json < a.txt'
[ "$(print)" = "$first" ] || fail 'redirected file'
json 'r["inputs"][0]["status"] == "inspected"'
echo more >> a.txt
run "$MISHEN" scan a.txt --report json
[ "$(print)" != "$first" ] || fail changed
