. "$(dirname "$0")/begin.sh"
# Real reports of several kinds against the published schema.
/usr/bin/python3 -c 'import jsonschema' 2>/dev/null || exit 77
org_pack 玄武工程
mkdir -p tree/empty '机密★10年'
printf '机密★10年\n2019年3月1日\n玄武工程\n' > tree/a.txt
printf '某县机密级不超过二十年\n' > tree/note.txt
head -c 3000 /dev/zero > tree/b.bin
ln -s a.txt tree/link
printf '姓名,密级\n张三,公开\n' | iconv -t GB18030 > tree/c.csv
printf '<p>秘密★5年</p>' > tree/d.html
printf 'ok\n\377\376\375\n' > tree/e.txt
check() {
  "$MISHEN" scan "$@" --report json > r.json 2>/dev/null || true
  /usr/bin/python3 "$ROOT/tests/cli/validate.py" \
    "$ROOT/schema/mishen.report-1.schema.json" r.json || fail "$*"
}
check tree missing 机密★10年 --rules org.yaml
check tree --notes --coverage full --digest --context --show --rules org.yaml
check tree --allow-incomplete not-supported,unknown-format
check tree --fail-on block --today 2040-01-01
check tree/empty
cat > change.yaml <<'Y'
pack: change
version: 1
rules:
  - override: cn.marking.state-secret
    severity: review
Y
check tree --rules change.yaml
