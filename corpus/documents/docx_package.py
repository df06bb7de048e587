"""Word: packages that are not what they seem, and what is embedded."""

import base64
import re
import struct
import zlib

from cases import lister
from ole_writer import ole_of
from ooxml_writer import (
    HEAD, R, W, WORD_TYPE, Docx, halves, para, root, run, simple)
from zip_writer import STORED, Entry, deflate, zip_of

CASES, add = lister("docx")

PLAIN = simple("没有别的内容。")
DOCUMENT = "word/document.xml"


def of_document(change):
    """The main part's XML changed before it is packed."""
    def make(n):
        made = Docx(para(n))
        made.convert[DOCUMENT] = change
        return made.bytes()
    return make


def encoded(encoding, bom=b"", declared=None):
    label = declared or encoding

    def change(xml):
        xml = xml.replace('encoding="UTF-8"', f'encoding="{label}"')
        return bom + xml.encode(encoding)
    return of_document(change)


# Encodings.
add("UTF-16LE part", encoded("utf-16-le", b"\xff\xfe", "UTF-16"), "body")
add("UTF-16BE part", encoded("utf-16-be", b"\xfe\xff", "UTF-16"), "body")
add("UTF-16LE part without mark", encoded("utf-16-le", b"", "UTF-16"),
    "body")
add("GB18030 part", encoded("gb18030"), "body")
add("GB2312 part", encoded("gb18030", b"", "gb2312"), "body")
add("UTF-8 with mark", encoded("utf-8", b"\xef\xbb\xbf"), "body")
add("part without declaration", of_document(
    lambda xml: xml.split("\n", 1)[1]), "body")
add("UTF-16 header", lambda n: with_converted_header(n), "header")


def with_converted_header(n):
    made = Docx().header(para(n))
    made.convert["word/header1.xml"] = lambda xml: b"\xff\xfe" + xml.replace(
        "UTF-8", "UTF-16").encode("utf-16-le")
    return made.bytes()


# The ways to write XML.
add("numeric references", of_document(lambda xml: re.sub(
    "[\u4e00-\u9fff★]", lambda m: f"&#{ord(m[0])};", xml)), "body")
add("hexadecimal references", of_document(lambda xml: re.sub(
    "[\u4e00-\u9fff★]", lambda m: f"&#x{ord(m[0]):X};", xml)), "body")
add("CDATA", lambda n: simple(f"<w:r><w:t><![CDATA[{n}]]></w:t></w:r>"),
    "body")
add("CDATA half", lambda n: simple(
    f"<w:r><w:t>{n[0]}<![CDATA[{n[1:]}]]></w:t></w:r>"), "body")
add("comment between", lambda n: simple(
    "<w:r><w:t>" + "<!--x-->".join(halves(n)) + "</w:t></w:r>"), "body")
add("instruction between", lambda n: simple(
    "<w:r><w:t>" + "<?x y?>".join(halves(n)) + "</w:t></w:r>"), "body")
add("comment of XML", lambda n: Docx(f"<!-- {n} -->").bytes())
add("instruction of XML", lambda n: Docx(f"<?note {n}?>").bytes())
add("comment before the root", lambda n: changed(n, lambda xml, n: (
    xml.replace("<w:document", f"<!-- {n} --><w:document", 1))))
add("comment behind the root", lambda n: changed(n, lambda xml, n: (
    xml + f"<!-- {n} -->")))
add("stray text in a paragraph", lambda n: simple(f"<w:r>{n}</w:r>"))
add("stray text in the body", lambda n: Docx(
    f"<w:bookmarkEnd w:id='0'/>{n}").bytes())
add("unknown element", lambda n: Docx(
    f'<x:note xmlns:x="urn:x">{n}</x:note>').bytes())
add("unknown attribute", lambda n: Docx(
    f'<w:p xmlns:x="urn:x" x:note="{n}"/>').bytes(), "attribute")
add("attribute of references", lambda n: Docx(
    '<w:p xmlns:x="urn:x" x:note="' + "".join(f"&#{ord(c)};" for c in n)
    + '"/>').bytes(), "attribute")
