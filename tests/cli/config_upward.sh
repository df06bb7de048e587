. "$(dirname "$0")/begin.sh"
# The nearest configuration from here upward, alone, and its digest.
mkdir -p repo/.git repo/a/b
echo text > repo/a/b/x.txt
echo 'profile: strict' > repo/.mishen.yaml
cd repo/a/b
run "$MISHEN" scan x.txt --report json
exits 0
json 'r["run"]["profile"] == "strict"'
json 'r["run"]["config"]["path"].endswith("/repo/.mishen.yaml")'
json "r['run']['config']['digest'] == '$(sha256sum < ../../.mishen.yaml |
  cut -d' ' -f1)'"
echo 'notes: true' > ../.mishen.yaml
run "$MISHEN" scan x.txt --report json
json 'r["run"]["profile"] == "website"'
json 'r["run"]["config"]["path"].endswith("/repo/a/.mishen.yaml")'
