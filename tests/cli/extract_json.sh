. "$(dirname "$0")/begin.sh"
/usr/bin/python3 - <<'P'
import zipfile
with zipfile.ZipFile("a.zip", "w") as archive:
    archive.writestr("a.txt", "机密★10年\n")
    archive.writestr("b.bin", bytes(range(256)) * 20)
P
run "$MISHEN" extract a.zip --format json
exits 3
json 'r["schema"] == "mishen.extract/1" and r["input"] == "a.zip"'
json '{m["path"] for m in r["members"]} >= {"", "a.txt"}'
json '[b["text"] for m in r["members"] if m["path"] == "a.txt"
       for b in m["blocks"] if b["place"]["role"] == "body"] ==
      ["机密★10年\n"]'
json 'not r["complete"] and r["sandbox"] in ("full", "seccomp")'
json 'any(p["reason"] == "unknown-format"
          for m in r["members"] for p in m["parts"])'
head -c 9000000 /dev/zero | tr '\0' a > big.txt
run "$MISHEN" extract --format json - < big.txt
exits 0
json 'sum(len(b["text"]) for b in r["members"][0]["blocks"]) == 9000000'
json 'r["complete"] and r["members"][0]["encoding"] == "UTF-8"'