add("unknown element inside a run", lambda n: simple(
    f'<w:r><x:t xmlns:x="urn:x">{n}</x:t></w:r>'))
add("alternative of an unknown kind", lambda n: simple(
    '<w:r><mc:AlternateContent><mc:Choice Requires="zz">'
    f"<w:t>{n}</w:t></mc:Choice><mc:Fallback><w:t>略</w:t></mc:Fallback>"
    "</mc:AlternateContent></w:r>"))
add("beside the body", lambda n: changed(n, lambda xml, n: xml.replace(
    "<w:body>", f"<w:docPartBody>{para(n)}</w:docPartBody><w:body>", 1)))
add("text behind the root", lambda n: changed(n, lambda xml, n: xml + n),
    wanted="found", status="incomplete")
add("document type with an entity", lambda n: changed(n, lambda xml, n: (
    xml.replace("<w:document", f'<!DOCTYPE w:document [<!ENTITY e "{n}">]>'
                "<w:document", 1).replace("NOTHING", "&e;"))),
    status="incomplete")
add("document cut off", lambda n: changed(n, lambda xml, n: (
    xml.replace("NOTHING", n)[:-120])), status="incomplete")
add("tags that do not match", lambda n: Docx(
    "<w:p></w:q>", para(n)).bytes(), status="incomplete")


def changed(n, change):
    made = Docx(para("NOTHING"))
    made.convert[DOCUMENT] = lambda xml: change(xml, n)
    return made.bytes()


# Namespaces and prefixes.
STRICT = "http://purl.oclc.org/ooxml/"
TRANSITIONAL = "http://schemas.openxmlformats.org/"


def strict(xml):
    return (xml.replace(W, STRICT + "wordprocessingml/main")
            .replace(R, STRICT + "officeDocument/relationships")
            .replace(TRANSITIONAL + "drawingml/2006/", STRICT + "drawingml/"))


def strict_package(n, **options):
    made = Docx(para(n), **options).header(para("页眉"))
    parts = made.all_parts()
    return zip_of(*((name, strict(xml)) for name, xml in parts.items()))


add("strict namespaces", strict_package, "body")
add("strict namespaces, header", lambda n: zip_of(*(
    (name, strict(xml)) for name, xml in
    Docx().header(para(n)).all_parts().items())), "header")
add("odd prefix", of_document(lambda xml: re.sub(
    r"(</?)w:", r"\1公:", xml).replace("xmlns:w=", "xmlns:公=", 1).replace(
        ' w:', ' 公:')), "body")
add("default namespace", of_document(lambda xml: re.sub(
    r"(</?)w:", r"\1", xml).replace("xmlns:w=", f'xmlns="{W}" xmlns:w=',
                                    1)), "body")
add("odd prefix, hidden and split", lambda n: prefixed_hidden(n), "body",
    hidden=True)


def prefixed_hidden(n):
    made = Docx(para(run(n[0], "<w:vanish/>"), run(n[1:], "<w:vanish/>")))
    made.convert[DOCUMENT] = lambda xml: re.sub(
        r"(</?| )w:", r"\1ns0:", xml).replace("xmlns:w=", "xmlns:ns0=", 1)
    return made.bytes()


# Names of parts, orphans, doubles.
add("renamed main part", lambda n: Docx(para(n), main="word/doc2.xml")
    .bytes(), "body", part="doc2")
add("main part in the root", lambda n: Docx(para(n), main="content.xml")
    .bytes(), "body")
add("main part in an odd folder", lambda n: Docx(
    para(n), main="公文/正文.xml").bytes(), "body")
add("main part without a content type", lambda n: Docx(
    para(n), main_type="application/xml").bytes())
add("orphan part", lambda n: Docx().part("word/old.xml", root(
    "w:document", f"<w:body>{para(n)}</w:body>")).bytes(), part="old.xml")
add("orphan part, split", lambda n: Docx().part("word/old.xml", root(
    "w:document", "<w:body>" + para(*halves(n)) + "</w:body>")).bytes(),
    part="old.xml")
