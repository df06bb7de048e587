"""Word: harder variations of what docx_text, _parts and _package hide."""

import re

from cases import lister
from docx_package import DOCUMENT, changed, embedded, encoded, of_document
from ooxml_writer import (
    Docx, drawing, field, halves, para, root, run, shape, simple,
    table, text, vml_box, vml_pict)
from zip_writer import BZIP2, Entry, zip_of

CASES, add = lister("docx")

CHANGE = 'w:id="3" w:author="王某某" w:date="2024-03-01T09:00:00Z"'


def body(*content):
    return Docx(*content).bytes()


def between(xml):
    return lambda n: simple(run(halves(n)[0]), xml, run(halves(n)[1]))


# Text.
add("a character a line", lambda n: simple(
    "<w:r>" + "<w:br/>".join(text(c) for c in n) + "</w:r>"), "body")
add("blanks between all characters", lambda n: simple("　".join(n)), "body",
    kinds="m")
add("a blank run between all characters", lambda n: simple(
    run("　").join(run(c) for c in n)), "body", kinds="m")
for what, xml in (
        ("comment reference", '<w:r><w:commentReference w:id="1"/></w:r>'),
        ("endnote reference", '<w:r><w:endnoteReference w:id="1"/></w:r>'),
        ("annotation reference", "<w:r><w:annotationRef/></w:r>"),
        ("picture", "<w:r>" + drawing("<pic:pic/>", "picture") + "</w:r>"),
        ("old object", "<w:r><w:object/></w:r>"),
        ("page number", "<w:r><w:pgNum/></w:r>"),
        ("move mark", '<w:moveFromRangeStart w:id="8" w:name="m"/>'),
        ("empty field", field(" XE 略 ", "")),
        ("alternative without text", "<w:r><mc:AlternateContent><mc:Choice "
         'Requires="wps"/></mc:AlternateContent></w:r>')):
    add(f"between: {what}", between(xml), "body", status="any", kinds="k")
add("half moved away", lambda n: simple(
    f"<w:moveFrom {CHANGE}>" + run(halves(n)[0]) + "</w:moveFrom>",
    run(halves(n)[1])), "body", hidden=True)
add("half moved here", lambda n: simple(
    run(halves(n)[0]), f"<w:moveTo {CHANGE}>" + run(halves(n)[1])
    + "</w:moveTo>"), "body")
add("many small edits", lambda n: simple("".join(
    f"<w:del {CHANGE}><w:r><w:delText>略</w:delText></w:r></w:del>"
    f"<w:ins {CHANGE}>{run(c)}</w:ins>" for c in n)), "body", hidden=False)
add("many small edits, the other way", lambda n: simple("".join(
    f"<w:del {CHANGE}><w:r><w:delText>{c}</w:delText></w:r></w:del>"
    f"<w:ins {CHANGE}>{run('略')}</w:ins>" for c in n)), "body", hidden=True)
add("link in an insertion in a control", lambda n: simple(
    f"{run(n[0])}<w:sdt><w:sdtContent><w:ins {CHANGE}><w:hyperlink "
    f'w:anchor="a">{run(n[1:])}</w:hyperlink></w:ins></w:sdtContent>'
    "</w:sdt>"), "body")
add("name of a move", lambda n: simple(
    f'<w:moveToRangeStart w:id="8" w:name="{n}"/>'), "attribute", kinds="k")
add("right to left", lambda n: simple(
    '<w:bdo w:val="rtl">' + run(n[::-1]) + "</w:bdo>"), "body", kinds="k")
add("no-break hyphen element", lambda n: simple(
    "<w:r>" + text(n) + "<w:noBreakHyphen/>" + text("甲") + "</w:r>"),
    "body", kinds="k")
add("alternative of paragraphs", lambda n: body(
    '<mc:AlternateContent><mc:Choice Requires="w14">' + para("略")
    + "</mc:Choice><mc:Fallback>" + para(n) + "</mc:Fallback>"
    "</mc:AlternateContent>"))
add("paragraph in an inserted block", lambda n: body(
    f'<w:customXmlInsRangeStart {CHANGE}/>' + para(n)
    + '<w:customXmlInsRangeEnd w:id="3"/>'), "body")
