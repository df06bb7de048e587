"""DOCX: XML made to explode, to nest, and to reach out of the file."""

from attack import FILLER, MARKING, lister
from ole_writer import ole_of
from ooxml_writer import (
    Docx, choice, para, root, run, runs, shape, simple, table, vml_pict)
from zip_attacks import cuts, flips
from zip_writer import STORED, zip_of

ATTACKS, add = lister()

MAIN = "word/document.xml"
FRONT = para(MARKING)


def main_part(change):
    """A package whose main part is changed as text, at NOTHING."""
    def make():
        made = Docx(para("NOTHING"))
        made.convert[MAIN] = change
        return made.bytes()
    return make


def with_doctype(inner, use, marking=True):
    def change(xml):
        head = f"<!DOCTYPE w:document [{inner}]>"
        xml = xml.replace("<w:document", head + "<w:document", 1)
        return xml.replace("NOTHING", (MARKING if marking else "") + use)
    return main_part(change)


def body(*content):
    return lambda: Docx(*content).bytes()


def noise(count):
    """`count` ideographs that do not pack too well."""
    value, out = 1, []
    for _ in range(count // 1024):
        value = value * 48271 % 2147483647
        out.append(f"{value:x}".translate(DIGITS) * 32)
    return "".join(line.ljust(1024, "甲")[:1024] for line in out)


DIGITS = str.maketrans("0123456789abcdef", "天地山水日月云雨风花草木江河湖海")
LAUGHS = '<!ENTITY l0 "哈哈哈哈哈哈哈哈哈哈">' + "".join(
    f'<!ENTITY l{n} "' + f"&l{n - 1};" * 10 + '">' for n in range(1, 10))
add("laughs.docx", with_doctype(LAUGHS, "&l9;"), "hit|incomplete",
    complete="no")
add("quadratic.docx", with_doctype(
    '<!ENTITY a "' + "a" * 100_000 + '">', "&a;" * 100_000),
    "hit|incomplete", complete="no")
add("xxe-file.docx", with_doctype(
    '<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"), "hit|incomplete",
    complete="no", forbidden=("root:",))
add("xxe-net.docx", with_doctype(
    '<!ENTITY x SYSTEM "http://127.0.0.1:9/x">', "&x;"), "hit|incomplete",
    complete="no")
add("xxe-parameter.docx", with_doctype(
    '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;', ""), "hit|incomplete",
    complete="no", forbidden=("root:",))
add("xxe-attribute.docx", with_doctype(
    '<!ENTITY x SYSTEM "file:///etc/hostname">', ""), "hit|incomplete",
    complete="no")
add("doctype-external.docx", main_part(lambda xml: xml.replace(
    "<w:document", '<!DOCTYPE w:document SYSTEM "file:///etc/passwd">'
    "<w:document", 1).replace("NOTHING", MARKING)), "hit|incomplete",
    complete="no", forbidden=("root:",))
add("entity-loop.docx", with_doctype(
    '<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"), "hit|incomplete",
    complete="no")

# Depth, number, length.
add("depth-200000.docx", body(FRONT, "<w:x>" * 200_000 + "</w:x>" * 200_000),
    "hit|incomplete", complete="no")
add("depth-unclosed.docx", body(FRONT, "<w:x>" * 200_000),
    "hit|incomplete", complete="no")
add("attributes-100000.docx", body(FRONT, "<w:p" + "".join(
    f' a{n}="1"' for n in range(100_000)) + "/>"), "hit|incomplete",
    complete="no")
add("namespaces-20000.docx", body(FRONT, "<w:p" + "".join(
    f' xmlns:n{n}="u{n}"' for n in range(20_000)) + "/>"), "hit|incomplete")
add("attribute-64m.docx", body(FRONT, '<w:p w:a="' + "甲乙" * (11 << 20)
                               + '"/>'), "hit|incomplete", complete="no")
add("attribute-3m.docx", body(FRONT, '<w:p w:a="' + noise(1 << 20)
                              + '"/>'), "hit", complete="no")
add("text-12m.docx", body(FRONT, para(noise(4 << 20))), "hit|incomplete")
add("text-64m.docx", body(FRONT, para("a" * (64 << 20))), "hit|incomplete",
    complete="no")
add("comment-64m.docx", body(FRONT, "<!--" + "a" * (64 << 20) + "-->"),
    "hit|incomplete")
add("paragraphs-300000.docx", body(FRONT, "<w:p><w:r><w:t>一</w:t></w:r>"
                                   "</w:p>" * 300_000), "hit|incomplete")
add("runs-300000.docx", body(FRONT, para(run("甲") * 300_000)),
    "hit|incomplete")
add("changes-50000.docx", body(FRONT, para(
    ('<w:del w:id="1" w:author="a"><w:r><w:delText>一</w:delText></w:r>'
     "</w:del>" + run("二")) * 50_000)), "hit|incomplete")
add("deleted-paragraph-ends-50000.docx", body(FRONT, para(
    "一", props='<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>') * 50_000),
    "hit|incomplete")
add("cells-60000.docx", body(FRONT, table(tuple("一" * 60_000))),
    "hit|incomplete")
add("fields-open-20000.docx", body(FRONT, para(
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>一'
    "</w:instrText></w:r>" * 20_000)), "hit|incomplete")
add("fields-end-20000.docx", body(FRONT, para(
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 20_000 + run(MARKING))),
    "hit")


def nest(depth, before, behind, inner=FRONT):
    return before * depth + inner + behind * depth


for what, before, behind in (
        ("tables", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("boxes", "<w:p><w:r><w:pict><v:textbox><w:txbxContent>",
         "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"),
        ("controls", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("alternatives", "<mc:AlternateContent><mc:Fallback>",
         "</mc:Fallback></mc:AlternateContent>"),
        ("insertions", '<w:ins w:id="1" w:author="a">', "</w:ins>")):
    add(f"nested-{what}-5000.docx", body(FRONT, nest(
        5000, before, behind, para("略"))), "hit|incomplete", complete="no")
    add(f"nested-{what}-20.docx", body(nest(20, before, behind)), "hit")


def doubling(depth):
    """Choice and Fallback hold the same, again and again: 2^depth ways
    through a few kilobytes, were both always followed."""
    made = para(MARKING)
    for _ in range(depth):
        made = para(choice(shape(made), vml_pict("<w:p/>")))
    return made


add("alternatives-doubled.docx", body(doubling(20)), "hit|incomplete")
add("styles-chain.docx", lambda: styled(
    "".join(f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn '
            f'w:val="S{n + 1}"/></w:style>' for n in range(50_000))), "hit")
add("styles-circle.docx", lambda: styled(
    '<w:style w:type="paragraph" w:styleId="S0"><w:basedOn w:val="S0"/>'
    "</w:style>"), "hit", complete="yes")
add("numbering-circle.docx", lambda: Docx(FRONT).part(
    "word/numbering.xml", root("w:numbering", (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S0"/>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        "</w:num>")), "numbering+xml", "numbering").bytes(), "hit")


def styled(styles):
    return Docx(para(MARKING, props='<w:pStyle w:val="S0"/>')).part(
        "word/styles.xml", root("w:styles", styles), "styles+xml",
        "styles").bytes()


# Encodings and faults.
def as_bytes(encoding, label, bom=b""):
    return main_part(lambda xml: bom + xml.replace("NOTHING", MARKING)
                     .replace("UTF-8", label).encode(encoding))


add("utf-16.docx", as_bytes("utf-16-le", "UTF-16", b"\xff\xfe"), "hit",
    complete="yes")
add("utf-16-odd.docx", main_part(lambda xml: b"\xff\xfe" + xml.replace(
    "NOTHING", MARKING).replace("UTF-8", "UTF-16").encode("utf-16-le")
    + b"\0"), "hit", complete="no")
add("utf-7.docx", as_bytes("utf-7", "UTF-7"), "incomplete")
add("utf-7-undeclared.docx", as_bytes("utf-7", "UTF-8"),
    "incomplete|hit|clean")
add("utf-32.docx", as_bytes("utf-32-le", "UTF-32", b"\xff\xfe\0\0"),
    "hit|incomplete")
add("hz.docx", as_bytes("hz", "HZ-GB-2312"), "incomplete|hit")
add("unknown-encoding.docx", as_bytes("utf-8", "x-none"), "hit|incomplete")
add("bad-utf8.docx", main_part(lambda xml: xml.replace(
    "NOTHING", MARKING + "甲").encode().replace("甲".encode(), b"\xe7\x94")),
    "hit|incomplete", complete="no")
add("nul.docx", main_part(lambda xml: xml.replace(
    "NOTHING", MARKING + "\0").encode()), "hit|incomplete", complete="no")
add("malformed.docx", main_part(lambda xml: xml.replace(
    "</w:body>", "</w:bodx>").replace("NOTHING", MARKING)), "hit",
    complete="no")
add("malformed-first.docx", main_part(lambda xml: xml.replace(
    "<w:body>", "<w:body></w:x>").replace("NOTHING", MARKING)), "hit",
    complete="no")
add("empty-part.docx", main_part(lambda xml: ""), "incomplete|clean")
add("random-part.docx", main_part(lambda xml: bytes(
    (n * 7919 + 13) % 256 for n in range(5000))), "incomplete")
add("split-runs.docx", lambda: simple(runs(MARKING)), "hit", complete="yes")
add("hidden-part.docx", lambda: Docx().part("word/x.xml", root(
    "w:hdr", FRONT)).bytes(), "hit")
add("case-twin.docx", lambda: Docx(para("略")).part(
    "word/DOCUMENT.XML", root("w:document", f"<w:body>{FRONT}</w:body>"))
    .bytes(), "hit")
add("encrypted.docx", lambda: ole_of(
    ("EncryptionInfo", bytes(248)), ("EncryptedPackage", bytes(
        (n * 73 + 41) % 251 for n in range(6000)))), "incomplete")
add("rels-circle.docx", lambda: circle(), "hit")
add("rels-20000.docx", lambda: many_rels(), "hit|incomplete")
add("types-50000.docx", lambda: many_types(), "hit|incomplete")
add("no-types.docx", lambda: zip_of((MAIN, Docx(FRONT).document())), "hit")
add("no-main.docx", lambda: zip_of(
    ("[Content_Types].xml", Docx().types_xml()),
    ("word/header1.xml", root("w:hdr", FRONT))), "hit")
add("bomb-part.docx", lambda: Docx(FRONT).part(
    "word/bomb.xml", "<a>" + " " * (150 << 20) + "</a>").bytes(), "hit",
    complete="no")


def circle():
    made = Docx(FRONT)
    made.relate(MAIN, "header", "document.xml")
    made.relate("word/header1.xml", "header", "header1.xml")
    return made.bytes()


def many_rels():
    made = Docx(FRONT)
    for n in range(20_000):
        made.link(f"http://www.example.gov.cn/{n}")
    return made.bytes()


def many_types():
    made = Docx(FRONT)
    for n in range(50_000):
        made.overrides[f"word/{n}.xml"] = "application/xml"
    return made.bytes()


def nested(depth):
    data = simple(MARKING)
    for _ in range(depth):
        data = Docx().part("word/embeddings/a.docx", data,
                           "application/octet-stream").bytes(STORED)
    return data


add("nested-3.docx", lambda: nested(3), "hit", complete="yes")
add("nested-20.docx", lambda: nested(20), "incomplete")
add("altchunk-bomb.docx", lambda: Docx(FRONT).part(
    "word/chunk.html", "<p>" + "<b>" * 2_000_000).bytes(), "hit",
    complete="no")
add("field-data.docx", body(FRONT, para(
    '<w:r><w:fldChar w:fldCharType="begin"><w:fldData>'
    + "QUFB" * 500_000 + "</w:fldData></w:fldChar></w:r>")),
    "hit|incomplete")

STORED_WHOLE = Docx(para(FILLER)).header(FRONT).bytes(STORED)
PACKED_WHOLE = Docx(para(FILLER)).header(FRONT).bytes()
add("cuts.docx.d", cuts(PACKED_WHOLE, ".docx", 61), "hit|incomplete",
    complete="no")
add("flips.docx.d", flips(PACKED_WHOLE, ".docx", 37), "hit|incomplete")
add("flips-stored.docx.d", flips(STORED_WHOLE, ".docx", 149),
    "hit|incomplete")
