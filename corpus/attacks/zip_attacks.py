"""ZIP: bombs, overlaps, lies, and names that reach for the terminal."""

import bz2
import os
import struct
import zlib

from attack import FILLER, MARKING, Folder, lister
from zip_writer import (
    BZIP2, DEFLATED, LZMA, STORED, UTF8_FLAG, Entry, Zip, deflate, lzma_of,
    zip_of)

ATTACKS, add = lister()

TEXT = f"{MARKING}\n\n" + f"{FILLER}\n" * 5  # packs: no raw scan finds it
MEBI = 1 << 20


def bomb(count, name="bomb.bin", letter=b"\0"):
    """An entry of `count` MiB of one letter. A flushed block of 1 MiB needs
    nothing that stands before it, so it is packed once and repeated."""
    block = letter * MEBI
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(count):
        crc = zlib.crc32(block, crc)
    made = Entry(name, packed=packed * count + b"\3\0")
    made.fields.update(crc=crc, size=count * MEBI)
    return made


# Bombs.
add("bomb-flat.zip", lambda: Zip(bomb(100)).bytes(), "incomplete")
add("bomb-flat-text.zip", lambda: Zip(bomb(100, "a.txt", b"a")).bytes(),
    "incomplete")
add("bomb-behind-a-marking.zip", lambda: Zip(
    Entry("a.txt", TEXT), bomb(300)).bytes(), "hit", complete="no")
add("bomb-before-a-marking.zip", lambda: Zip(
    bomb(300), Entry("z.txt", TEXT)).bytes(), "hit|incomplete",
    complete="no")
add("bomb-of-many.zip", lambda: Zip(*(
    bomb(30, f"{n}.bin") for n in range(20))).bytes(), "incomplete")
add("bomb-bzip2.zip", lambda: Zip(packed_bomb(
    BZIP2, bz2.compress)).bytes(), "incomplete")
add("bomb-lzma.zip", lambda: Zip(packed_bomb(LZMA, lzma_of)).bytes(),
    "incomplete")
add("bomb-in-a-zip.zip", lambda: zip_of(("b.zip", Zip(bomb(200)).bytes())),
    "incomplete")
add("bomb-nested-packed-twice.zip", lambda: zip_of(("b.zip", zip_of(
    *((f"{n}.zip", Zip(bomb(9)).bytes()) for n in range(40))))),
    "incomplete")


def packed_bomb(method, pack):
    data = bytes(12 * MEBI)
    return Entry("bomb.bin", data, method=method, packed=pack(data))


# Overlaps.
def same_header(count):
    """A directory of many entries, all of one header."""
    first = Entry("0.bin", bytes(MEBI))
    others = []
    for n in range(1, count):
        other = Entry(f"{n}.bin", written=False)
        other.fields.update({k: v for k, v in first.fields.items()
                             if k != "name"})
        others.append(other)
    return Zip(first, *others).bytes()


def quoted_overlap(count, kernel=b"a" * MEBI):
    """David Fifield's way: each file quotes the header of the next in a
    stored block and shares all data behind it."""
    names = [f"{n}.txt".encode() for n in range(count)]
    packed, data = deflate(kernel), kernel
    entries, body = [], b""
    for at in range(count - 1, -1, -1):
        entry = Entry(names[at], packed=packed, written=False)
        entry.fields.update(crc=zlib.crc32(data), size=len(data))
        header = entry.local_bytes()[:30 + len(names[at])]
        entries.append(entry)
        body = header + packed
        quote = struct.pack("<BHH", 0, len(header), len(header) ^ 0xFFFF)
        packed = quote + header + packed
        data = header + data
    for entry in entries:
        entry.offset = len(body) - entry.fields["packed"] - 30 - len(
            entry.fields["name"])
    entries.reverse()
    return Zip(*entries, prefix=body).bytes()


add("overlap-one-header.zip", lambda: same_header(3000), "incomplete")
add("overlap-quoted.zip", lambda: quoted_overlap(200), "incomplete")
add("overlap-two.zip", lambda: overlap_two(), "hit", complete="no")
add("covers-its-directory.zip", lambda: covers_directory(), "incomplete|hit",
    complete="no")


def overlap_two():
    data = TEXT.encode()
    inner = Entry("b.txt", data, method=STORED)
    outer = Entry("a.txt", b"x\n" + inner.local_bytes() + b"\ny",
                  method=STORED)
    inner.written = False
    inner.offset = 30 + 5 + 2
    return Zip(outer, inner).bytes()


def covers_directory():
    """A stored member that is the rest of its own archive."""
    first = Entry("a.txt", TEXT, method=STORED)
    whole = Zip(first).bytes()
    cover = Entry("self.zip", packed=b"", method=STORED)
    cover.fields.update(packed=len(whole) + 60, size=len(whole) + 60)
    return Zip(cover, first).bytes()


