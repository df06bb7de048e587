"""Plain text and the file tree: bytes that are no text, names that reach
for the terminal, and files that are no files."""

import os
import socket

from attack import FILLER, MARKING, Folder, lister

ATTACKS, add = lister()

TEXT = f"{MARKING}\n\n{FILLER}\n".encode()
MEBI = 1 << 20


# Text.
def pieces(count, piece=b"a" * MEBI, before=TEXT, after=b""):
    def make():
        yield before
        for _ in range(count):
            yield piece
        yield after
    return make


add("nul.txt", lambda: TEXT + b"\0" * 9 + b"\n", "hit", complete="no")
add("lone-surrogates.txt", lambda: (
    f"{MARKING}\n\n{FILLER}\n".encode("utf-16")
    + b"\x00\xd8\x41\x00\x00\xdc\x0a\x00"), "hit")
add("utf-16-odd.txt", lambda: TEXT.decode().encode("utf-16") + b"\x41",
    "hit")
add("surrogates-in-utf8.txt", lambda: TEXT + b"\xed\xa0\x80\n", "hit")
add("bad-gb18030.txt", lambda: TEXT.decode().encode("gb18030")
    + b"\xff\xff\x81\x30\n\x80\n", "hit", complete="no")
add("overlong.txt", lambda: TEXT + b"\xc0\xaf\xe0\x80\xaf\n", "hit",
    complete="no")
add("controls.txt", lambda: TEXT + bytes(range(1, 32)) + b"\n", "hit")
add("escape-beside-the-marking.txt", lambda: (
    "\x1b]0;x\x07\x1b[2J\n".encode() + TEXT), "hit")
add("bidi.txt", lambda: "\u202e\u2066".encode() + TEXT, "hit")
add("line-64m.txt", pieces(64), "hit")
add("line-300m-one-byte-over.txt", pieces(300, after=b"\n"), "hit",
    nightly=True, seconds=60)
add("line-1g.txt", pieces(1024), "hit", nightly=True, seconds=200)
add("lines-8000000.txt", pieces(16, b"a\n" * (MEBI // 2)), "hit")
add("marking-at-the-end.txt", pieces(32, before=b"", after=b"\n" + TEXT),
    "hit")
add("markings-100000.txt", lambda: TEXT * 20_000, "hit")
add("words-of-markings.txt", lambda: "机密".encode() * 500_000,
    "hit|clean")


# Trees.
def files(*names, content=TEXT):
    def fill(folder):
        for name in names:
            path = os.path.join(os.fsencode(folder), name)
            with open(path, "wb") as file:
                file.write(content)
    return Folder(fill)


for what, name in (
        ("newline", b"a\nb.txt"), ("return", b"a\rb.txt"),
        ("escape", b"\x1b[31mred\x1b]0;t\x07.txt"),
        ("bad-utf8", b"\xff\xfe\xc3.txt"), ("option", b"-rf"),
        ("options", b"--report=json=x"), ("error", b"::error::x.txt"),
        ("github", b"a%0A::set-output name=x::y.txt"),
        ("bidi", "a\u202ecod.txt".encode()),
        ("c1", "\x9b31m.txt".encode()), ("blank", b" "), ("quote", b"'\".t"),
        ("glob", b"*?[.txt"), ("tab", b"a\tb.txt"),
        ("separator", "a\u2028b.txt".encode()),
        ("tag", "a\U000e0041.txt".encode()),
        ("long", b"n" * 251 + b".txt"),
        ("arrow", "a!b › c.txt".encode()), ("html", b"<script>x.txt")):
    add(f"name-{what}.d", files(name), "hit")


def deep(folder):
    here = os.getcwd()
    os.chdir(folder)
    try:
        for _ in range(60):
            os.mkdir("d" * 100)
            os.chdir("d" * 100)
        with open("a.txt", "wb") as file:
            file.write(TEXT)
    finally:
        os.chdir(here)


def loops(folder):
    def link(target, name):
        os.symlink(target, os.path.join(folder, name))
    link(".", "self")
    link("..", "up")
    link("b", "a")
    link("a", "b")
    link("/nowhere", "broken")
    link("/etc/passwd", "out")
    link("/", "root")
    link("/dev/zero", "zero")


def special(folder):
    os.mkfifo(os.path.join(folder, "fifo.docx"))
    here = os.getcwd()
    os.chdir(folder)  # the path of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.zip")
    finally:
        os.chdir(here)


def unreadable(folder):
    path = os.path.join(folder, "a.docx")
    with open(path, "wb") as file:
        file.write(b"PK\3\4")
    os.chmod(path, 0)


def wide(folder):
    for number in range(3000):
        with open(os.path.join(folder, f"{number}.txt"), "wb") as file:
            file.write(b"a\n")
    with open(os.path.join(folder, "z.txt"), "wb") as file:
        file.write(TEXT)


def sparse(folder):
    with open(os.path.join(folder, "sparse.txt"), "wb") as file:
        file.write(TEXT)
        file.truncate(5 << 30)


def sparse_structured(folder):
    for name, head in (("a.docx", b"PK\3\4"), ("b.html", b"<!DOCTYPE html>")):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(head)
            file.truncate(300 << 20)


add("deep-6000.d", Folder(deep), "hit")
add("links.d", Folder(loops), "skipped", forbidden=("root:",))
add("special.d", Folder(special), "skipped")
add("mode-000.d", Folder(unreadable), "incomplete")
add("files-3000.d", Folder(wide), "hit|clean")
add("sparse-300m.d", Folder(sparse_structured), "incomplete")
add("sparse-5g.d", Folder(sparse), "hit|incomplete", complete="no",
    nightly=True, seconds=600)
add("nothing-named", lambda: b"", "usage", arguments=[])
add("unknown-option", lambda: b"", "usage", arguments=["--no-such", "x"])
add("limit-of-zero", lambda: b"", "usage", arguments=["--jobs", "0", "x"])
add("missing", lambda: b"", "incomplete", arguments=["no-such-file.docx"])
