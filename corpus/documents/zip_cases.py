"""ZIP: names, comments, methods, nesting, and bytes no directory lists."""

import struct
import zlib

from cases import lister, traditional
from ooxml_writer import Docx, para, simple
from zip_writer import (
    BZIP2, DEFLATED, LZMA, STORED, UTF8_FLAG, Entry, Zip, unicode_path,
    zip_of)

CASES, add = lister("zip")

# Long enough to be packed: a raw scan does not find what is in it.
TEXT = ("关于做好年度统计工作的通知\n\n{}\n\n"
        + "请各单位做好年度统计工作，按时报送统计工作材料。\n" * 6)
OTHER = Entry("说明.txt", "本目录为申报材料，请按顺序阅读。\n")


def member(name, encode=lambda n: TEXT.format(n), **options):
    return lambda n: Zip(OTHER, Entry(name, encode(n), **options)).bytes()


def named(make):
    """A ZIP with one member whose name holds the needle."""
    return lambda n: Zip(OTHER, make(n)).bytes()


def raw(text, encoding="gb18030"):
    return text.encode(encoding)


def plain(n):
    return zip_of(("报告.txt", TEXT.format(n)))


# Members and how they are packed.
add("stored", member("a.txt", method=STORED), "body", part="a.txt")
add("deflated", member("a.txt"), "body", part="a.txt")
add("bzip2", member("a.txt", method=BZIP2), part="a.txt", status="any",
    wanted="incomplete")
add("LZMA", member("a.txt", method=LZMA), part="a.txt", status="any",
    wanted="incomplete")
add("zip64 fields", member("a.txt", zip64=True), "body", part="a.txt")
add("zip64 end record", lambda n: Zip(
    OTHER, Entry("a.txt", TEXT.format(n)), zip64=True).bytes(),
    part="a.txt")
add("data descriptor", member("a.txt", descriptor=True), part="a.txt")
add("in a folder", member("附件/一/a.txt"), part="a.txt")
for encoding in ("utf-16", "utf-16-be", "gb18030"):
    add(f"member in {encoding}", member("a.txt", lambda n, e=encoding: (
        TEXT.format(n).encode(e))), "body")
add("member in big5", member("a.txt", lambda n: traditional(
    "主旨：檢送會議紀錄一份，請查照。\n\n" + n + "\n\n正本：本府各單位\n")
    .encode("big5")), "body")
add("member HTML", member("a.html", lambda n: (
    f"<html><body><p>{n[0]}<b>{n[1:]}</b></p></body></html>")), "body")
add("member JSON", member("a.json", lambda n: '{"a": "' + "".join(
    f"\\u{ord(c):04x}" for c in n) + '"}'))
add("member docx", member("a.docx", simple), "body", part="a.docx")
add("member docx, header", member("a.docx", lambda n: Docx().header(
    para(n)).bytes()), "header", part="a.docx")
add("member docx called dat", member("a.dat", simple), "body")
add("member CSV", member("a.csv", lambda n: f"序号,内容\n1,{n}\n"))
add("member without a suffix", member("README"), part="README")
add("hidden file", member(".notes"), part=".notes")
add("system file", member("__MACOSX/._a.txt"), part="._a.txt")
add("backup file", member("a.txt~"), part="a.txt~")
add("member called png", member("a.png"), status="any")
add("name with a backslash", member(b"dir\\a.txt"), part="a.txt")
add("absolute name", member("/etc/a.txt"), part="a.txt", status="any")
add("name that climbs", member("../../a.txt"), part="a.txt", status="any")
add("empty name", member(""), status="any")
add("symbolic link", lambda n: Zip(OTHER, Entry(
    "link", f"../{n}/a.txt", mode=0o120777, method=STORED)).bytes(),
    status="any", kinds="k")
add("folder with content", member("folder/"), status="any")
add("binary member", member("a.bin", lambda n: bytes(range(256)) * 3
                            + n.encode("utf-16-le") + bytes(64)),
    wanted="incomplete", status="incomplete")

