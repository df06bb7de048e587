. "$(dirname "$0")/begin.sh"
cat > own.yaml <<'Y'
pack: own
version: 1
rules:
  - {id: own.word, type: keyword, severity: review, words: [Zorblatt],
     examples: [Zorblatt], counter_examples: [无]}
Y
printf '此件发至Zorblatt工程\n绝密★Zorblatt启用前\nTOP SECRET//Zorblatt\n密级：机密\n保密期限：Zorblatt启用前\n' > a.txt
for format in text json; do
  run "$MISHEN" scan a.txt --rules own.yaml --report $format
  exits 1
  hides Zorblatt
  hides zorblatt
done
run "$MISHEN" scan a.txt --rules own.yaml --show=no
exits 2
run "$MISHEN" scan a.txt --rules own.yaml --show
says Zorblatt
