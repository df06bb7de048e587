. "$(dirname "$0")/begin.sh"
# A planted word is in no output without --show.
org_pack 玄武工程
mkdir tree
printf '关于玄 武 工 程的通知，玄武工程玄武工程\n' > tree/a.txt
printf '玄武\n工程' | iconv -t GB18030 > tree/b.txt
printf 'x\000\001玄武工程\n' > tree/c.dat
for flags in '' --context '--verbose --notes --coverage full'; do
  for report in text json; do
    run "$MISHEN" scan tree --rules org.yaml $flags --report $report
    exits 1
    hides 玄武
    hides 武工
    hides 工程
  done
done
run "$MISHEN" scan tree --rules org.yaml --report json --context
json 'all(f["text"] == "■■■■" for f in r["findings"])'
json 'r["run"]["masked"] is True'
run "$MISHEN" scan tree --rules org.yaml --report json --show
says 玄武工程
json 'r["run"]["masked"] is False'
run "$MISHEN" rules show org.projects --rules org.yaml
hides 玄武
