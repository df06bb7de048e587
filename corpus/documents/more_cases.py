"""HTML, ZIP, XML and JSON: harder variations."""

import base64
import gzip
import io
import json
import tarfile

from cases import lister
from html_pages import b64, decimal, escaped, page, percent, script
from ooxml_writer import halves
from zip_cases import OTHER, TEXT, raw
from zip_writer import STORED, Entry, Zip, zip_of

HTML, add = lister("html")
ZIP, add_zip = lister("zip")
XML, add_xml = lister("xml")
JSON, add_json = lister("json")

# Pages: how text is laid out.
add("a character a line", lambda n: page("<p>" + "<br>".join(n) + "</p>"))
add("a character a line, over lines", lambda n: page(
    "<p>\n" + "<br>\n".join(n) + "\n</p>"))
add("right to left", lambda n: page(f'<p><bdo dir="rtl">{n[::-1]}</bdo>'
                                    "</p>"), "body", kinds="k")
add("inline blocks", lambda n: page("<p>" + "".join(
    f'<span style="display:inline-block">{c}</span>' for c in n) + "</p>"))
add("divs shown inline", lambda n: page("<div>" + "".join(
    f'<div style="display:inline">{c}</div>' for c in n) + "</div>"),
    kinds="k")
add("indented source", lambda n: page(
    f"<p>\n        {n}\n      </p>"), "body")
add("blanks between all characters", lambda n: page(
    "<p>" + "　".join(n) + "</p>"), kinds="m")
add("no-break spaces between all", lambda n: page(
    "<p>" + "&nbsp;".join(n) + "</p>"), kinds="m")
add("level column of a table", lambda n: page(
    "<table><tr><th>标题</th><th>密级</th></tr><tr><td>专项方案</td>"
    "<td>机密</td></tr></table>"), kinds="m")
add("label and value in a list", lambda n: page(
    "<dl><dt>密级</dt><dd>机密</dd></dl>"), kinds="m")
add("label and value in spans", lambda n: page(
    "<p><span>密级：</span><span>秘密</span></p>"), kinds="m")
add("deep inline nesting", lambda n: page(
    "<p>" + "<b>" * 40 + n + "</b>" * 40 + "</p>"), "body")
add("attribute order and case", lambda n: page(
    f'<IMG SRC=a.png ALT="{n}">'), "attribute")
add("attribute over lines", lambda n: page(
    f'<img\n  src="a.png"\n  alt="{n}"\n>'), "attribute",
    lined=False)

# Pages: scripts and addresses inside one another.
add("double escapes in a script", script(
    'var a = JSON.parse("NEEDLE");', lambda n: "{\\\"a\\\":\\\"" + "".join(
        f"\\\\u{ord(c):04x}" for c in n) + "\\\"}"), kinds="k")
add("written markup, unescaped", script(
    'document.write(unescape("%3Cp%3ENEEDLE%3C/p%3E"));', lambda n: "".join(
        f"%u{ord(c):04X}" for c in n)), kinds="k")
add("JSON in an attribute", lambda n: page(
    f"<div data-a='{{\"t\": \"{escaped(n)}\"}}'></div>"), kinds="k")
add("JSON of references in an attribute", lambda n: page(
    f'<div data-a="{{&quot;t&quot;:&quot;{n}&quot;}}"></div>'))
add("refresh to a data URI", lambda n: page(
    head='<meta http-equiv="refresh" content="0;url=data:text/html;base64,'
    + b64(f"<meta charset=utf-8><p>{n}</p>") + '">'), kinds="k")
for what, place in (
        ("object", '<object data="URI"></object>'),
        ("embed", '<embed src="URI">'),
        ("anchor in single quotes", "<a href='URI'>x</a>"),
        ("without quotes", "<a href=URI>x</a>"),
        ("SVG image", '<svg><image xlink:href="URI"/></svg>'),
        ("in capitals", '<a href="DATA:text/html;BASE64,URI">x</a>')):
    add("data URI: " + what, lambda n, p=place: page(p.replace(
        "URI", ("" if "BASE64" in p else "data:text/html;base64,")
        + b64(f"<meta charset=utf-8><p>{n[0]}<b>{n[1:]}</b></p>"))))
