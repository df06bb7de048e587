. "$(dirname "$0")/begin.sh"
printf '机密★10年\n' > a.txt
printf '秘密★5年\n' > b.txt
run "$MISHEN" scan a.txt b.txt
exits 1
[ "$(grep -c '第四十七条' out)" -eq 1 ] || fail 'not once'
says 请核实
hides 本件涉密
printf '内部资料\n' > c.txt
run "$MISHEN" scan c.txt
hides '第四十七条'
