. "$(dirname "$0")/begin.sh"
# Images that nobody can read are accepted and counted; nothing else is.
/usr/bin/python3 - <<'P'
import struct, zipfile, zlib
def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data +
            struct.pack(">I", zlib.crc32(kind + data)))
png = (b"\x89PNG\r\n\x1a\n" +
       chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) +
       chunk(b"IDAT", zlib.compress(b"\0\xff\xff\xff")) +
       chunk(b"IEND", b""))
with zipfile.ZipFile("a.zip", "w") as archive:
    archive.writestr("a.png", png)
    archive.writestr("a.txt", "text")
P
run "$MISHEN" scan a.zip --report json
exits 3
json 'r["inputs"][0]["parts"][0]["reason"] == "image-without-text"'
run "$MISHEN" scan a.zip --profile commit --report json
exits 0
json 'r["summary"]["accepted"] == 1 and r["summary"]["partial"] == 1'
json 'all(p["accepted"] for p in r["inputs"][0]["parts"])'
head -c 3000 /dev/urandom > x.bin
run "$MISHEN" scan x.bin --profile commit --quiet
exits 3
