"""XML, JSON, JavaScript, style sheets and plain text: each escape."""

import base64
import json

from cases import lister, traditional
from ooxml_writer import halves, simple

XML, add_xml = lister("xml")
JSON, add_json = lister("json")
JS, add_js = lister("js")
CSS, add_css = lister("css")
TEXT, add_text = lister("txt")


def decimal(value):
    return "".join(f"&#{ord(c)};" for c in value)


def hexadecimal(value):
    return "".join(f"&#x{ord(c):X};" for c in value)


def escaped(value):
    return "".join(f"\\u{ord(c):04X}" for c in value)


def braced(value):
    return "".join(f"\\u{{{ord(c):x}}}" for c in value)


def css_escaped(value):
    return "".join(f"\\{ord(c):X} " for c in value)


def b64(data):
    return base64.b64encode(data).decode()


# XML.
def document(inner, head="", encoding="UTF-8"):
    return (f'<?xml version="1.0" encoding="{encoding}"?>\n{head}<records>\n'
            f"  <record><no>1</no><title>年度工作安排</title></record>\n"
            f"  {inner}\n</records>\n")


def xml(template, encode=str, head=""):
    return lambda n: document(
        template.replace("NEEDLE", encode(n)),
        head.replace("NEEDLE", encode(n))).encode()


add_xml("element", xml("<note>NEEDLE</note>"), "body")
add_xml("attribute", xml('<note a="NEEDLE"/>'), "attribute")
add_xml("attribute in single quotes", xml("<note a='NEEDLE'/>"),
        "attribute")
add_xml("attribute of references", xml('<note a="NEEDLE"/>', decimal),
        "attribute")
add_xml("references", xml("<note>NEEDLE</note>", decimal))
add_xml("hexadecimal references", xml("<note>NEEDLE</note>", hexadecimal))
add_xml("comment", xml("<!-- NEEDLE -->"), "comment")
add_xml("CDATA", xml("<note><![CDATA[NEEDLE]]></note>"))
add_xml("CDATA half", xml("<note>NEEDLE</note>", lambda n: (
    n[0] + f"<![CDATA[{n[1:]}]]>")))
add_xml("instruction", xml("<?note NEEDLE?>"))
add_xml("style sheet instruction", xml(
    "", head='<?xml-stylesheet href="NEEDLE.xsl"?>\n'), kinds="k")
add_xml("split by elements", xml("<note>NEEDLE</note>",
                                 lambda n: n[0] + f"<b>{n[1:]}</b>"))
add_xml("split by a comment", xml("<note>NEEDLE</note>",
                                  lambda n: "<!--x-->".join(halves(n))))
add_xml("entity", xml("<note>&e;</note>", head=(
    '<!DOCTYPE records [<!ENTITY e "NEEDLE">]>\n')), status="any")
add_xml("entity that is not used", xml("", head=(
    '<!DOCTYPE records [<!ENTITY e "NEEDLE">]>\n')), status="any")
add_xml("entity of halves", lambda n: document(
    "<note>&a;&b;</note>", f'<!DOCTYPE records [<!ENTITY a "{n[0]}">'
    f'<!ENTITY b "{n[1:]}">]>\n').encode(), status="any")
add_xml("default of an attribute", xml("", head=(
    '<!DOCTYPE records [<!ATTLIST records a CDATA "NEEDLE">]>\n')),
    status="any")
add_xml("comment in the document type", xml("", head=(
    "<!DOCTYPE records [<!-- NEEDLE -->]>\n")), status="any")
add_xml("comment before the root", xml("", head="<!-- NEEDLE -->\n"))
add_xml("element names", xml("<NEEDLE>1</NEEDLE>"), kinds="k")
add_xml("attribute names", xml('<a NEEDLE="1"/>'), kinds="k")
add_xml("HTML in CDATA", xml("<d><![CDATA[<p>NEEDLE</p>]]></d>",
                             lambda n: n[0] + f"<b>{n[1:]}</b>"))
add_xml("escaped HTML", xml("<d>&lt;p&gt;NEEDLE&lt;/p&gt;</d>",
                            lambda n: n[0] + "&lt;b&gt;" + n[1:]
                            + "&lt;/b&gt;"))
add_xml("RSS", lambda n: (
    '<?xml version="1.0"?><rss version="2.0"><channel><item><title>'
    f"{n}</title></item></channel></rss>").encode(), suffix=".rss")
add_xml("SVG", lambda n: (
    '<svg xmlns="http://www.w3.org/2000/svg"><text>' + "".join(
        f"<tspan>{c}</tspan>" for c in n) + "</text></svg>").encode(),
    suffix=".svg")