add("orphan in its own folder", lambda n: Docx().part(
    "backup/document.xml", root("w:document", f"<w:body>{para(n)}"
                                "</w:body>")).bytes(), part="backup")
add("orphan text", lambda n: Docx().part("word/note.txt", n).bytes(),
    part="note.txt")
add("orphan without a suffix", lambda n: Docx().part("word/note", n)
    .bytes(), part="note")
add("orphan GBK text", lambda n: Docx().part(
    "word/note.txt", ("说明如下\n" + n + "\n").encode("gb18030")).bytes(),
    part="note.txt")
add("XML called .bin", lambda n: Docx().part("word/data.bin", root(
    "w:document", f"<w:body>{para(n)}</w:body>")).bytes(), part="data.bin")
add("orphan binary", lambda n: Docx().part(
    "word/data.bin", bytes(range(256)) * 3 + n.encode("utf-16-le")
    + bytes(range(256))).bytes(), wanted="incomplete", status="incomplete")
add("orphan relationships", lambda n: Docx().part(
    "word/_rels/gone.xml.rels", '<Relationships xmlns="http://schemas.'
    'openxmlformats.org/package/2006/relationships"><Relationship '
    f'Id="r1" Type="t" Target="{n}" TargetMode="External"/>'
    "</Relationships>").bytes(), "attribute", kinds="k")
add("relationship id", lambda n: Docx().part(
    "word/_rels/gone.xml.rels", '<Relationships xmlns="http://schemas.'
    'openxmlformats.org/package/2006/relationships"><Relationship '
    f'Id="{n}" Type="t" Target="a"/></Relationships>').bytes(),
    "attribute", kinds="k")
add("name of a part", lambda n: Docx().part(f"word/{n}.xml", root(
    "w:hdr", para("略"))).bytes(), "name")
add("content types", lambda n: with_type(n), "attribute name", kinds="k")


def with_type(n):
    made = Docx()
    made.overrides[f"word/{n}.xml"] = "application/xml"
    return made.bytes()


add("case twin", lambda n: Docx(para("略")).part(
    "Word/Document.xml", root("w:document", f"<w:body>{para(n)}</w:body>"))
    .bytes(), status="any")
add("double part", lambda n: doubled(n), status="incomplete")
add("unlisted part", lambda n: unlisted(n), status="incomplete")
add("part in a gap", lambda n: gapped(n), status="incomplete")
add("part behind the directory", lambda n: PLAIN + Docx(para(n)).bytes(),
    status="incomplete")
add("text behind the directory", lambda n: PLAIN + n.encode(),
    status="incomplete")
add("text before the package", lambda n: n.encode() + b"\0\0\0" + PLAIN,
    status="incomplete")
add("comment of the package", lambda n: of_zip(comment=n.encode()))
add("comment of a part", lambda n: commented(n))
add("backslashes in names", lambda n: zip_of(*(
    (name.replace("/", "\\"), xml) for name, xml in
    Docx(para(n)).all_parts().items())), status="any")
add("stored parts", lambda n: Docx(para(n)).bytes(STORED), "body")
add("data descriptors", lambda n: described(n), "body")
add("stored in the directory, deflated in the header",
    lambda n: disguised(n), wanted="found", status="incomplete")


def of_zip(**options):
    made = Docx()
    made.options = options
    return made.bytes()


def commented(n):
    made = Docx()
    made.entries[DOCUMENT] = {"comment": n.encode(), "flags": 0x800}
    return made.bytes()


def doubled(n):
    made = Docx(para(n)).zip()
    clean = Docx().zip()
    for entry in clean.entries:
        if entry.fields["name"] == DOCUMENT.encode():
            made.entries.insert(2, entry)
    return made.bytes()


def unlisted(n):
    made = Docx().zip()
    made.entries.append(Entry("word/gone.xml", root(
        "w:document", f"<w:body>{para(n)}</w:body>"), listed=False))
    return made.bytes()


def gapped(n):
    made = Docx().zip()
    made.gap = root("w:document", f"<w:body>{para(n)}</w:body>").encode()
    return made.bytes()