add("cell with blanks around", lambda n: body(table(
    (f"　{n}　", "1"))), "table body")
add("hidden by a table style", lambda n: Docx(table(
    (n, "1"), props='<w:tblStyle w:val="T"/>')).part(
        "word/styles.xml", root("w:styles", (
            '<w:style w:type="table" w:styleId="T"><w:rPr><w:vanish/>'
            "</w:rPr></w:style>")), "styles+xml", "styles").bytes(),
    hidden=True)
add("tiny by a style", lambda n: Docx(para(
    n, props='<w:pStyle w:val="S"/>')).part("word/styles.xml", root(
        "w:styles", '<w:style w:type="paragraph" w:styleId="S"><w:rPr>'
        '<w:sz w:val="2"/><w:color w:val="ffffff"/></w:rPr></w:style>'),
        "styles+xml", "styles").bytes(), "body", hidden=True)


def numbered(level, rest):
    """A paragraph whose number is text of its own."""
    numbering = root("w:numbering", (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start '
        f'w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{level}"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId '
        'w:val="0"/></w:num>'))
    return Docx(para(rest, props='<w:numPr><w:ilvl w:val="0"/><w:numId '
                     'w:val="1"/></w:numPr>')).part(
        "word/numbering.xml", numbering, "numbering+xml",
        "numbering").bytes()


add("number text and paragraph", lambda n: numbered(*halves(n)), "body",
    kinds="k")
add("marking as number text", lambda n: numbered(
    n.split("★")[0] + "★", n.split("★")[1]), kinds="m")

# Parts.
add("watermark in a group", lambda n: Docx().header(para(
    f'<w:r><w:pict><v:group><v:shape><v:textpath string="{n}"/></v:shape>'
    "</v:group></w:pict></w:r>")).bytes(), part="header1")
add("watermark in a control of a header", lambda n: Docx().header(
    "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="
    '"Watermarks"/></w:docPartObj></w:sdtPr><w:sdtContent>' + para(
        f'<w:r><w:pict><v:shape><v:textpath string="{n}"/></v:shape>'
        "</w:pict></w:r>") + "</w:sdtContent></w:sdt>").bytes(),
    part="header1")
add("watermark split by references", lambda n: Docx().header(para(
    '<w:r><w:pict><v:shape><v:textpath string="' + "".join(
        f"&#x{ord(c):X};" for c in n) + '"/></v:shape></w:pict></w:r>'))
    .bytes(), part="header1")
add("text box in a footnote", lambda n: Docx().part(
    "word/footnotes.xml", root("w:footnotes", '<w:footnote w:id="2">'
                               + para(vml_box(para(n))) + "</w:footnote>"),
    "footnotes+xml", "footnotes").bytes(), "text_box notes")
add("table in a comment", lambda n: Docx().part(
    "word/comments.xml", root("w:comments", '<w:comment w:id="1" '
                              'w:author="李">' + table((n, "1"))
                              + "</w:comment>"),
    "comments+xml", "comments").bytes(), "comment table")
add("choice differs from fallback", lambda n: simple(
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
    + shape(para(n) + para("略")) + "</mc:Choice><mc:Fallback>"
    + vml_pict(para("略")) + "</mc:Fallback></mc:AlternateContent></w:r>"),
    "text_box")
add("level in a custom property", lambda n: Docx().part(
    "docProps/custom.xml", '<Properties xmlns="x" xmlns:vt="y"><property '
    'name="密级"><vt:lpwstr>机密</vt:lpwstr></property></Properties>')
    .bytes(), "property", kinds="m")
add("level in a core property", lambda n: Docx().part(
    "docProps/core.xml", '<c:coreProperties xmlns:c="x"><c:category>'
    "密级：秘密</c:category></c:coreProperties>").bytes(), "property",
    kinds="m")
add("custom XML of CDATA", lambda n: Docx().part(
    "customXml/item1.xml", f"<r><d><![CDATA[<p>{n[0]}<b>{n[1:]}</b></p>]]>"
    "</d></r>").bytes(), kinds="k")

# Encodings and packages.
add("UTF-8 declared gb2312", encoded("utf-8", b"", "gb2312"), "body")
add("UTF-8 declared UTF-16", encoded("utf-8", b"", "UTF-16"), "body")
add("UTF-8 with mark declared gbk", encoded("utf-8", b"\xef\xbb\xbf", "gbk"),
    "body")
