. "$(dirname "$0")/begin.sh"
# A limit that is hit is incomplete with its name, and can be accepted so.
head -c 5000 /dev/zero | tr '\0' a > a.txt
echo 'limits: {text-bytes: 1KiB}' > .mishen.yaml
run "$MISHEN" scan a.txt --report json
exits 3
json 'r["inputs"][0]["reason"] == "limit-text-bytes"'
json 'not r["summary"]["complete"]'
run "$MISHEN" scan a.txt --allow-incomplete limit-text-bytes
exits 0
