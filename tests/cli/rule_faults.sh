. "$(dirname "$0")/begin.sh"
# All faults of a file at once, each with a caret, without the words.
org_pack 玄武工程
sed -i 's/: review/: high/; s/type: keyword/type: keywords/' org.yaml
echo '    colour: red' >> org.yaml
echo text > a.txt
for command in 'scan a.txt --rules' 'rules check'; do
  run "$MISHEN" $command org.yaml
  exits 2
  [ "$(grep -c '\^' err)" -eq 3 ] || { cat err >&2; fail 'not three carets'; }
  warns 'org.yaml:'
  hides 玄武
  [ ! -s out ] || fail 'something was judged'
done