add("data URI: style sheet", lambda n: page(
    head='<link rel="stylesheet" href="data:text/css,p::after{content:'
    f"'{percent(n)}'" + '}">'), kinds="k")
add("data URI: script", lambda n: page(
    '<script src="data:text/javascript;base64,'
    + b64(f"var a = '{escaped(n)}';") + '"></script>'), kinds="k")
add("data URI in a data URI", lambda n: page('<iframe src="data:text/html,'
    + percent(f'<img src="data:image/svg+xml;base64,'
              + b64(f"<svg><text>{n}</text></svg>") + '">')
    + '"></iframe>'), kinds="k")
add("style in SVG", lambda n: page(
    f"<svg><style>a{{--t:'{n}'}}</style></svg>"), kinds="k")
add("script in SVG", lambda n: page(
    f"<svg><script>var a='{escaped(n)}'</script></svg>"), kinds="k")
add("noembed", lambda n: page(f"<noembed>{n}</noembed>"))
add("query of an image in a style", lambda n: page(
    head=f"<style>p{{background:url(a.png?t={percent(n)})}}</style>"),
    kinds="k")
add("plus signs in a query", lambda n: page(
    f'<a href="/s?q={percent(n[0])}&wd=a+{percent(n)}">x</a>'), kinds="k")
add("mail link", lambda n: page(
    f'<a href="mailto:a@example.com?subject={percent(n)}">x</a>'))

# Pages: character sets once more.
LONG = "<!-- " + "x" * 3000 + " -->\n"
add("charset: meta far behind", lambda n: (
    LONG + page(f"<p>{n}</p>", charset="gbk", encoding="gb18030")
    .decode("gb18030")).encode("gb18030"), "body")
add("charset: another one in a comment", lambda n: (
    "<!-- <meta charset=big5> -->\n" + page(
        f"<p>{n}</p>", charset="gbk", encoding="gb18030")
    .decode("gb18030")).encode("gb18030"), "body")
add("charset: two declarations", lambda n: page(
    f"<p>{n}</p>", '<meta charset="big5">', "gbk", encoding="gb18030"),
    "body")
add("charset: mark against declaration", lambda n: page(
    f"<p>{n}</p>", charset="gbk", bom=b"\xef\xbb\xbf", encoding="utf-8"),
    "body")
add("charset: unknown label", lambda n: page(
    f"<p>{n}</p>", charset="x-none", encoding="gb18030"), "body")
add("charset: HZ", lambda n: page(
    f"<p>{n.replace('★', '')}</p>", charset="hz-gb-2312", encoding="hz"),
    wanted="incomplete", status="incomplete", kinds="k")
add("charset: a GBK line in a UTF-8 page", lambda n: page(
    "<p>LINE</p>").replace(b"LINE", n.encode("gb18030")), status="any")
add("charset: a broken byte", lambda n: page(
    f"<p>{n}</p><p>甲\ue000</p>", charset="gbk", encoding="gb18030")
    .replace("甲".encode("gb18030"), b"\xbc\xff"), "body", status="any")
add("charset: XHTML declaration", lambda n: (
    '<?xml version="1.0" encoding="gb2312"?>\n<html xmlns="http://www.w3.org'
    f'/1999/xhtml"><body><p>{n[0]}<b>{n[1:]}</b></p><p>关于做好年度工作的'
    "通知</p></body></html>").encode("gb18030"), suffix=".xhtml")
add("XHTML with CDATA", lambda n: (
    '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head>'
    f"<script>//<![CDATA[\nvar a = '{escaped(n)}';\n//]]></script></head>"
    "</html>").encode(), kinds="k")
add("called .jpg", lambda n: page(f"<p>{n[0]}<b>{n[1:]}</b></p>"),
    suffix=".jpg")
add("text first", lambda n: (
    f"办事指南\n<p>{n[0]}<b>{n[1:]}</b></p>\n").encode())


