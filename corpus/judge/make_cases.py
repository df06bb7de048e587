#!/usr/bin/env python3
"""The labelled texts of this folder as files of their formats.

A .cases file holds many cases, each begun by a line "### id", then keys
("format: txt"), a line "----" and the text as it stands. README.md has the
keys. Usage: make_cases.py FOLDER [CASES…] writes each case as
FOLDER/id/name.
"""

import hashlib
import html
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import ooxml_writer as w  # noqa: E402

EXTENSIONS = {"eml": "txt"}
VML_WATERMARK = ('<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" '
                 'type="#_x0000_t136"><v:textpath string="{}"/></v:shape>'
                 "</w:pict></w:r>")


class Case:
    """One labelled text; `want` is the set of verdicts it may get."""

    def __init__(self, name, source):
        self.name = name
        self.source = source
        self.keys = {}
        self.lines = []

    def __getattr__(self, key):
        return self.keys.get(key, "")

    @property
    def text(self):
        lines = list(self.lines)
        while lines and not lines[-1].strip():
            lines.pop()
        return "\n".join(lines) + "\n"

    @property
    def wants(self):
        return set(self.want.split("|"))

    @property
    def file_name(self):
        ending = EXTENSIONS.get(self.format, self.format)
        return self.keys.get("name") or f"draft.{ending}"

    @property
    def held_out(self):
        """Every third case, by its name: not looked at while tuning."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 3 == 0

    def content(self):
        if self.format == "docx":
            return docx(self.text)
        encoding = self.keys.get("encoding", "utf-8")
        return self.text.encode(encoding, "xmlcharrefreplace")


def read_cases(path):
    cases = []
    in_text = False
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("### "):
            cases.append(Case(line[4:].strip(), path.name))
            in_text = False
        elif not cases:
            continue
        elif in_text:
            cases[-1].lines.append(line)
        elif line.startswith("----"):
            in_text = True
        else:
            key, colon, value = line.partition(":")
            if colon:
                cases[-1].keys[key.strip()] = value.strip()
    return cases


def docx(text):
    """Lines as paragraphs, `|`-lines as tables, `@place:` lines elsewhere."""
    package = w.Docx(filler=False)
    rows = []
    comments, notes = [], []
    properties, core = [], {}

    def end_table():
        if rows:
            package.body.append(w.table(*rows))
            rows.clear()

    for line in text.rstrip("\n").split("\n"):
        value = html.escape(line, quote=False)
        if line.startswith("|"):
            cells = value.strip().strip("|").split("|")
            rows.append([cell.strip() for cell in cells])
            continue
        end_table()
        place = re.match(r"@(\w+)(?: ([^:]*))?:? ?(.*)$", value, re.DOTALL)
        if not place:
            package.body.append(w.para(value))
            continue
        kind, name, rest = place.groups()
        if kind == "header":
            package.header(w.para(rest),
                           name=f"word/header{len(package.parts)}.xml")
        elif kind == "footer":
            package.header(w.para(rest), element="ftr",
                           name=f"word/footer{len(package.parts)}.xml")
        elif kind == "textbox":
            package.body.append(w.para(w.vml_box(w.para(rest))))
        elif kind == "watermark":
            package.body.append(w.para(VML_WATERMARK.format(
                html.escape(rest))))
        elif kind == "comment":
            comments.append(rest)
            package.body.append(w.para(
                f'<w:r><w:commentReference w:id="{len(comments)}"/></w:r>'))
        elif kind == "footnote":
            notes.append(rest)
            package.body.append(w.para(
                f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>'))
        elif kind == "deleted":
            package.body.append(w.para(
                '<w:del w:id="9" w:author="a"><w:r><w:delText>'
                f"{rest}</w:delText></w:r></w:del>"))
        elif kind == "hidden":
            package.body.append(w.para(w.run(rest, "<w:vanish/>")))
        elif kind in ("title", "keywords", "subject"):
            core[kind] = rest
        elif kind == "prop":
            properties.append((name, rest))
        elif kind == "pagebreak":
            package.body.append(w.para('<w:r><w:br w:type="page"/></w:r>'))
        elif kind == "section":
            package.body.append(
                w.para("", props="<w:sectPr/>"))
        else:
            package.body.append(w.para(value))
    end_table()
    add_parts(package, comments, notes, core, properties)
    return package.bytes()


def add_parts(package, comments, notes, core, properties):
    if comments:
        package.part("word/comments.xml", w.root("w:comments", "".join(
            f'<w:comment w:id="{n}" w:author="a">{w.para(text)}</w:comment>'
            for n, text in enumerate(comments, 1))),
            "comments+xml", "comments")
    if notes:
        package.part("word/footnotes.xml", w.root("w:footnotes", "".join(
            f'<w:footnote w:id="{n}">{w.para(text)}</w:footnote>'
            for n, text in enumerate(notes, 1))),
            "footnotes+xml", "footnotes")
    if core:
        names = {"title": "dc:title", "subject": "dc:subject",
                 "keywords": "cp:keywords"}
        inner = "".join(f"<{names[k]}>{v}</{names[k]}>"
                        for k, v in core.items())
        package.part(
            "docProps/core.xml",
            f'{w.HEAD}<cp:coreProperties xmlns:cp="{w.PACKAGE}metadata/'
            'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"{inner}</cp:coreProperties>",
            "application/vnd.openxmlformats-package.core-properties+xml",
            w.PACKAGE + "relationships/metadata/core-properties", source="")
    if properties:
        inner = "".join(
            '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" '
            f'pid="{n}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr>'
            "</property>" for n, (name, value) in enumerate(properties, 2))
        package.part(
            "docProps/custom.xml",
            f'{w.HEAD}<Properties xmlns="{w.OFFICE}custom-properties" '
            f'xmlns:vt="{w.OFFICE}docPropsVTypes">{inner}</Properties>',
            "application/vnd.openxmlformats-officedocument."
            "custom-properties+xml", "custom-properties", source="")


def write_cases(cases, folder):
    """Returns path → case."""
    written = {}
    for number, case in enumerate(cases):
        path = f"{number:04d}/{case.file_name}"
        file = folder / path
        file.parent.mkdir(parents=True)
        file.write_bytes(case.content())
        written[path] = case
    return written


def main():
    folder = pathlib.Path(sys.argv[1])
    files = [pathlib.Path(name) for name in sys.argv[2:]]
    files = files or sorted(HERE.glob("*.cases"))
    cases = [case for path in files for case in read_cases(path)]
    for path, case in write_cases(cases, folder).items():
        print(path, case.name, case.want, sep="\t")


if __name__ == "__main__":
    main()
