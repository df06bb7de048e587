. "$(dirname "$0")/begin.sh"
# Rules of the configuration stand beside it, and are added to by --rules.
mkdir -p repo/.git repo/rules repo/sub
org_pack 玄武工程
mv org.yaml repo/rules
printf 'rules: [rules]\nbuiltin: false\n' > repo/.mishen.yaml
printf '关于玄武工程的通知\n机密★10年\n' > repo/sub/a.txt
cd repo/sub
run "$MISHEN" scan a.txt --report json
exits 1
json '[f["rule"] for f in r["findings"]] == ["org.projects"]'
json '[p["id"] for p in r["rules"]["packs"]] == ["org"]'
run "$MISHEN" rules list
says org.projects
run "$MISHEN" rules list --config /dev/null
says cn.marking.state-secret
run "$MISHEN" rules show org.projects
exits 0
org_pack 朱雀工程
sed -i 's/^pack: org/pack: more/; s/org.projects/more.projects/' org.yaml
echo 关于朱雀工程的通知 >> a.txt
run "$MISHEN" scan a.txt --rules org.yaml --report json
json '[f["rule"] for f in r["findings"]] == ["org.projects", "more.projects"]'
echo 'rules: [missing.yaml]' > ../.mishen.yaml
run "$MISHEN" scan a.txt
exits 2
warns missing.yaml
