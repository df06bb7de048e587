. "$(dirname "$0")/begin.sh"
mkdir -p repo/.git
printf '送审稿\n\n正文\n' > repo/a.txt
cat > repo/.mishen.yaml <<'Y'
overrides:
  - override: cn.marking.state-secret
    severity: review
  - override: cn.draft.for-review
    enabled: false
Y
printf '机密★10年\n' > repo/b.txt
cd repo
run "$MISHEN" scan a.txt b.txt --report json
exits 1
json '[(f["rule"], f["severity"]) for f in r["findings"]] ==
      [("cn.marking.state-secret", "review")]'
json '[(o["rule"], o["severity"], o["enabled"])
       for o in r["rules"]["overrides"]] ==
      [("cn.marking.state-secret", "review", None),
       ("cn.draft.for-review", None, False)]'
json 'all(o["file"].endswith("repo/.mishen.yaml")
          for o in r["rules"]["overrides"])'
run "$MISHEN" rules show cn.draft.for-review
says off
