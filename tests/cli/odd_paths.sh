. "$(dirname "$0")/begin.sh"
# What an option parser could take for something else.
for name in '[x]' '{a,b}' 'a=b' '@list' rules 'x y' '%s'; do
  mkdir -p "d/$name"
  echo text > "d/$name/f.txt"
  (cd d && run "$MISHEN" scan "$name" --report json && exits 0 &&
    json 'r["inputs"][0]["status"] == "inspected"' "$work/out")
done
org_pack 玄武工程
mv org.yaml '[org].yaml'
run "$MISHEN" scan --rules '[org].yaml' d --report=json
exits 0