add_xml("base64 in an element", lambda n: document(
    f"<file>{b64(simple(n))}</file>").encode(), wanted="found",
    status="any", kinds="k")
add_xml("namespace", xml('<a xmlns="urn:NEEDLE"/>'), kinds="k")
add_xml("malformed", xml("<note>NEEDLE"), status="incomplete")
add_xml("text behind a fault", xml("<a></b><note>NEEDLE</note>"),
        status="incomplete")
add_xml("bare ampersand", xml("<note>R&D NEEDLE</note>"), kinds="k",
        status="any")
for encoding, bom, label in (
        ("gb18030", b"", "gb2312"), ("gb18030", b"", "GBK"),
        ("utf-16-le", b"\xff\xfe", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "UTF-16"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8")):
    add_xml(f"charset {label} {encoding}", lambda n, e=encoding, b=bom,
            lab=label: b + document(f"<note>{n}</note>", "", lab).encode(e),
            "body")
add_xml("charset big5", lambda n: (
    '<?xml version="1.0" encoding="Big5"?>\n<records><title>會議紀錄'
    "一份，請查照辦理。</title>"
    f"<note>{traditional(n)}</note></records>").encode("big5"), "body")


# JSON.
def record(n, key="备注", other="年度工作安排"):
    return {"page": 1, "items": [{"title": other}, {key: n}]}


def compact(value, **options):
    return json.dumps(value, ensure_ascii=False, **options).encode()


add_json("string", lambda n: compact(record(n), indent=1))
add_json("string on one line", lambda n: compact(record(n)))
add_json("escapes", lambda n: json.dumps(record(n), indent=1).encode())
add_json("escapes on one line", lambda n: json.dumps(record(n)).encode())
add_json("escapes in capitals", lambda n: (
    '{"a": "' + escaped(n) + '"}').encode())
add_json("half escaped", lambda n: (
    '{"a": "' + n[0] + escaped(n[1:]) + '"}').encode())
add_json("key", lambda n: compact(record("1", n)))
add_json("key of escapes", lambda n: json.dumps(record("1", n)).encode())
add_json("JSON in a string", lambda n: json.dumps(
    {"body": json.dumps({"a": n})}).encode())
add_json("HTML in a string", lambda n: compact(
    {"body": f"<p>{n[0]}<b>{n[1:]}</b></p>"}))
add_json("HTML of escapes in a string", lambda n: (
    '{"body": "\\u003cp\\u003e' + escaped(n) + '\\u003c/p\\u003e"}')
    .encode())
add_json("references in a string", lambda n: (
    '{"a": "' + decimal(n) + '"}').encode(), kinds="k")
add_json("line breaks around", lambda n: compact(
    {"body": f"第一行\n{n}\n第三行"}))
add_json("slashes escaped", lambda n: compact(
    {"u": f"http:\\/\\/a\\/{n}"}), kinds="k")
add_json("lines of records", lambda n: (
    compact(record("1")) + b"\n" + json.dumps(record(n)).encode() + b"\n"),
    suffix=".jsonl")
add_json("percent", lambda n: compact({"u": "http://a/" + "".join(
    f"%{b:02X}" for b in n.encode())}), kinds="k")
add_json("data URI", lambda n: compact(
    {"u": "data:text/plain;base64," + b64(n.encode())}), kinds="k")
add_json("malformed", lambda n: ('{"a": [1, {"b": "' + escaped(n)
                                 + '"').encode(), status="any")
add_json("with comments", lambda n: (
    '{\n// ' + n + '\n"a": 1}').encode(), status="any")
add_json("array at the top", lambda n: json.dumps([1, n]).encode())
add_json("string at the top", lambda n: json.dumps(n).encode())
for encoding, bom in (("gb18030", b""), ("utf-16-le", b"\xff\xfe"),
                      ("utf-8", b"\xef\xbb\xbf")):
    add_json(f"charset {encoding}", lambda n, e=encoding, b=bom: b + compact(
        record(n, "备注说明", "关于开展年度工作检查的通知"))
        .decode().encode(e))
add_json("called txt", lambda n: json.dumps(record(n)).encode(),
         suffix=".txt", status="any")

# JavaScript. A marking in source code is a sample: a note will do.
for what, template, encode in (
        ("string", 'var a = "NEEDLE";', str),
        ("escapes", 'var a = "NEEDLE";', escaped),
        ("braced escapes", 'var a = "NEEDLE";', braced),
        ("single quotes", "var a = 'NEEDLE';", escaped),
        ("template string", "var a = `NEEDLE ${b}`;", escaped),
        ("template string of many lines", "var a = `第一行\nNEEDLE\n末行`;",
         str),
        ("joined", 'var a = "NEEDLE";', '" + "'.join),
        ("joined quotes of two kinds", 'var a = "NEEDLE\';',
         lambda n: n[0] + "\" + '" + n[1:]),
        ("continued line", 'var a = "NEEDLE";',
         lambda n: "\\\n".join(halves(n))),
        ("comment", "/* NEEDLE */", str),
        ("line comment", "var a = 1; // NEEDLE", str),
        ("identifier", "var NEEDLE = 1;", str),
        ("identifier of escapes", "var NEEDLE = 1;", escaped),
        ("object key", "var o = {'NEEDLE': 1};", escaped),
        ("character codes", "var a = String.fromCharCode(NEEDLE);",
         lambda n: ", ".join(str(ord(c)) for c in n)),
        ("hexadecimal character codes",
         "var a = String.fromCharCode(NEEDLE);",
         lambda n: ",".join(hex(ord(c)) for c in n)),
        ("code points", "var a = String.fromCodePoint(NEEDLE);",
         lambda n: ",".join(str(ord(c)) for c in n)),
        ("unescape", "var a = unescape('NEEDLE');",
         lambda n: "".join(f"%u{ord(c):04x}" for c in n)),
        ("percent", "var a = decodeURI('NEEDLE');",
         lambda n: "".join(f"%{b:02x}" for b in n.encode())),
        ("array joined", "var a = [NEEDLE].join('');",
         lambda n: ",".join(f"'{c}'" for c in n)),
        ("markup", "document.write('<p>NEEDLE</p>');",
         lambda n: n[0] + "<b>" + n[1:] + "</b>"),
        ("behind a regular expression", "var r = /[\"']/; var a = 'NEEDLE';",
         escaped),
        ("nested template", "var a = `x ${ `NEEDLE` } y`;", escaped),
        ("data URI", "var u = 'data:text/plain;base64,NEEDLE';",
         lambda n: b64(n.encode()))):
    named = what in ("identifier", "identifier of escapes", "line comment",
                     "comment")
    add_js(what, lambda n, t=template, e=encode: (
        "// 页面脚本\nfunction f() {\n  " + t.replace("NEEDLE", e(n))
        + "\n}\n").encode(), kinds="k" if named else "km", wanted="noted")
add_js("charset gb18030", lambda n: (
    f"// 公共脚本，请勿修改\nvar a = '{n}';\n").encode("gb18030"),
       wanted="noted")

# Style sheets.
for what, template, encode in (
        ("content", 'p::after{content:"NEEDLE"}', str),
        ("escapes", 'p::after{content:"NEEDLE"}', css_escaped),
        ("escapes of six digits", 'p::after{content:"NEEDLE"}',
         lambda n: "".join(f"\\{ord(c):06X}" for c in n)),
        ("escapes in single quotes", "p::after{content:'NEEDLE'}",
         css_escaped),
        ("joined", 'p::after{content:"NEEDLE"}', '" "'.join),
        ("continued line", 'p::after{content:"NEEDLE"}',
         lambda n: "\\\n".join(halves(n))),
        ("comment", "/* NEEDLE */", str),
        ("variable", ":root{--title:'NEEDLE'}", css_escaped),
        ("font", "@font-face{font-family:'NEEDLE'}", str),
        ("attribute selector", "a[title='NEEDLE']{color:red}", css_escaped),
        ("class", ".NEEDLE{color:red}", css_escaped),
        ("address", "p{background:url(NEEDLE.png)}",
         lambda n: "".join(f"%{b:02X}" for b in n.encode())),
        ("data URI", "p{background:url(data:image/svg+xml;base64,NEEDLE)}",
         lambda n: b64(f"<svg><text>{n}</text></svg>".encode()))):
    named = what in ("font", "attribute selector", "class", "address",
                     "comment")
    add_css(what, lambda n, t=template, e=encode: (
        "p{margin:0}\n" + t.replace("NEEDLE", e(n)) + "\n").encode(),
        kinds="k" if named else "km")
add_css("declared charset", lambda n: (
    f'@charset "gbk";\np::after{{content:"{n}"}}\n').encode("gb18030"))

# Plain text beside them: the same engine reads it without the reader.
add_text("UTF-8", lambda n: f"通知\n\n{n}\n".encode(), "body")
add_text("GB18030", lambda n: f"有关事项通知如下\n\n{n}\n".encode(
    "gb18030"), "body")
add_text("UTF-16", lambda n: f"通知\n\n{n}\n".encode("utf-16"), "body")

CASES = XML + JSON + JS + CSS + TEXT
