. "$(dirname "$0")/begin.sh"
cat > .mishen.yaml <<'Y'
profile: strict
fail_on: block
lang: en
Y
printf '内部资料\n' > a.txt
run "$MISHEN" scan a.txt
exits 0
says 'This result is an aid'
run "$MISHEN" scan a.txt --fail-on review --lang zh --profile website
exits 1
says 本结果仅供参考
