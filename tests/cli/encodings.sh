. "$(dirname "$0")/begin.sh"
printf '机密★10年\n\n关于印发年度工作要点的通知，请各单位认真执行。\n' > utf8.txt
for encoding in GB18030 UTF-16LE UTF-16BE UTF-16; do
  iconv -t $encoding utf8.txt > "$encoding.txt"
done
printf '機密\n\n關於印發年度工作要點的通知，請各單位認真執行。\n' |
  iconv -t BIG5 > big5.txt
run "$MISHEN" scan *.txt --report json
exits 1
json '{f["input"] for f in r["findings"]} == {i["path"] for i in r["inputs"]}'
json 'all(i["status"] == "inspected" for i in r["inputs"])'