# Names.
add("name in UTF-8, flagged", named(lambda n: Entry(f"{n}.txt", "略")),
    "name")
add("name in UTF-8, not flagged", named(lambda n: Entry(
    f"附件{n}.txt".encode(), "略")), "name", kinds="k")
add("name in GBK", named(lambda n: Entry(raw(f"{n}.txt"), "略")), "name")
add("name in GBK, in brackets", named(lambda n: Entry(
    raw(f"某某方案（{n}）.txt"), "略")), "name", kinds="m")
add("name in GBK, flagged as UTF-8", named(lambda n: Entry(
    raw(f"{n}.txt"), "略", flags=UTF8_FLAG)), "name")
add("name in GBK whose second byte is a backslash", named(
    lambda n: Entry(raw(f"乗{n}.txt"), "略")), "name", kinds="k")
add("name in Big5", named(lambda n: Entry(raw(
    f"會議紀錄{traditional(n)}.txt", "big5"), "略")), "name", kinds="k")
add("name in Unicode extra", named(lambda n: Entry(
    b"____.txt", "略", extra=unicode_path(b"____.txt", f"{n}.txt"))),
    "name")
add("name in Unicode extra of another name", named(lambda n: Entry(
    b"____.txt", "略", extra=unicode_path(b"other", f"{n}.txt"))), "name",
    status="any")
add("name of a folder", named(lambda n: Entry(f"{n}/a.txt", "略")), "name")
add("name of a folder in GBK", named(lambda n: Entry(
    raw(f"{n}/a.txt"), "略")), "name")
add("name of an empty folder", named(lambda n: Entry(f"{n}/", "",
                                                     method=STORED)), "name")
add("name of a folder within", named(lambda n: Entry(
    f"甲/{n}/乙/a.txt", "略")), "name")
add("name of an encrypted member", named(lambda n: Entry(
    f"{n}.txt", bytes(range(40)), flags=UTF8_FLAG | 1)), "name",
    status="incomplete")
add("name of a picture", named(lambda n: Entry(
    f"{n}.png", b"\x89PNG\r\n\x1a\n" + bytes(40))), "name",
    status="incomplete")
add("name in the local header only", named(lambda n: Entry(
    "a.txt", "略", local={"name": f"{n}.txt".encode(),
                         "flags": UTF8_FLAG})), "name", status="incomplete")
add("name with zero width spaces", named(lambda n: Entry(
    "\u200b".join(n) + ".txt", "略")), "name", kinds="k")
add("name in a nested archive", lambda n: zip_of(("b.zip", zip_of(
    (f"{n}.txt", "略")))), "name", part="b.zip")

# Comments.
add("comment, UTF-8", lambda n: Zip(OTHER, comment=n.encode()).bytes())
add("comment, GBK", lambda n: Zip(OTHER, comment=raw(
    "打包说明\n" + n)).bytes(), kinds="k")
add("comment of a member, UTF-8", named(lambda n: Entry(
    "a.txt", "略", comment=n.encode(), flags=UTF8_FLAG)))
add("comment of a member, GBK", named(lambda n: Entry(
    "a.txt", "略", comment=raw("说明：" + n))), kinds="k")
add("extra field", named(lambda n: Entry(
    "a.txt", "略", extra=struct.pack("<HH", 0x7777, len(n.encode()))
    + n.encode())), wanted="found", status="any", kinds="k")


# Nested archives.
def nested(depth):
    def make(n):
        data = plain(n)
        for level in range(depth - 1, 0, -1):
            data = zip_of((f"{level}.zip", data))
        return data
    return make


add("nested 3 deep", nested(3), part="报告.txt")
add("nested 8 deep", nested(8), status="any")
add("nested, called docx", lambda n: zip_of(("a.docx", plain(n))))
add("nested, stored", lambda n: Zip(Entry(
    "a.zip", plain(n), method=STORED)).bytes(), part="a.zip",
    status="inspected")
