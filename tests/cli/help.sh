. "$(dirname "$0")/begin.sh"
for words in --help -h help 'scan --help' 'rules check -h' --version version; do
  run "$MISHEN" $words
  exits 0
  silent
  [ -s out ] || fail "nothing for $words"
done
run "$MISHEN" scan --help --lang en
says 'Usage: mishen scan'
says '--fail-on SEVERITY'
