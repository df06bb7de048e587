. "$(dirname "$0")/begin.sh"
# With a key a finding keeps its fingerprint when the document changes
# elsewhere; the key is nowhere shown, and an open file is warned of.
printf '机密★10年\n\n正文\n' > a.txt
echo 'fingerprint_key: 0123456789abcdefXYZ' > .mishen.yaml
chmod 600 .mishen.yaml
run "$MISHEN" scan a.txt --report json
silent
hides 0123456789abcdef
json 'r["warnings"] == []'
first=$(sed -n 's/.*"fingerprint": //p' out)
printf '又一段\n' >> a.txt
run "$MISHEN" scan a.txt --report json
[ "$first" = "$(sed -n 's/.*"fingerprint": //p' out)" ] || fail 'changed'
sed -i s/XYZ/ABC/ .mishen.yaml
run "$MISHEN" scan a.txt --report json
[ "$first" != "$(sed -n 's/.*"fingerprint": //p' out)" ] || fail 'the same'
chmod 644 .mishen.yaml
run "$MISHEN" scan a.txt --report json
json 'len(r["warnings"]) == 1'
hides 0123456789abcdef
run "$MISHEN" doctor
hides 0123456789abcdef