# Depth and number.
def nested(depth, data=None):
    data = zip_of(("a.txt", TEXT)) if data is None else data
    for level in range(depth):
        data = Zip(Entry(f"{level}.zip", data, method=STORED)).bytes()
    return data


def tree(levels, width=16):
    data = b"a\n"
    name = "a.txt"
    for _ in range(levels):
        data = zip_of(*((f"{n}-{name}", data) for n in range(width)))
        name = "b.zip"
    return data


add("depth-40.zip", lambda: nested(40), "incomplete|hit", complete="no")
add("depth-9.zip", lambda: nested(9), "incomplete|hit", complete="no")
add("depth-5.zip", lambda: nested(5), "hit", complete="yes")
add("depth-2000.zip", lambda: nested(2000), "incomplete|hit", complete="no")
add("tree-16-4.zip", lambda: tree(4), "incomplete")
add("entries-100000.zip", lambda: many(100_000), "hit|incomplete",
    complete="no")
add("entries-9000.zip", lambda: many(9_000), "hit", complete="yes")
add("markings-2000.zip", lambda: Zip(*(
    Entry(f"{n}.txt", TEXT) for n in range(2000))).bytes(), "hit")
add("folders-65000.zip", lambda: Zip(Entry(
    b"a/" * 32000 + b"a.txt", TEXT)).bytes(), "hit|incomplete")
add("name-65535.zip", lambda: Zip(Entry(
    b"n" * 65531 + b".txt", TEXT)).bytes(), "hit|incomplete")


def many(count):
    made = Zip(Entry("marking.txt", TEXT))
    for n in range(count):
        made.add(f"{n}.txt", b"", method=STORED)
    return made.bytes()


# Lies.
def lying(local=None, central=None, **options):
    return lambda: Zip(Entry("a.txt", TEXT, local=local, central=central,
                             **options)).bytes()


SHORT, LONG = {"size": 9}, {"size": 900_000}
for what, fields in (("short", SHORT), ("long", LONG),
                     ("huge", {"size": 0xFFFFFFF0})):
    add(f"size-{what}-directory.zip", lying(central=fields),
        "hit|incomplete", complete="no")
    add(f"size-{what}-local.zip", lying(local=fields), "hit|incomplete",
        complete="no")
    add(f"size-{what}-both.zip", lying(fields, fields), "hit|incomplete",
        complete="no")
add("packed-short.zip", lying({"packed": 9}, {"packed": 9}),
    "hit|incomplete", complete="no")
add("packed-long.zip", lying({"packed": 90000}, {"packed": 90000}),
    "hit|incomplete", complete="no")
add("packed-zero-directory.zip", lying(central={"packed": 0, "size": 0,
                                                "crc": 0}),
    "hit|incomplete", complete="no")
add("crc.zip", lying({"crc": 7}, {"crc": 7}), "hit|incomplete",
    complete="no")
add("crc-directory.zip", lying(central={"crc": 7}), "hit|incomplete",
    complete="no")
add("name-differs.zip", lying(local={"name": b"other"}), "hit",
    complete="no")
add("flags-differ.zip", lying(local={"flags": 1}), "hit|incomplete",
    complete="no")
add("stored-in-directory.zip", lambda: mismatch(STORED, DEFLATED), "hit",
    complete="no")
add("deflated-in-directory.zip", lambda: mismatch(DEFLATED, STORED), "hit",
    complete="no")
add("duplicate.zip", lambda: zip_of(("a.txt", "略"), ("a.txt", TEXT)),
    "hit")
add("hidden-local.zip", lambda: Zip(Entry("a.txt", "略"), Entry(
    "b.txt", TEXT, listed=False)).bytes(), "hit", complete="no")
add("joined.zip", lambda: zip_of(("a.txt", TEXT)) + zip_of(("b.txt", "略")),
    "hit", complete="no")
add("sfx.exe", lambda: b"MZ" + bytes(1022) + zip_of(("a.txt", TEXT)), "hit",
    complete="no")
add("end-record-in-comment.zip", lambda: Zip(
    Entry("a.txt", TEXT), comment=zip_of()[:22] + b"tail").bytes(),
    "hit|incomplete")
add("comment-length.zip", lambda: zip_of(("a.txt", TEXT))[:-2] + b"\xff\xff",
    "hit|incomplete", complete="no")
add("count-65535.zip", lambda: Zip(Entry("a.txt", TEXT), count=65535)
    .bytes(), "hit|incomplete", complete="no")
add("directory-offset.zip", lambda: poke(16, b"\xf0\xff\xff\xff"),
    "hit|incomplete", complete="no")
add("directory-size.zip", lambda: poke(12, b"\xf0\xff\xff\x7f"),
    "hit|incomplete", complete="no")
