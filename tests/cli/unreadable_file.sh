. "$(dirname "$0")/begin.sh"
mkdir tree
echo text > tree/locked.txt
echo text > tree/open.txt
chmod 000 tree/locked.txt
chmod 755 "$work" tree
as=''
if [ "$(id -u)" -eq 0 ]; then
  as='setpriv --reuid=65534 --clear-groups'
  $as "$MISHEN" version >/dev/null 2>&1 || exit 77
fi
run $as "$MISHEN" scan tree --report json
exits 3
json '[i["reason"] for i in r["inputs"]] == ["unreadable", None]'
