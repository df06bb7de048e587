"""What demo drafts are made of: Draft, and makers of bytes and numbers."""

import io
import zipfile


class Draft:
    def __init__(self, path, content, verdict="clean", level="-",
                 wanted=(), encoding="utf-8", bom=b"", pack="-"):
        self.path = path
        self.content = content
        self.verdict = verdict
        self.level = level
        self.wanted = wanted
        self.encoding = encoding
        self.bom = bom
        self.pack = pack

    def data(self):
        if isinstance(self.content, bytes):
            return self.content
        return self.bom + self.content.encode(self.encoding)

    def row(self):
        findings = [self.finding(*wanted) for wanted in self.wanted]
        return "\t".join([self.path, self.pack, self.verdict, self.level,
                          " ".join(findings) or "-"])

    def finding(self, where, category, severity):
        if isinstance(where, str) and where.startswith("@"):
            where = where[1:]
        elif isinstance(where, str) and where not in ("*", "name"):
            lines = self.text().splitlines()
            at = [n for n, line in enumerate(lines, 1) if where in line]
            assert len(at) == 1, f"{self.path}: {where} on lines {at}"
            where = at[0]
        return f"{where}:{category}:{severity}"

    def text(self):
        if isinstance(self.content, bytes):
            return self.content.decode("utf-8", "replace")
        return self.content


def mixed(*pieces):
    """Text whose pieces are in different encodings, each of equal lines."""
    return b"".join(text.encode(encoding) for text, encoding in pieces)


def noise(size):
    """Bytes of no format, the same ones each time (an LCG's high bytes)."""
    state, out = 20241124, bytearray(b"\x93JUNK\x00\x01")
    while len(out) < size:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        out.append(state >> 56)
    return bytes(out)


def archive(name, text):
    """A ZIP with one stored member; no clock, no compressor's version."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), text)
    return out.getvalue()


def identity_number(serial):
    """A number right by GB 11643 in an area that does not exist."""
    body = f"110000{1960 + serial % 40}{serial % 12 + 1:02}{serial % 28 + 1:02}"
    body += f"{serial:03}"
    weights = [2 ** (17 - i) % 11 for i in range(17)]
    total = sum(int(d) * w for d, w in zip(body, weights))
    return body + "10X98765432"[total % 11]


def beneficiaries(persons):
    surnames, given = "赵钱孙李周吴郑王冯陈", "甲乙丙丁戊己庚辛壬癸"
    rows = ["序号,姓名,身份证号,金额"]
    for n in range(1, persons + 1):
        who = surnames[n % 10] + given[n // 10 % 10] + given[n % 9]
        rows.append(f"{n},{who},{identity_number(n)},{300 + n % 7 * 50}")
    return "\n".join(rows) + "\n"