add("entry-offset.zip", lying(central={"offset": 0x7FFFFFFF}),
    "hit|incomplete", complete="no")
add("zip64-absurd.zip", lying(
    extra=struct.pack("<HHQQQ", 1, 24, 1 << 63, 1 << 63, 1 << 62),
    local={"packed": 0xFFFFFFFF, "size": 0xFFFFFFFF},
    central={"packed": 0xFFFFFFFF, "size": 0xFFFFFFFF}), "hit|incomplete",
    complete="no")
add("extra-cut.zip", lying(extra=struct.pack("<HH", 0x7075, 900)),
    "hit|incomplete")
add("empty.zip", lambda: zip_of(), "clean", complete="yes")
add("spanned.zip", lambda: b"PK00" + zip_of(("a.txt", TEXT)),
    "hit|incomplete")


def mismatch(listed, real):
    data = TEXT.encode()
    packed = deflate(data) if real == DEFLATED else data
    content = packed if listed == STORED else data
    return Zip(Entry("a.txt", data, method=real, packed=packed, central={
        "method": listed, "size": len(content),
        "crc": zlib.crc32(content)})).bytes()


def poke(at, value):
    """An end record with bytes changed."""
    made = bytearray(zip_of(("a.txt", TEXT)))
    made[len(made) - 22 + at:len(made) - 22 + at + len(value)] = value
    return bytes(made)


# Encrypted, unknown.
AES = struct.pack("<HHHBBBH", 0x9901, 7, 2, 0x41, 0x45, 3, 8)
add("zipcrypto.zip", lambda: Zip(Entry("a.txt", bytes(range(64)), flags=1,
                                       method=STORED)).bytes(), "incomplete")
add("aes.zip", lambda: Zip(Entry(
    "a.txt", bytes(range(64)), flags=1, method=STORED, extra=AES,
    local={"method": 99}, central={"method": 99})).bytes(), "incomplete")
add("strong-encryption.zip", lying({"flags": 0x41}, {"flags": 0x41}),
    "incomplete")
for method in (1, 6, 9, 19, 96, 98, 255):
    add(f"method-{method}.zip", lambda m=method: Zip(Entry(
        "a.txt", bytes(range(64)), method=STORED, local={"method": m},
        central={"method": m})).bytes(), "incomplete")

# Names.
for what, name in (
        ("climbs", b"../../../../../../tmp/mishen-attack.txt"),
        ("absolute", b"/tmp/mishen-attack.txt"),
        ("drive", b"C:\\mishen-attack.txt"),
        ("escape", b"\x1b]0;x\x07\x1b[31m.txt"),
        ("newline", b"a\n::error::b.txt"),
        ("return", b"a\rb.txt"),
        ("nul", b"a\0b.txt"),
        ("bad-utf8", b"\xff\xfe\xc0\xaf.txt"),
        ("c1", "a\x9b31m.txt".encode()),
        ("bidi", "a\u202etxt.b\u2066.txt".encode()),
        ("gbk", "机关通讯录.txt".encode("gb18030")),
        ("empty", b""),
        ("option", b"-rf"),
        ("dots", b"....//....//a.txt"),
        ("device", b"NUL")):
    add(f"name-{what}.zip", lambda n=name: Zip(Entry(
        n, TEXT, flags=UTF8_FLAG)).bytes(), "hit")
add("symlink.zip", lambda: Zip(Entry(
    "link", "/etc/passwd", method=STORED, mode=0o120777)).bytes(),
    "clean|incomplete", forbidden=("root:",))
add("symlink-and-content.zip", lambda: Zip(
    Entry("d", "/tmp", method=STORED, mode=0o120777),
    Entry("d/a.txt", TEXT)).bytes(), "hit")


# Cuts and single bytes changed.
def cuts(data, suffix, step, first=4):
    def fill(folder):
        for size in range(first, len(data), step):
            with open(os.path.join(folder, f"{size:05}{suffix}"),
                      "wb") as file:
                file.write(data[:size])
    return Folder(fill)


def flips(data, suffix, step, skip=0):
    """One byte changed in each file; the first four stay, they say what it
    is."""
    def fill(folder):
        for at in range(max(4, skip), len(data), step):
            made = bytearray(data)
            made[at] ^= 0x55
            with open(os.path.join(folder, f"{at:05}{suffix}"),
                      "wb") as file:
                file.write(made)
    return Folder(fill)


WHOLE = Zip(Entry("一.txt", TEXT), Entry("二.txt", TEXT, method=STORED),
            comment="说明".encode()).bytes()
add("cuts.zip.d", cuts(WHOLE, ".zip", 7), "hit|incomplete", complete="no")
add("flips.zip.d", flips(WHOLE, ".zip", 5), "hit|incomplete")