# Archives.
def tar_of(name, data):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as file:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        file.addfile(info, io.BytesIO(data))
    return out.getvalue()


def member(name, encode):
    return lambda n: Zip(OTHER, Entry(name, encode(n))).bytes()


add_zip("member gzip", member("a.gz", lambda n: gzip.compress(
    TEXT.format(n).encode(), mtime=0)), wanted="incomplete",
    status="incomplete")
add_zip("member tar", member("a.tar", lambda n: tar_of(
    "a.txt", TEXT.format(n).encode())), wanted="incomplete",
    status="incomplete")
add_zip("member 7z", member("a.7z", lambda n: b"7z\xbc\xaf\x27\x1c\0\4"
                            + bytes(200)), wanted="incomplete",
        status="incomplete", kinds="k")
add_zip("member xlsx", member("a.xlsx", lambda n: zip_of(
    ("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"),
    ("xl/sharedStrings.xml", "<sst><si>" + "".join(
        f"<r><t>{c}</t></r>" for c in n) + "</si></sst>"))),
    status="incomplete")
add_zip("member pptx", member("a.pptx", lambda n: zip_of(
    ("[Content_Types].xml", "<Types/>"),
    ("ppt/presentation.xml", "<p:presentation xmlns:p='x'/>"),
    ("ppt/slides/slide1.xml", "<p:sld xmlns:p='x' xmlns:a='y'><a:p>"
     + "".join(f"<a:r><a:t>{c}</a:t></a:r>" for c in n) + "</a:p></p:sld>"))),
    status="incomplete")
add_zip("member odt", member("a.odt", lambda n: Zip(
    Entry("mimetype", "application/vnd.oasis.opendocument.text",
          method=STORED),
    Entry("content.xml", "<o:document-content xmlns:o='x' xmlns:t='y'><t:p>"
          f"{n[0]}<t:span>{n[1:]}</t:span></t:p></o:document-content>"))
    .bytes()), status="incomplete")
add_zip("member ofd", member("a.ofd", lambda n: zip_of(
    ("OFD.xml", "<ofd:OFD xmlns:ofd='x'/>"),
    ("Doc_0/Pages/Page_0/Content.xml", "<ofd:Page xmlns:ofd='x'>"
     f"<ofd:TextCode>{n}</ofd:TextCode></ofd:Page>"))), status="incomplete")
add_zip("member mail", member("a.eml", lambda n: (
    "From: a@example.com\r\nTo: b@example.com\r\nSubject: =?utf-8?B?"
    + b64(n) + "?=\r\n\r\nx\r\n")), wanted="incomplete",
    status="incomplete", kinds="k")
add_zip("member page in GBK", member("a.htm", lambda n: page(
    f"<p>{n[0]}<b>{n[1:]}</b></p>", charset="gb2312", encoding="gb18030")))
add_zip("one member encrypted, one not", lambda n: Zip(
    Entry("a.txt", bytes(range(64)), flags=1),
    Entry("b.txt", TEXT.format(n))).bytes(), "body", status="incomplete")
add_zip("name in GBK with backslashes", lambda n: Zip(OTHER, Entry(
    raw(f"材料\\{n}\\a.txt"), "略")).bytes(), "name", kinds="k")
add_zip("name of percents", lambda n: Zip(OTHER, Entry(
    percent(n) + ".txt", "略")).bytes(), kinds="k")
add_zip("name with a bracketed level", lambda n: Zip(OTHER, Entry(
    "[机密]某项目方案.txt", "略")).bytes(), "name", kinds="m")
add_zip("name with a level behind", lambda n: Zip(OTHER, Entry(
    "某某方案(秘密).txt".encode("gb18030"), "略")).bytes(), "name",
    kinds="m")
add_zip("unlisted member, nested archive", lambda n: Zip(OTHER, Entry(
    "b.zip", zip_of(("a.txt", TEXT.format(n))), listed=False)).bytes(),
    status="incomplete")
add_zip("archive in a gap", lambda n: Zip(OTHER, gap=zip_of(
    ("a.txt", TEXT.format(n)))).bytes(), status="incomplete")
