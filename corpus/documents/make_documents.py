#!/usr/bin/python3
"""make_documents.py FOLDER: one small document for each hiding place.

Writes FOLDER/documents, FOLDER/needles.yaml (a rule pack that knows all
invented names) and FOLDER/documents.tsv, what a scan must say of each file:
  path    below documents/; of files whose name is the needle, their folder
  format, place, kind (k: a name of the pack, m: a marking), needle
  wanted, status, roles, part, hidden, paragraph   see cases.py
  line    of the needle in the source, where it stands there once as it is
An empty column is not compared.
"""

import os
import shutil
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]

import cases
import code_cases
import docx_more
import docx_package
import docx_parts
import docx_text
import html_pages
import more_cases
import zip_cases

SOURCES = (docx_text, docx_parts, docx_package, docx_more, html_pages,
           zip_cases, code_cases, more_cases)
COLUMNS = ("path", "format", "place", "kind", "needle", "wanted", "status",
           "roles", "part", "hidden", "paragraph", "line")
LINED = ("html", "xml", "json", "js", "css", "txt")


def all_cases():
    found = [case for source in SOURCES for case in source.CASES]
    names = [(case.format, case.leaf) for case in found]
    assert len(names) == len(set(names)), "two cases of one name"
    return found


def line_of(case, data, needle):
    if case.format not in LINED or not case.lined:
        return ""
    if case.wanted not in ("found", "noted"):
        return ""
    if b"\0" in data or data.count(needle.encode()) != 1:
        return ""
    return str(data[:data.index(needle.encode())].count(b"\n") + 1)


def write(folder, case, kind, needle):
    """Writes one document and returns its row."""
    data = case.make(needle)
    path = os.path.join(case.format, case.leaf.format(kind))
    at = os.path.join(folder, path)
    if case.name:
        at = os.path.join(os.fsencode(at), os.fsencode(case.name(needle)))
    os.makedirs(os.path.dirname(at), exist_ok=True)
    with open(at, "wb") as file:
        file.write(data)
    hidden = "" if case.hidden is None else str(int(case.hidden))
    return (path, case.format, case.place, kind, needle, case.wanted,
            case.status, " ".join(case.roles), case.part, hidden,
            str(case.paragraph or ""), line_of(case, data, needle))


def pack(words):
    lines = "".join(f"      - {word}\n" for word in words)
    return f"""\
pack: needles
version: 1
rules:
  - id: needles.names
    type: keyword
    severity: review
    words:
{lines}    examples: [关于{words[0]}的通知]
    counter_examples: [关于工程的通知]
"""


def make(folder):
    documents = os.path.join(folder, "documents")
    shutil.rmtree(documents, ignore_errors=True)
    rows, words = [], []
    for serial, case in enumerate(all_cases()):
        for kind in case.kinds:
            needle = (cases.word if kind == "k" else cases.marking)(serial)
            rows.append(write(documents, case, kind, needle))
            words += [needle] * (kind == "k")
    with open(os.path.join(folder, "needles.yaml"), "w",
              encoding="utf-8") as file:
        file.write(pack(words))
    with open(os.path.join(folder, "documents.tsv"), "w",
              encoding="utf-8") as file:
        for row in (COLUMNS, *rows):
            file.write("\t".join(row) + "\n")


if __name__ == "__main__":
    make(sys.argv[1])
