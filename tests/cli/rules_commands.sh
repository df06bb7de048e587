. "$(dirname "$0")/begin.sh"
run "$MISHEN" rules list
exits 0
says cn.marking.state-secret
run "$MISHEN" rules show cn.marking.state-secret
exits 0
says '保守国家秘密法'
run "$MISHEN" rules show no.such.rule
exits 2
org_pack 玄武工程
run "$MISHEN" rules check org.yaml
exits 0
run "$MISHEN" rules test org.yaml
exits 0
sed -i 's/counter_examples: .*/counter_examples: [谈玄武工程]/' org.yaml
run "$MISHEN" rules test org.yaml
exits 2
says 'org.projects: 反例 1'
hides 玄武