def described(n):
    made = Docx(para(n))
    made.entries = {name: {"descriptor": True} for name in made.all_parts()}
    return made.bytes()


def disguised(n):
    made = Docx().zip()
    xml = root("w:hdr", para(n)).encode()
    packed = deflate(xml)
    made.entries.append(Entry("word/header9.xml", xml, packed=packed, central={
        "method": STORED, "size": len(packed), "crc": zlib.crc32(packed)}))
    return made.bytes()


# Kinds of packages and names that lie.
MACRO = "application/vnd.ms-word."
for suffix, kind in (
        (".docm", MACRO + "document.macroEnabled.main+xml"),
        (".dotx", WORD_TYPE + "template.main+xml"),
        (".dotm", MACRO + "template.macroEnabledTemplate.main+xml")):
    add(suffix[1:], lambda n, kind=kind: Docx(para(n), main_type=kind)
        .bytes(), "body", suffix=suffix)
for suffix in (".doc", ".txt", ".wps", ".xlsx", ".zip", ".jpg", "", ".html",
               ".csv"):
    add("called " + (suffix or "nothing"), simple, "body",
        suffix=suffix or ".")
add("flat package", lambda n: flat(n), suffix=".xml")
add("flat package called doc", lambda n: flat(n), suffix=".doc")
add("Word 2003 XML", lambda n: word2003(n), suffix=".xml")
add("Word 2003 XML, split, called doc", lambda n: word2003(
    n[0] + "</w:t></w:r><w:r><w:t>" + n[1:]), suffix=".doc")


def flat(n):
    parts = Docx(para(n)).all_parts()
    inner = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>'
        f"{xml.removeprefix(HEAD)}</pkg:xmlData></pkg:part>"
        for name, xml in parts.items() if name != "[Content_Types].xml")
    return (f'{HEAD}<?mso-application progid="Word.Document"?><pkg:package '
            'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
            f"{inner}</pkg:package>").encode()


def word2003(n):
    return (f'{HEAD}<?mso-application progid="Word.Document"?>'
            '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/'
            f'word/2003/wordml"><w:body><w:p><w:r><w:t>{n}</w:t></w:r></w:p>'
            "</w:body></w:wordDocument>").encode()


# What is embedded.
def embedded(name, content, rel="package"):
    def make(n):
        return Docx().part(name, content(n), "application/octet-stream",
                           rel).bytes()
    return make


EMBEDDED = "word/embeddings/"
add("embedded docx", embedded(EMBEDDED + "a.docx", simple), part="a.docx")
add("embedded docx, header", embedded(EMBEDDED + "a.docx", lambda n: (
    Docx().header(para(n)).bytes())), "header", part="a.docx")
add("embedded docx called bin", embedded(EMBEDDED + "oleObject1.bin",
                                         simple), part="oleObject1")
add("embedded zip", embedded(EMBEDDED + "a.bin", lambda n: zip_of(
    ("a.txt", n))), part="a.txt")
add("embedded docx in an embedded docx", embedded(
    EMBEDDED + "a.docx", embedded(EMBEDDED + "b.docx", simple)),
    part="b.docx")
add("embedded xlsx", embedded(EMBEDDED + "a.xlsx", lambda n: xlsx(n)),
    wanted="found", status="incomplete", part="a.xlsx")
add("OLE package", embedded(EMBEDDED + "oleObject1.bin", lambda n: ole_of(
    ("Package", simple(n))), "oleObject"), wanted="incomplete",
    status="incomplete")
add("OLE native object", embedded(
    EMBEDDED + "oleObject1.bin", lambda n: ole_of(
        ("\x01Ole10Native", native(n))), "oleObject"), wanted="incomplete",
    status="incomplete")
add("OLE Word document", embedded(
    EMBEDDED + "oleObject1.bin", lambda n: ole_of(
        ("WordDocument", bytes(512) + n.encode("utf-16-le"))), "oleObject"),
    wanted="incomplete", status="incomplete")
