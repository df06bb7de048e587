. "$(dirname "$0")/begin.sh"
# The text of everything, by its place, and what was not read at the end.
/usr/bin/python3 - <<'P'
import zipfile
with zipfile.ZipFile("附件.zip", "w") as archive:
    archive.writestr("内/a.txt", "机密★10年\n第二行\n")
    archive.writestr("b.html", "<title>题</title><p>一&#x4E8C;三</p>")
    archive.writestr("c.bin", bytes(range(256)) * 20)
P
run "$MISHEN" extract 附件.zip
exits 3
says '附件.zip!内/a.txt › 正文'
says 机密★10年
says 一二三
says '附件.zip!c.bin'
says '(unknown-format)'
printf 'x\n\033[31my\tz' > a.txt
run "$MISHEN" extract a.txt
exits 0
silent
printf 'a.txt › 正文\nx\n\033[31my\tz\n' | cmp - out || fail 'not as it is'
