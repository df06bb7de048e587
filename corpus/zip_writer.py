"""ZIP files made byte by byte, so that each field may lie (APPNOTE 6.3.10).

A Zip is a list of Entry; every field of local and central headers can be
set apart. Nothing depends on the clock.
"""

import bz2
import lzma
import struct
import zlib

DATE = (44 << 9) | (1 << 5) | 1  # 2024-01-01
STORED, DEFLATED, BZIP2, LZMA = 0, 8, 12, 14
UTF8_FLAG = 0x800
MAX32 = 0xFFFFFFFF


def deflate(data, level=9):
    level = 1 if len(data) > 4 << 20 else level  # attacks: be quick
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def lzma_of(data):
    filters = [{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 16, "lc": 3,
                "lp": 0, "pb": 2}]
    packed = lzma.compress(data, lzma.FORMAT_RAW, filters=filters)
    return struct.pack("<BBHBI", 9, 4, 5, 0x5D, 1 << 16) + packed


def pack(data, method):
    if method == DEFLATED:
        return deflate(data)
    if method == BZIP2:
        return bz2.compress(data)
    if method == LZMA:
        return lzma_of(data)
    return data


class Entry:
    """One member. `local` and `central` override fields of one header:
    flags, method, crc, packed, size, name, extra, version."""

    def __init__(self, name, data=b"", method=DEFLATED, flags=None,
                 comment=b"", extra=b"", packed=None, mode=0o100644,
                 local=None, central=None, listed=True, written=True,
                 before=b"", descriptor=False, zip64=False):
        if isinstance(name, str):
            raw = name.encode()
            if flags is None and not name.isascii():
                flags = UTF8_FLAG
            name = raw
        data = data.encode() if isinstance(data, str) else data
        packed = pack(data, method) if packed is None else packed
        self.fields = {
            "name": name, "flags": (flags or 0) | (8 if descriptor else 0),
            "method": method, "crc": zlib.crc32(data), "packed": len(packed),
            "size": len(data), "extra": extra, "version": 20}
        self.packed = packed
        self.comment = comment
        self.mode = mode
        self.local = local or {}
        self.central = central or {}
        self.listed = listed  # in the directory
        self.written = written  # as bytes of its own
        self.before = before  # bytes between it and what stands before
        self.descriptor = descriptor
        self.zip64 = zip64
        self.offset = 0

    def local_bytes(self):
        f = {**self.fields, **self.local}
        extra = f["extra"]
        crc, packed, size = f["crc"], f["packed"], f["size"]
        if self.zip64:
            extra += struct.pack("<HHQQ", 1, 16, size, packed)
            packed = size = MAX32
        if self.descriptor:
            crc = packed = size = 0
        head = struct.pack(
            "<4sHHHHHIIIHH", b"PK\3\4", f["version"], f["flags"], f["method"],
            0, DATE, crc, packed, size, len(f["name"]), len(extra))
        tail = b""
        if self.descriptor:
            tail = struct.pack("<4sIII", b"PK\7\x08", f["crc"], f["packed"],
                               f["size"])
        return head + f["name"] + extra + self.packed + tail

    def central_bytes(self):
        f = {**self.fields, **self.central}
        extra, packed, size = f["extra"], f["packed"], f["size"]
        offset = f.get("offset", self.offset)
        if self.zip64:
            extra += struct.pack("<HHQQQ", 1, 24, size, packed, offset)
            packed = size = offset = MAX32
        head = struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 0x031E, f["version"],
            f["flags"], f["method"], 0, DATE, f["crc"], packed, size,
            len(f["name"]), len(extra), len(self.comment), 0, 0,
            self.mode << 16, offset)
        return head + f["name"] + extra + self.comment


class Zip:
    def __init__(self, *entries, comment=b"", prefix=b"", suffix=b"",
                 gap=b"", zip64=False, count=None, shift=True):
        self.entries = list(entries)
        self.comment = comment
        self.prefix = prefix  # before all; offsets count from the file
        self.suffix = suffix  # behind all
        self.gap = gap  # between the last member and the directory
        self.zip64 = zip64
        self.count = count  # what the end record says
        self.shift = shift  # False: offsets do not count the prefix

    def add(self, name, data=b"", **options):
        self.entries.append(Entry(name, data, **options))
        return self

    def bytes(self):
        out = bytearray(self.prefix)
        base = 0 if self.shift else len(self.prefix)
        for entry in self.entries:
            if entry.written:
                out += entry.before
                entry.offset = len(out) - base
                out += entry.local_bytes()
        out += self.gap
        start = len(out) - base
        listed = [e for e in self.entries if e.listed]
        directory = b"".join(e.central_bytes() for e in listed)
        out += directory
        count = len(listed) if self.count is None else self.count
        if self.zip64:
            at = len(out) - base
            out += struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0,
                               count, count, len(directory), start)
            out += struct.pack("<4sIQI", b"PK\6\7", 0, at, 1)
        short = min(count, 0xFFFF)
        out += struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, short, short,
                           len(directory), start, len(self.comment))
        return bytes(out + self.comment + self.suffix)


def zip_of(*pairs, **options):
    """A plain ZIP of (name, data)."""
    return Zip(*(Entry(name, data) for name, data in pairs),
               **options).bytes()


def unicode_path(raw_name, name):
    """Info-ZIP's Unicode path (0x7075) for a member called raw_name."""
    body = struct.pack("<BI", 1, zlib.crc32(raw_name)) + name.encode()
    return struct.pack("<HH", 0x7075, len(body)) + body