add("macros", embedded("word/vbaProject.bin", lambda n: ole_of(
    ("dir", b"\1\0"), ("Module1", b"\1\0" + n.encode("gb18030"))),
    "vbaProject"), wanted="incomplete", status="incomplete")
add("ActiveX", embedded("word/activeX/activeX1.bin", lambda n: (
    bytes(64) + n.encode("utf-16-le") + bytes(64)), "control"),
    wanted="incomplete", status="incomplete")
add("picture", embedded("word/media/image1.png", lambda n: png(n), "image"),
    wanted="incomplete", status="incomplete")
add("SVG picture", embedded("word/media/image1.svg", lambda n: (
    f'<svg xmlns="http://www.w3.org/2000/svg"><text>{n}</text></svg>'),
    "image"), part="image1.svg")
add("SVG picture, split", embedded("word/media/image1.svg", lambda n: (
    '<svg xmlns="http://www.w3.org/2000/svg"><text>' + "".join(
        f"<tspan>{c}</tspan>" for c in n) + "</text></svg>"), "image"),
    part="image1.svg")
add("thumbnail", embedded("docProps/thumbnail.png", lambda n: png(n)),
    wanted="incomplete", status="incomplete")
add("alternative chunk, HTML", embedded("word/chunk1.html", lambda n: (
    f"<html><body><p>{n}</p></body></html>"), "aFChunk"), part="chunk1")
add("alternative chunk, HTML, GBK, split", embedded(
    "word/chunk1.htm", lambda n: (
        '<html><head><meta charset="gb2312"></head><body><p>'
        f"{n[0]}<b>{n[1:]}</b></p></body></html>").encode("gb18030"),
    "aFChunk"), part="chunk1")
add("alternative chunk, text", embedded("word/chunk1.txt", lambda n: n,
                                        "aFChunk"), part="chunk1")
add("alternative chunk, docx", embedded("word/chunk1.docx", simple,
                                        "aFChunk"), part="chunk1")
add("alternative chunk, mht", embedded("word/chunk1.mht", lambda n: (
    "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    f"<p>{n}</p>\r\n"), "aFChunk"), status="any", part="chunk1")
add("alternative chunk, mht in base64", embedded(
    "word/chunk1.mht", lambda n: mht(n), "aFChunk"), wanted="incomplete",
    status="incomplete")
add("alternative chunk, rtf", embedded("word/chunk1.rtf", lambda n: (
    r"{\rtf1\ansi\ansicpg936 " + "".join(
        "\\'%02x" % b for b in n.encode("gb18030")) + "}"), "aFChunk"),
    wanted="incomplete", status="incomplete")
add("in a docx in a zip", lambda n: zip_of(("附件/报告.docx", simple(n))),
    part="报告.docx", suffix=".zip")
add("in a docx in a docx in a zip", lambda n: zip_of(
    ("报告.docx", embedded(EMBEDDED + "a.docx", simple)(n))),
    part="a.docx", suffix=".zip")
add("encrypted", lambda n: ole_of(
    ("EncryptionInfo", bytes(64)), ("EncryptedPackage", bytes(
        (i * 73 + 41) % 251 for i in range(4096)))),
    wanted="incomplete", status="incomplete", kinds="k")


def xlsx(n):
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
             'content-types"><Default Extension="xml" ContentType='
             '"application/xml"/></Types>')
    return zip_of(("[Content_Types].xml", types), (
        "xl/workbook.xml", "<workbook/>"), (
        "xl/sharedStrings.xml", f"<sst><si><t>{n}</t></si></sst>"))


def native(n):
    label = n.encode("gb18030") + b"\0"
    body = struct.pack("<H", 2) + label * 2 + bytes(8)
    return struct.pack("<I", len(body)) + body


def png(n):
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
            + chunk(b"iTXt", b"Comment\0\0\0\0\0" + n.encode())
            + chunk(b"IDAT", zlib.compress(b"\0\0"))
            + chunk(b"IEND", b""))


def mht(n):
    inner = base64.b64encode(f"<p>{n}</p>".encode()).decode()
    return ("MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Transfer-Encoding: base64\r\n\r\n{inner}\r\n")
