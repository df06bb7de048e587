"""Compound files (OLE2, MS-CFB): as many streams as one needs, each padded
to 4096 bytes so that there is no mini stream."""

import struct

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512


def directory_entry(name, kind, start, size, right=FREE, child=FREE):
    raw = name.encode("utf-16-le") + b"\0\0"
    return (raw.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(raw), kind, 1, FREE, right, child)
            + bytes(16) + struct.pack("<IQQIQ", 0, 0, 0, start, size))


def ole_of(*streams):
    """A compound file of (name, bytes), all in its root storage."""
    body, chains, entries = b"", [], []
    for at, (name, data) in enumerate(streams):
        size = max(len(data), 4096)
        padded = data.ljust(-(-size // SECTOR) * SECTOR, b"\0")
        first = 1 + len(body) // SECTOR
        count = len(padded) // SECTOR
        chains += [*range(first + 1, first + count), END]
        right = at + 2 if at + 1 < len(streams) else FREE
        entries.append(directory_entry(name, 2, first, size, right))
        body += padded
    root = directory_entry("Root Entry", 5, END, 0,
                           child=1 if streams else FREE)
    table = root + b"".join(entries)
    table = table.ljust(-(-len(table) // SECTOR) * SECTOR, b"\0")
    first = 1 + len(body) // SECTOR
    count = len(table) // SECTOR
    chains += [*range(first + 1, first + count), END]
    fat = struct.pack(f"<{len(chains) + 1}I", FAT, *chains)
    assert len(fat) <= SECTOR, "too large for one sector of FAT"
    fat += struct.pack("<I", FREE) * ((SECTOR - len(fat)) // 4)
    head = (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(16)
            + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
            + struct.pack("<IIIIIIIII", 0, 1, first, 0, 4096, END, 0, END, 0)
            + struct.pack("<109I", 0, *[FREE] * 108))
    return head + fat + body + table
