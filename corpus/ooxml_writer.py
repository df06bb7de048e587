"""Word packages (ISO/IEC 29500) of as few parts as a case needs."""

import zip_writer

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
MICROSOFT = "http://schemas.microsoft.com/office/"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"

NAMESPACES = {
    "w": W, "r": R,
    "m": OFFICE + "math",
    "wp": DRAWING + "wordprocessingDrawing",
    "a": DRAWING + "main",
    "pic": DRAWING + "picture",
    "c": DRAWING + "chart",
    "dgm": DRAWING + "diagram",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": MICROSOFT + "word/2010/wordprocessingShape",
    "wpg": MICROSOFT + "word/2010/wordprocessingGroup",
    "wpc": MICROSOFT + "word/2010/wordprocessingCanvas",
    "w14": MICROSOFT + "word/2010/wordml",
    "w15": MICROSOFT + "word/2012/wordml",
    "wne": MICROSOFT + "word/2006/wordml",
}
XMLNS = "".join(f' xmlns:{p}="{u}"' for p, u in NAMESPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPE = WORD_TYPE + "document.main+xml"

BEFORE = "各科室、各直属单位："
AFTER = "请结合实际认真抓好落实，工作中遇有问题及时与办公室联系。"


def text(value):
    return f'<w:t xml:space="preserve">{value}</w:t>'


def run(value, props=""):
    props = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f"<w:r>{props}{text(value)}</w:r>"


def runs(value, between=""):
    """Each character in a run of its own."""
    return between.join(run(char) for char in value)


def halves(value):
    return value[:len(value) // 2], value[len(value) // 2:]


def para(*content, props=""):
    """A paragraph; plain strings become runs."""
    props = f"<w:pPr>{props}</w:pPr>" if props else ""
    inner = "".join(c if c.startswith("<") else run(c) for c in content)
    return f"<w:p>{props}{inner}</w:p>"


def root(name, inner, more=""):
    return f"{HEAD}<{name}{XMLNS}{more}>{inner}</{name}>"


def cell(*paragraphs):
    return "<w:tc><w:tcPr/>" + "".join(paragraphs) + "</w:tc>"


def table(*rows, props=""):
    inner = "".join("<w:tr>" + "".join(
        c if c.startswith("<w:tc") else cell(para(c)) for c in row)
        + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{props}</w:tblPr>{inner}</w:tbl>"


def field(code, result="略"):
    """A complex field; `code` is XML of instrText runs or plain text."""
    if not code.startswith("<"):
        code = f'<w:r><w:instrText xml:space="preserve">{code}' \
               "</w:instrText></w:r>"
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return char("begin") + code + char("separate") + run(result) + char("end")


def vml_box(inner):
    """An old text box in a run of its own."""
    return ('<w:r><w:pict><v:shape id="s1" type="#_x0000_t202">'
            f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
            "</v:shape></w:pict></w:r>")


def drawing(graphic, uri="shape", attributes='name="形状 1"'):
    """An inline drawing: what stands in a:graphicData."""
    return ('<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/>'
            f'<wp:docPr id="7" {attributes}/><a:graphic><a:graphicData '
            f'uri="{DRAWING}{uri}">{graphic}</a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>")


def shape(inner):
    """A new text box, without its run."""
    return drawing("<wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>"
                   f"{inner}</w:txbxContent></wps:txbx><wps:bodyPr/>"
                   "</wps:wsp>")


def choice(new, old, requires="wps"):
    return (f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}">'
            f"{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
            "</mc:AlternateContent></w:r>")


def vml_pict(inner):
    return vml_box(inner)[len("<w:r>"):-len("</w:r>")]


class Docx:
    """Collects parts; bytes() is the package. `body` is a list of XML."""

    def __init__(self, *body, main="word/document.xml", filler=True,
                 main_type=MAIN_TYPE):
        self.body = list(body)
        self.main = main
        self.main_type = main_type
        self.filler = filler
        self.section = ""
        self.background = ""
        self.parts = {}  # name → XML or bytes, besides the main part
        self.defaults = {
            "rels": "application/vnd.openxmlformats-package."
            + "relationships+xml", "xml": "application/xml"}
        self.overrides = {}
        self.rels = {"": []}  # part → [(type, target, external)]
        self.entries = {}  # name → options of its zip entry
        self.convert = {}  # name → function from XML to bytes
        self.options = {}  # of the zip
        self.relate("", OFFICE + "relationships/officeDocument", main)

    def relate(self, source, kind, target, external=False):
        """Adds a relationship and returns its id."""
        if not kind.startswith("http"):
            kind = OFFICE + "relationships/" + kind
        rels = self.rels.setdefault(source, [])
        rels.append((kind, target, external))
        return f"rId{len(rels)}"

    def part(self, name, content, kind=None, rel=None, source=None):
        """Adds a part; `kind` is its content type (or the end of a Word
        one), `rel` the type of a relationship from the main part."""
        self.parts[name] = content
        if kind:
            self.overrides[name] = kind if "/" in kind else WORD_TYPE + kind
        if rel:
            source = self.main if source is None else source
            here = source.rsplit("/", 1)[0] + "/"
            target = name[len(here):] if name.startswith(here) else "/" + name
            self.relate(source, rel, target)
        return self

    def link(self, target, kind="hyperlink"):
        """An external relationship of the main part, and its id."""
        return self.relate(self.main, kind, target, external=True)

    def header(self, inner, kind="default", name="word/header1.xml",
               element="hdr"):
        """A header (or footer, by `element`) of the last section."""
        word = "header" if element == "hdr" else "footer"
        self.part(name, root(f"w:{element}", inner), word + "+xml", word)
        at = f"rId{len(self.rels[self.main])}"
        self.section += f'<w:{word}Reference w:type="{kind}" r:id="{at}"/>'
        if kind == "first":
            self.section += "<w:titlePg/>"
        return self

    def footer(self, inner, kind="default"):
        return self.header(inner, kind, "word/footer1.xml", "ftr")

    def document(self):
        body = "".join(self.body)
        if self.filler:
            body = para(BEFORE) + body + para(AFTER)
        section = f"<w:sectPr>{self.section}</w:sectPr>"
        return root("w:document", f"{self.background}<w:body>{body}"
                    f"{section}</w:body>")

    def rels_xml(self, source):
        inner = "".join(
            f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"'
            + (' TargetMode="External"' if external else "") + "/>"
            for n, (kind, target, external) in
            enumerate(self.rels[source], 1))
        return (f'{HEAD}<Relationships xmlns="{PACKAGE}relationships">{inner}'
                "</Relationships>")

    def types_xml(self):
        inner = "".join(f'<Default Extension="{e}" ContentType="{t}"/>'
                        for e, t in self.defaults.items())
        inner += "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in self.overrides.items())
        return (f'{HEAD}<Types xmlns="{PACKAGE}content-types">{inner}'
                "</Types>")

    def all_parts(self):
        self.overrides.setdefault(self.main, self.main_type)
        all_parts = {"[Content_Types].xml": self.types_xml()}
        all_parts["_rels/.rels"] = self.rels_xml("")
        all_parts.setdefault(self.main, self.document())
        all_parts.update(self.parts)
        for source in self.rels:
            if source:
                folder, leaf = source.rsplit("/", 1)
                name = f"{folder}/_rels/{leaf}.rels"
                all_parts.setdefault(name, self.rels_xml(source))
        return all_parts

    def zip(self, method=zip_writer.DEFLATED):
        made = zip_writer.Zip(**self.options)
        for name, content in self.all_parts().items():
            if name in self.convert:
                content = self.convert[name](content)
            made.add(name, content,
                     **{"method": method, **self.entries.get(name, {})})
        return made

    def bytes(self, method=zip_writer.DEFLATED):
        return self.zip(method).bytes()


def simple(*content):
    """A package whose only special thing is one paragraph."""
    return Docx(para(*content)).bytes()
