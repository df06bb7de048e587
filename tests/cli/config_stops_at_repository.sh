. "$(dirname "$0")/begin.sh"
# Above the root of the repository (a folder .git, or a file) nothing counts.
echo 'profile: strict' > .mishen.yaml
mkdir -p one/.git/x one/sub two/sub
echo 'gitdir: elsewhere' > two/.git
for folder in one/sub two/sub; do
  cd "$work/$folder"
  run "$MISHEN" rules list --config /dev/null
  run "$MISHEN" scan . --report json
  json 'r["run"]["config"] == {"path": None, "digest": None}'
  json 'r["run"]["profile"] == "website"'
done
