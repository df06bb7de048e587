. "$(dirname "$0")/begin.sh"
# What others may write is not used, and that is said; the next one is.
mkdir -p sub/.git
echo text > sub/a.txt
echo 'profile: strict' > sub/.mishen.yaml
chmod o+w sub/.mishen.yaml
mkdir -p .config/mishen
echo 'profile: commit' > .config/mishen/config.yaml
cd sub
run "$MISHEN" scan a.txt --report json
exits 0
json 'r["run"]["profile"] == "commit"'
json 'len(r["warnings"]) == 1 and "sub/.mishen.yaml" in r["warnings"][0]'
warns 'sub/.mishen.yaml'
run "$MISHEN" doctor --lang en
says 'others may write to it'
chmod o-w .mishen.yaml
run "$MISHEN" scan a.txt --report json
json 'r["run"]["profile"] == "strict" and r["warnings"] == []'
silent
[ "$(id -u)" -eq 0 ] || exit 0
chown 12345 .mishen.yaml
run "$MISHEN" scan a.txt --report json
json 'r["run"]["profile"] == "commit" and len(r["warnings"]) == 1'