add_zip("comment that is a page", lambda n: Zip(OTHER, comment=(
    f"<p>{n}</p>").encode()).bytes(), kinds="k")
add_zip("comment that is an archive", lambda n: Zip(OTHER, comment=zip_of(
    ("a.txt", TEXT.format(n)))).bytes(), status="any")
add_zip("called exe", lambda n: b"MZ" + bytes(1022) + zip_of(
    ("a.txt", TEXT.format(n))), suffix=".exe", status="incomplete")
add_zip("called jpg", lambda n: b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(300)
        + zip_of(("a.txt", TEXT.format(n))), suffix=".jpg",
        status="incomplete")

# XML and JSON.
add_xml("XML 1.1", lambda n: (
    f'<?xml version="1.1"?>\n<a><b>{n}</b></a>').encode(), status="any")
add_xml("called txt", lambda n: (
    f'<?xml version="1.0"?>\n<a><b>{decimal(n)}</b></a>').encode(),
    suffix=".txt")
add_xml("UOF", lambda n: (
    '<?xml version="1.0" encoding="UTF-8"?>\n<uof:UOF xmlns:uof="u" '
    'xmlns:字="v"><字:段落><字:句><字:文本串>' + halves(n)[0]
    + "</字:文本串></字:句><字:句><字:文本串>" + halves(n)[1]
    + "</字:文本串></字:句></字:段落></uof:UOF>").encode(), suffix=".uof",
    status="any", kinds="k", wanted="incomplete")
add_xml("flat ODF", lambda n: (
    '<?xml version="1.0"?>\n<office:document xmlns:office="o" xmlns:text="t">'
    f"<text:p>{n[0]}<text:span>{n[1:]}</text:span></text:p>"
    "</office:document>").encode(), suffix=".fodt", status="any")
add_xml("blanks before the declaration", lambda n: (
    f'\n\n<?xml version="1.0"?>\n<a><b>{decimal(n)}</b></a>').encode(),
    status="any")
add_xml("two roots", lambda n: (
    f'<?xml version="1.0"?>\n<a>略</a>\n<b>{n}</b>').encode(),
    status="incomplete")
add_xml("without a root", lambda n: (
    f"<title>通知</title>\n<note>{decimal(n)}</note>\n").encode(),
    status="any")
add_xml("level and value", lambda n: (
    '<?xml version="1.0"?>\n<文件><标题>方案</标题><密级>机密</密级></文件>')
    .encode(), kinds="m", status="inspected")
add_json("double escapes", lambda n: json.dumps(
    {"a": json.dumps({"b": json.dumps(n)})}).encode())
add_json("notebook", lambda n: json.dumps(
    {"cells": [{"cell_type": "markdown", "source": ["第一行\n", n + "\n"]}],
     "nbformat": 4}).encode(), suffix=".ipynb")
add_json("source map", lambda n: json.dumps(
    {"version": 3, "sourcesContent": [f"// {n}\nvar a = 1;"]}).encode(),
    suffix=".map", kinds="k")
add_json("single quotes", lambda n: (
    "{'a': '" + escaped(n) + "'}").encode(), status="any", kinds="k")
add_json("JSONP", lambda n: (
    'callback({"a": "' + escaped(n) + '"});').encode(), suffix=".js",
    kinds="k")
add_json("base64", lambda n: json.dumps(
    {"file": base64.b64encode(n.encode()).decode()}).encode(), kinds="k")
add_json("level and value", lambda n: json.dumps(
    [{"标题": "方案", "密级": "机密"}]).encode(), kinds="m")
add_json("markup in escapes", lambda n: json.dumps(
    {"body": f"<p>{n[0]}<b>{n[1:]}</b></p>"}).encode(), kinds="k")
add_json("references in escapes", lambda n: json.dumps(
    {"body": "<p>" + decimal(n) + "</p>"}).encode(), kinds="k")
add_json("called log", lambda n: (
    json.dumps({"t": 1, "m": n}) + "\n").encode() * 2, suffix=".log",
    kinds="k")

CASES = HTML + ZIP + XML + JSON