add("nested, with a docx", lambda n: zip_of(("a.zip", zip_of(
    ("b.docx", simple(n))))), part="b.docx")

# Bytes beside the entries.
add("text before", lambda n: raw(n, "utf-8") + b"\n" + plain("略"),
    status="incomplete")
add("text behind", lambda n: plain("略") + n.encode(), status="incomplete")
add("text in a gap", lambda n: Zip(OTHER, gap=n.encode()).bytes(),
    status="incomplete")
add("text between two members", lambda n: Zip(OTHER, Entry(
    "a.txt", "略", before=n.encode())).bytes(), status="incomplete")
add("unlisted member", lambda n: Zip(OTHER, Entry(
    "a.txt", TEXT.format(n), listed=False)).bytes(), status="incomplete")
add("unlisted member, name", lambda n: Zip(OTHER, Entry(
    f"{n}.txt", "略", listed=False)).bytes(), "name", status="incomplete")
add("two archives joined, the first", lambda n: plain(n) + Zip(
    OTHER).bytes(), status="incomplete")
add("two archives joined, the second", lambda n: Zip(OTHER).bytes()
    + plain(n), status="incomplete")
add("two archives joined, the second aware", lambda n: Zip(
    Entry("a.txt", TEXT.format(n)), prefix=Zip(OTHER).bytes()).bytes(),
    status="incomplete")
add("behind a program", lambda n: b"MZ" + bytes(510) + plain(n),
    status="incomplete")
add("behind a program, offsets from the file", lambda n: Zip(
    Entry("a.txt", TEXT.format(n)), prefix=b"#!/bin/sh\nexit\n" * 9)
    .bytes(), status="incomplete")
add("behind a picture", lambda n: b"\x89PNG\r\n\x1a\n" + bytes(200)
    + plain(n), status="incomplete")
add("without a directory", lambda n: Entry(
    "a.txt", TEXT.format(n)).local_bytes(), status="incomplete")
add("cut in the directory", lambda n: plain(n)[:-30], status="incomplete")
add("two members of one name, the first", lambda n: zip_of(
    ("a.txt", TEXT.format(n)), ("a.txt", "略")), status="any")
add("two members of one name, the second", lambda n: zip_of(
    ("a.txt", "略"), ("a.txt", TEXT.format(n))), status="any")
add("wrong checksum", member("a.txt", local={"crc": 1}, central={"crc": 1}),
    status="incomplete")
add("wrong size", member("a.txt", local={"size": 5}, central={"size": 5}),
    status="incomplete")
add("size of the directory only", member("a.txt", central={"size": 5}),
    status="incomplete")
add("directory says stored", lambda n: Zip(OTHER, disguised(n)).bytes(),
    status="incomplete")
add("count too small", lambda n: Zip(OTHER, Entry(
    "a.txt", TEXT.format(n)), count=1).bytes(), status="any")
add("called txt", plain, suffix=".txt")
add("called doc", plain, suffix=".doc")
add("called nothing", plain, suffix=".")
add("unknown method", member("a.txt", method=DEFLATED,
                             local={"method": 97}, central={"method": 97}),
    wanted="incomplete", status="incomplete")


def disguised(n):
    made = Entry("a.txt", TEXT.format(n))
    made.central = {"method": STORED, "size": len(made.packed),
                    "crc": zlib.crc32(made.packed)}
    return made


# Names of files themselves.
add("name of the file", lambda n: plain("略"), "name",
    name=lambda n: n + ".zip")
add("name of a text file", lambda n: "略\n".encode(), "name",
    name=lambda n: f"通知（{n}）.txt")
add("name of a file in GBK", lambda n: "略\n".encode(), "name",
    name=lambda n: f"通知（{n}）.txt".encode("gb18030"))
add("name of a folder of the tree", lambda n: "略\n".encode(), "name",
    name=lambda n: f"{n}/通知.txt")