add("UTF-16 declared UTF-8", encoded("utf-16-le", b"\xff\xfe", "UTF-8"),
    "body")
add("declared utf8", encoded("utf-8", b"", "utf8"), "body")
add("XML 1.1", of_document(lambda xml: xml.replace(
    'version="1.0"', 'version="1.1"')), "body", status="any")
add("blanks before the declaration", of_document(
    lambda xml: "\n  " + xml), "body", status="any")
add("reference to a control character", lambda n: changed(
    n, lambda xml, n: xml.replace("NOTHING", f"{n}&#x1;")), status="any")
add("HTML entity", lambda n: changed(n, lambda xml, n: xml.replace(
    "NOTHING", f"&nbsp;{n}")), "body", status="any")
add("single quotes in the XML", of_document(lambda xml: re.sub(
    r'="([^"\']*)"', r"='\1'", xml)), "body")
add("bzip2 part", lambda n: packed_with(n, BZIP2), wanted="incomplete",
    status="any")
add("main part by another case", lambda n: recased(n), status="any")
add("main part by a climbing target", lambda n: climbing(n), "body")
add("main part of a percent name", lambda n: Docx(
    para(n), main="word/%E6%AD%A3.xml").bytes(), status="any")
add("pieces", lambda n: pieces(n), wanted="incomplete", status="any")
add("signed package prefix", lambda n: b"\0" * 16 + simple(n),
    status="any", wanted="incomplete")
add("embedded docx with its own twin name", lambda n: Docx(para("略")).part(
    "word/embeddings/document.xml", simple(n)).bytes(), status="any")
add("embedded page in an embedded zip", embedded(
    "word/embeddings/a.bin", lambda n: zip_of(
        ("a/页面.html", f"<p>{n[0]}<b>{n[1:]}</b></p>"))), part="页面.html")
add("embedded text called xlsx", embedded(
    "word/embeddings/a.xlsx", lambda n: n + "\n"), part="a.xlsx")
add("embedded mail in quoted-printable", embedded(
    "word/embeddings/a.eml", lambda n: (
        "From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + "".join(f"={b:02X}" for b in n.encode()) + "\r\n")),
    wanted="incomplete", status="incomplete")
add("embedded EMF", embedded("word/media/image1.emf", lambda n: (
    b"\1\0\0\0\x6c\0\0\0" + bytes(32) + b" EMF" + bytes(64)
    + n.encode("utf-16-le") + bytes(16)), "image"), wanted="incomplete",
    status="incomplete")
add("text called a font", embedded("word/fonts/font1.odttf", lambda n: (
    n + "\n"), "font"), part="font1")
add("archive called a font", embedded("word/fonts/font1.ttf", lambda n: (
    zip_of(("a.txt", n + "\n"))), "font"), part="font1")
add("page called a picture", embedded("word/media/image1.png", lambda n: (
    f"<p>{n[0]}<b>{n[1:]}</b></p>"), "image"), part="image1")


def packed_with(n, method):
    made = Docx(para(n))
    made.entries[DOCUMENT] = {"method": method}
    return made.bytes()


def recased(n):
    made = Docx(para(n)).zip()
    for entry in made.entries:
        if entry.fields["name"] == DOCUMENT.encode():
            entry.fields["name"] = b"WORD/Document.XML"
    return made.bytes()


def climbing(n):
    made = Docx(para(n), main="content.xml")
    made.rels[""] = [(made.rels[""][0][0], "word/../content.xml", False)]
    return made.bytes()


def pieces(n):
    """Interleaved pieces of a part (ECMA-376 part 2, 9.1.3)."""
    made = Docx(para(n))
    xml = made.document().encode()
    middle = xml.index(n.encode()) + 3
    zipped = made.zip()
    zipped.entries = [e for e in zipped.entries
                      if e.fields["name"] != DOCUMENT.encode()]
    zipped.entries += [Entry(DOCUMENT + "/[0].piece", xml[:middle]),
                       Entry(DOCUMENT + "/[1].last.piece", xml[middle:])]
    return zipped.bytes()
