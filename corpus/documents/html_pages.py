"""HTML: every place where a page can hold text."""

import base64
import json
import re

from cases import lister, traditional
from ooxml_writer import halves, simple
from zip_writer import zip_of

CASES, add = lister("html")


def page(body="", head="", charset="utf-8", bom=b"", declared=True,
         encoding=None):
    label = f'<meta charset="{charset}">\n' if declared else ""
    made = (f"<!DOCTYPE html>\n<html>\n<head>\n{label}"
            f"<title>办事指南</title>\n{head}\n</head>\n<body>\n"
            "<h1>办事指南</h1>\n<p>请各位市民按以下要求准备材料，"
            f"并在工作时间到窗口办理。</p>\n{body}\n"
            "<p>咨询时间：工作日上午九时至下午五时。</p>\n</body>\n</html>\n")
    return bom + made.encode(encoding or charset)


def inside(before, behind):
    return lambda n: page(before + n + behind)


def of_head(before, behind):
    return lambda n: page(head=before + n + behind)


def spread(before, behind, join=""):
    """Each character in an element of its own."""
    return lambda n: page("<p>" + join.join(
        before + c + behind for c in n) + "</p>")


def decimal(value, end=";"):
    return "".join(f"&#{ord(c)}{end}" for c in value)


def hexadecimal(value, end=";"):
    return "".join(f"&#x{ord(c):x}{end}" for c in value)


def percent(value, encoding="utf-8"):
    return "".join(f"%{b:02X}" for b in value.encode(encoding))


def escaped(value):
    return "".join(f"\\u{ord(c):04x}" for c in value)


def css_escaped(value):
    return "".join(f"\\{ord(c):X} " for c in value)


def b64(data):
    data = data.encode() if isinstance(data, str) else data
    return base64.b64encode(data).decode()


# Shown text.
add("paragraph", inside("<p>", "</p>"), "body", hidden=False)
add("heading", inside("<h2>", "</h2>"))
add("list item", inside("<ul><li>", "</li></ul>"))
add("definition", inside("<dl><dt>标志</dt><dd>", "</dd></dl>"))
add("preformatted", inside("<pre>\n", "\n</pre>"))
add("blockquote", inside("<blockquote>", "</blockquote>"))
add("button", inside("<button>", "</button>"))
add("label", inside("<label>", "</label>"))
add("legend", inside("<fieldset><legend>", "</legend></fieldset>"))
add("figure caption", inside("<figure><figcaption>",
                             "</figcaption></figure>"))
add("details", inside("<details><summary>说明</summary>", "</details>"))
add("table cell", inside("<table><tr><td>序号</td><td>",
                         "</td></tr></table>"))
add("table cell, unclosed", inside("<table><tr><td>1<td>", "</table>"))
add("table caption", inside("<table><caption>", "</caption></table>"))
add("text lost in a table", inside("<table>", "<tr><td>1</td></tr></table>"))
add("nested table", inside("<table><tr><td><table><tr><td>",
                           "</td></tr></table></td></tr></table>"))
add("one character in each cell", lambda n: page(
    "<table><tr>" + "".join(f"<td>{c}</td>" for c in n) + "</tr></table>"))
add("title", lambda n: page().replace(
    "办事指南</title>".encode(), f"{n}</title>".encode()))
add("one character in each span", spread("<span>", "</span>"), "body")
add("one character in each i, over lines", spread("<i>", "</i>", "\n"),
    "body", kinds="k")
add("inline tags", lambda n: page(
    f"<p>{n[0]}<b>{n[1]}</b><font color=red>{n[2:]}</font></p>"), "body")
add("inline tags with attributes", lambda n: page(
    f'<p>{n[0]}<a href="#" title="甲">{n[1:3]}</a>{n[3:]}</p>'), "body")
add("comment between", lambda n: page(
    "<p>" + "<!-- x -->".join(halves(n)) + "</p>"), "body")
add("line break between", lambda n: page(
    "<p>" + "<br>".join(halves(n)) + "</p>"), "body")
add("word break opportunity", lambda n: page(
    "<p>" + "<wbr>".join(n) + "</p>"), "body")
add("soft hyphen", lambda n: page("<p>" + "&shy;".join(n) + "</p>"), "body")
add("zero width reference", lambda n: page(
    "<p>" + "&#8203;".join(n) + "</p>"), "body")
add("image between", lambda n: page(
    "<p>" + '<img src="a.gif">'.join(halves(n)) + "</p>"), "body")
add("input between", lambda n: page(
    "<p>" + "<input type=hidden>".join(halves(n)) + "</p>"), "body")
add("inserted and deleted", lambda n: page(
    f"<p><del>{n[0]}</del><ins>{n[1:]}</ins></p>"), "body")
add("deleted", inside("<p><del>", "</del></p>"))
add("deleted between", lambda n: page(
    "<p>" + "<del>略</del>".join(halves(n)) + "</p>"), "body", kinds="k")
add("hidden between", lambda n: page(
    "<p>" + '<span style="display:none">略</span>'.join(halves(n))
    + "</p>"), "body", kinds="k")
add("ruby base", lambda n: page("<p><ruby>" + "".join(
    f"{c}<rp>(</rp><rt>jia</rt><rp>)</rp>" for c in n) + "</ruby></p>"),
    "body")
add("ruby text", inside("<p><ruby>甲乙<rt>", "</rt></ruby></p>"))
add("ruby text of characters", lambda n: page("<p><ruby>" + "".join(
    f"甲<rt>{c}</rt>" for c in n) + "</ruby></p>"))
add("unclosed tags", lambda n: page(f"<div><p><b><i>{n}"))
add("tags crossed", lambda n: page(
    f"<p><b>{n[0]}<i>{n[1]}</b>{n[2:]}</i></p>"), "body")
add("two paragraphs do not join", lambda n: page(
    "<p>" + "</p><p>".join(halves(n)) + "</p>"), wanted="absent", kinds="k")
add("two items do not join", lambda n: page(
    "<ul><li>" + "<li>".join(halves(n)) + "</ul>"), wanted="absent",
    kinds="k")
add("behind the end", lambda n: page() + f"<p>{n}</p>".encode())
# Browsers put it into the last block of the body, whose line is told.
add("bare text behind the end", lambda n: page() + n.encode(), lined=False)
add("in the head", of_head("<p>", "</p>"))
add("before the document type", lambda n: f"<!-- {n} -->\n".encode() + page(),
    "comment")
add("piece without a root", lambda n: f"<div><p>{n}</p></div>\n".encode())
add("frames", lambda n: (
    f'<html><frameset><frame src="a.htm"><noframes>{n}</noframes>'
    "</frameset></html>").encode())
add("plain text element", inside("<plaintext>", ""))
add("listing", inside("<xmp>", "</xmp>"))

# References.
add("decimal references", lambda n: page(f"<p>{decimal(n)}</p>"), "body")
add("hexadecimal references", lambda n: page(f"<p>{hexadecimal(n)}</p>"),
    "body")
add("references without semicolon", lambda n: page(
    f"<p>{decimal(n, '')}</p>"), "body", kinds="k")
add("references with leading zeros", lambda n: page("<p>" + "".join(
    f"&#00{ord(c)};" for c in n) + "</p>"), "body")
add("named reference", lambda n: page(
    "<p>" + n.replace("★", "&starf;") + "</p>"), "body", kinds="m")
add("named reference, other", lambda n: page(
    "<p>" + n.replace("★", "&bigstar;") + "</p>"), "body", kinds="m")
add("no-break spaces", lambda n: page(
    "<p>" + n[0] + "&nbsp;" + n[1:] + "</p>"), "body", kinds="m")
add("references twice", lambda n: page(
    "<p>" + decimal(n).replace("&", "&amp;") + "</p>"))
add("references in an attribute", lambda n: page(
    f'<img src="a.png" alt="{decimal(n)}">'), "attribute")
add("references twice in an attribute", lambda n: page(
    '<iframe srcdoc="' + decimal(n).replace("&", "&amp;") + '"></iframe>'))

# Comments and declarations.
add("comment", inside("<!-- ", " -->"), "comment")
add("comment with markup", inside("<!-- <p>", "</p> -->"), "comment")
add("comment with markup, split", lambda n: page(
    f"<!-- <p>{n[0]}<b>{n[1:]}</b></p> -->"), "comment")
add("comment with references", lambda n: page(f"<!-- {decimal(n)} -->"))
add("comment of many lines", inside("<!--\n  上次修改\n  ", "\n-->"),
    "comment")
add("conditional comment", inside("<!--[if IE]><p>", "</p><![endif]-->"),
    "comment")
add("conditional, downlevel-revealed", inside(
    "<![if !IE]><p>", "</p><![endif]>"))
add("unclosed comment", inside("<!-- ", ""))
add("comment closed oddly", inside("<!-- ", " --!>"), "comment")
add("bogus comment", inside("<! ", ">"))
add("bogus end tag", inside("</ ", ">"))
add("processing instruction", inside("<?", "?>"))
add("CDATA outside SVG", inside("<p><![CDATA[", "]]></p>"))
add("comment in the head", of_head("<!-- ", " -->"), "comment")
add("comment in a table", inside("<table><!-- ", " --><tr><td>1</table>"),
    "comment")

# Hidden by style.
for what, attributes in (
        ("display none", 'style="display:none"'),
        ("display none, blanks", 'style="DISPLAY : None ;"'),
        ("visibility", 'style="visibility:hidden"'),
        ("opacity", 'style="opacity:0"'),
        ("font size", 'style="font-size:0"'),
        ("font size, unit", 'style="font-size:0px"'),
        ("off screen", 'style="position:absolute;left:-9999px"'),
        ("text indent", 'style="text-indent:-9999px"'),
        ("clipped", 'style="position:absolute;clip:rect(0,0,0,0)"'),
        ("no height", 'style="height:0;overflow:hidden"'),
        ("white", 'style="color:#fff"'),
        ("white by name", 'style="color:white"'),
        ("transparent", 'style="color:transparent"'),
        ("same as background", 'style="color:#123456;background:#123456"'),
        ("hidden attribute", "hidden"),
        ("hidden until found", 'hidden="until-found"'),
        ("aria-hidden", 'aria-hidden="true"')):
    add("hidden: " + what, inside(f"<div {attributes}>", "</div>"), "body",
        hidden=True)
add("hidden: outer element", inside(
    '<div style="display:none"><p><span>', "</span></p></div>"), "body",
    hidden=True)
add("hidden: style sheet, class", lambda n: page(
    f'<p class="x">{n}</p>', "<style>.x{display:none}</style>"), "body",
    hidden=True)
add("hidden: style sheet, id", lambda n: page(
    f'<p id="x">{n}</p>', "<style>#x{visibility:hidden}</style>"), "body",
    hidden=True)
add("hidden: font tag", inside('<font color="#FFFFFF">', "</font>"), "body",
    hidden=True)
add("hidden: not", inside('<div style="display:block">', "</div>"), "body",
    hidden=False)
add("hidden and split", lambda n: page(
    f'<p style="display:none">{n[0]}<b>{n[1:]}</b></p>'), "body",
    hidden=True)

# Attributes.
for what, markup in (
        ("alt", '<img src="a.png" alt="NEEDLE">'),
        ("title", '<a href="#" title="NEEDLE">链接</a>'),
        ("placeholder", '<input placeholder="NEEDLE">'),
        ("value", '<input type="hidden" value="NEEDLE">'),
        ("value of a button", '<input type="submit" value="NEEDLE">'),
        ("summary", '<table summary="NEEDLE"><tr><td>1</table>'),
        ("aria-label", '<div aria-label="NEEDLE"></div>'),
        ("data", '<div data-level="NEEDLE"></div>'),
        ("unknown", '<div foo="NEEDLE"></div>'),
        ("without quotes", "<div title=NEEDLE></div>"),
        ("in single quotes", "<div title='NEEDLE'></div>"),
        ("of an end tag", '<b>x</b title="NEEDLE">'),
        ("twice", '<p title="略" title="NEEDLE">略</p>'),
        ("label", '<track src="a.vtt" label="NEEDLE">'),
        ("label of options", '<select><optgroup label="NEEDLE"></select>'),
        ("datalist", '<datalist><option value="NEEDLE"></datalist>'),
        ("content", '<meta name="description" content="NEEDLE">'),
        ("keywords", '<meta name="keywords" content="NEEDLE">'),
        ("og:title", '<meta property="og:title" content="NEEDLE">'),
        ("itemprop", '<span itemprop="x" content="NEEDLE"></span>'),
        ("download", '<a href="a.pdf" download="NEEDLE">下载</a>'),
        ("object", '<object><param name="p" value="NEEDLE"></object>'),
        ("body title", '<p><body title="NEEDLE">'),
        ("template", '<template><p title="NEEDLE"></p></template>')):
    add("attribute: " + what, lambda n, m=markup: page(
        m.replace("NEEDLE", n)))
add("attribute: name and class", lambda n: page(
    f'<div class="{n}" id="a"></div>'), "attribute", kinds="k")
add("attribute: its name", lambda n: page(f"<div {n}=1></div>"), kinds="k")
add("element: its name", lambda n: page(f"<x-{n}>甲</x-{n}>"), kinds="k")
add("doctype", lambda n: f'<!DOCTYPE html PUBLIC "{n}">'.encode() + page(),
    kinds="k")

# Elements that show nothing, or something else.
for what, before, behind in (
        ("template", "<template><p>", "</p></template>"),
        ("template in a template", "<template><template>",
         "</template></template>"),
        ("shadow template", '<div><template shadowrootmode="open"><p>',
         "</p></template></div>"),
        ("noscript", "<noscript><p>", "</p></noscript>"),
        ("textarea", "<textarea>", "</textarea>"),
        ("option", "<select><option>1</option><option>",
         "</option></select>"),
        ("SVG text", "<svg><text>", "</text></svg>"),
        ("SVG title", "<svg><title>", "</title></svg>"),
        ("SVG description", "<svg><desc>", "</desc></svg>"),
        ("SVG CDATA", "<svg><text><![CDATA[", "]]></text></svg>"),
        ("SVG foreign object", "<svg><foreignObject><p>",
         "</p></foreignObject></svg>"),
        ("mathematics", "<math><mtext>", "</mtext></math>"),
        ("mathematics annotation",
         "<math><semantics><annotation>", "</annotation></semantics></math>"),
        ("iframe fallback", '<iframe src="a.htm">', "</iframe>"),
        ("video fallback", "<video>", "</video>"),
        ("canvas fallback", "<canvas>", "</canvas>"),
        ("object fallback", "<object>", "</object>"),
        ("closed dialog", "<dialog>", "</dialog>"),
        ("script of a template", '<script type="text/template"><p>',
         "</p></script>")):
    add(what, inside(before, behind))
add("noscript in the head", of_head(
    '<noscript><meta name="d" content="', '"></noscript>'))
add("SVG text split", lambda n: page("<svg><text>" + "".join(
    f"<tspan>{c}</tspan>" for c in n) + "</text></svg>"))
add("mathematics split", lambda n: page("<math>" + "".join(
    f"<mi>{c}</mi>" for c in n) + "</math>"))
add("srcdoc", inside('<iframe srcdoc="<p>', '</p>"></iframe>'))
add("srcdoc, references", lambda n: page(
    f'<iframe srcdoc="&lt;p&gt;{n[0]}&lt;b&gt;{n[1:]}&lt;/b&gt;'
    '&lt;/p&gt;"></iframe>'))
add("srcdoc in a srcdoc", lambda n: page(
    '<iframe srcdoc="&lt;iframe srcdoc=&quot;&amp;lt;p&amp;gt;'
    f'{n[0]}&amp;lt;b&amp;gt;{n[1:]}&amp;lt;/b&amp;gt;&quot;'
    '&gt;&lt;/iframe&gt;"></iframe>'))
add("textarea with markup", lambda n: page(
    f"<textarea>{n[0]}<b>{n[1:]}</b></textarea>"), status="any")


# Scripts and styles.
def script(template, encode=lambda n: n, kind=""):
    def make(n):
        return page(f"<script{kind}>\n" + template.replace(
            "NEEDLE", encode(n)) + "\n</script>")
    return make


def char_codes(value):
    return ",".join(str(ord(c)) for c in value)


for what, template, encode in (
        ("string", 'var a = "NEEDLE";', str),
        ("string in single quotes", "var a = 'NEEDLE';", str),
        ("template string", "var a = `NEEDLE`;", str),
        ("unicode escapes", 'var a = "NEEDLE";', escaped),
        ("braced escapes", 'var a = "NEEDLE";', lambda n: "".join(
            f"\\u{{{ord(c):x}}}" for c in n)),
        ("percent, decoded", 'var a = decodeURIComponent("NEEDLE");',
         percent),
        ("unescape", 'var a = unescape("NEEDLE");',
         lambda n: "".join(f"%u{ord(c):04X}" for c in n)),
        ("character codes", "var a = String.fromCharCode(NEEDLE);",
         char_codes),
        ("joined strings", 'var a = "NEEDLE";',
         lambda n: '" + "'.join(n)),
        ("joined over lines", 'var a = "NEEDLE";',
         lambda n: '" +\n  "'.join(halves(n))),
        ("comment", "/* NEEDLE */ var a = 1;", str),
        ("line comment", "// NEEDLE\nvar a = 1;", str),
        ("markup in a string", 'a.innerHTML = "<p>NEEDLE</p>";', str),
        ("split markup in a string", 'a.innerHTML = "<p>NEEDLE</p>";',
         lambda n: n[0] + "<b>" + n[1:] + "</b>"),
        ("object", "var o = {level: 'NEEDLE', n: 1};", str),
        ("regular expression", "var r = /NEEDLE/;", escaped),
        ("base64", 'var a = atob("NEEDLE");', lambda n: b64(n))):
    add("script: " + what, script(template, encode), "script",
        kinds="k" if what in ("regular expression", "base64", "comment",
                              "line comment") else "km")
add("script: hexadecimal escapes", script(
    'a.innerHTML = "\\x3cp\\x3eNEEDLE\\x3c/p\\x3e";', escaped), "script")
add("script: JSON-LD", script(
    '{"@type": "Article", "headline": "NEEDLE"}', escaped,
    ' type="application/ld+json"'), "script")
add("script: JSON state", script(
    '{"page": {"title": "NEEDLE"}}', str, ' type="application/json"'),
    "script")
add("script: in the head", of_head('<script>var a="', '";</script>'),
    "script")
add("script: unclosed", inside('<script>var a="', '";'), "script")
add("event handler", inside("<button onclick=\"alert('", "')\">x</button>"))
add("event handler, escapes", lambda n: page(
    f"<button onclick=\"alert('{escaped(n)}')\">x</button>"))
add("event handler, references", lambda n: page(
    f"<button onclick=\"alert('{decimal(n)}')\">x</button>"))
add("javascript link", lambda n: page(
    f"<a href=\"javascript:alert('{escaped(n)}')\">x</a>"))
add("javascript link, percent", lambda n: page(
    f"<a href=\"javascript:alert('{percent(n)}')\">x</a>"))
add("style content", of_head('<style>p::before{content:"', '"}</style>'))
add("style content, escapes", lambda n: page(
    head='<style>p::before{content:"' + css_escaped(n) + '"}</style>'))
add("style content, escapes of six digits", lambda n: page(
    head='<style>p::before{content:"' + "".join(
        f"\\{ord(c):06x}" for c in n) + '"}</style>'))
add("style content, joined", lambda n: page(
    head='<style>p::before{content:"' + '" "'.join(halves(n))
    + '"}</style>'))
add("style comment", of_head("<style>/* ", " */</style>"))
add("style attribute", lambda n: page(
    f"<p style=\"--note:'{n}'\">略</p>"))

# Addresses.
SITE = "http://www.example.gov.cn/"
for what, encode in (("plain", str), ("percent", percent),
                     ("percent GBK", lambda n: percent(n, "gb18030")),
                     ("references", decimal)):
    add("link: " + what, lambda n, e=encode: page(
        f'<a href="{SITE}{e(n)}.html">链接</a>'), "attribute")
add("link: query", lambda n: page(
    f'<a href="{SITE}?t={percent(n)}&amp;p=1">链接</a>'), "attribute")
add("image address", lambda n: page(
    f'<img src="img/{percent(n)}.png">'), "attribute")
add("style address", lambda n: page(
    f"<div style=\"background:url('{percent(n)}.png')\"></div>"))
add("refresh", lambda n: page(
    head=f'<meta http-equiv="refresh" content="0;url={percent(n)}.htm">'))
add("form action", lambda n: page(f'<form action="{percent(n)}"></form>'))
add("source set", lambda n: page(f'<img srcset="{percent(n)}.png 2x">'))


def data_uri(kind, encode, place='<iframe src="URI"></iframe>'):
    return lambda n: page(place.replace("URI", f"data:{kind}," + encode(n)))


add("data URI, text", data_uri("text/plain;charset=utf-8", percent))
add("data URI, text, base64", data_uri("text/plain;base64", b64))
add("data URI, GBK, base64", data_uri(
    "text/plain;charset=gbk;base64", lambda n: b64(n.encode("gb18030"))))
add("data URI, HTML", data_uri("text/html;charset=utf-8", lambda n: (
    f"%3Cp%3E{percent(n[0])}%3Cb%3E{percent(n[1:])}%3C/b%3E%3C/p%3E")))
add("data URI, HTML, base64", data_uri("text/html;base64", lambda n: (
    b64(f"<meta charset=utf-8><p>{n[0]}<b>{n[1:]}</b></p>"))))
add("data URI, SVG", data_uri("image/svg+xml;base64", lambda n: (
    b64(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{n}</text></svg>')),
    '<img src="URI">'))
add("data URI, JSON", data_uri("application/json;base64", lambda n: (
    b64(json.dumps({"a": n}))), '<a href="URI">下载</a>'))
add("data URI, zip", data_uri("application/zip;base64", lambda n: (
    b64(zip_of(("a.txt", n)))), '<a href="URI">下载</a>'))
add("data URI, docx", data_uri("application/octet-stream;base64",
                               lambda n: b64(simple(n)),
                               '<a href="URI">下载</a>'))
add("data URI in a style sheet", lambda n: page(
    head="<style>p{background:url(data:image/svg+xml;base64,"
    + b64(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{n}</text></svg>')
    + ")}</style>"))
add("data URI in a script", lambda n: page(
    f'<script>var u = "data:text/plain;base64,{b64(n)}";</script>'))
add("data URI, picture", data_uri("image/png;base64", lambda n: (
    b64(b"\x89PNG\r\n\x1a\n" + bytes(40))), '<img src="URI">'),
    wanted="incomplete", status="incomplete", kinds="k")


# Character sets.
def traditional_page(n):
    made = page(f"<p>{traditional(n)}</p>").decode()
    pairs = zip("办项导时间准备从众询导发请录录证", "辦項導時間準備從眾詢導發請錄錄證")
    made = made.translate({ord(a): b for a, b in pairs})
    made = re.sub("各位市民按以下要求準備材料，并在工作時間到窗口辦理",
                  "各位市民依下列規定準備文件，於辦公時間至櫃臺辦理", made)
    return made.replace("utf-8", "big5").encode("big5")


for what, options in (
        ("GBK declared gb2312", {"charset": "gb2312",
                                 "encoding": "gb18030"}),
        ("GBK declared gbk", {"charset": "gbk", "encoding": "gb18030"}),
        ("GB18030", {"charset": "gb18030"}),
        ("UTF-16LE", {"charset": "utf-16le", "bom": b"\xff\xfe"}),
        ("UTF-16BE", {"charset": "utf-16be", "bom": b"\xfe\xff"}),
        ("UTF-16LE without mark", {"charset": "utf-16le"}),
        ("UTF-8 with mark", {"bom": b"\xef\xbb\xbf"}),
        ("UTF-8, undeclared", {"declared": False}),
        ("GBK, undeclared", {"declared": False, "encoding": "gb18030"}),
        ("UTF-8 declared gb2312", {"charset": "gb2312",
                                   "encoding": "utf-8"}),
        ("GBK declared utf-8", {"charset": "utf-8",
                                "encoding": "gb18030"}),
        ("GBK declared iso-8859-1", {"charset": "iso-8859-1",
                                     "encoding": "gb18030"}),
        ("GBK by http-equiv", {
            "declared": False, "encoding": "gb18030",
            "head": '<meta http-equiv="Content-Type" content="text/html; '
                    'charset=gb2312">'})):
    add("charset: " + what, lambda n, o=options: page(f"<p>{n}</p>", **o),
        "body")
add("charset: Big5", traditional_page, "body")
add("charset: GBK attribute", lambda n: page(
    f'<img alt="{n}">', charset="gbk", encoding="gb18030"), "attribute")
add("charset: GBK comment", lambda n: page(
    f"<!-- {n} -->", charset="gb2312", encoding="gb18030"), "comment")
add("called .htm", inside("<p>", "</p>"), suffix=".htm")
add("called .txt", inside("<p title='", "'>略</p>"), suffix=".txt")
add("called .doc", lambda n: page(f"<p>{n[0]}<b>{n[1:]}</b></p>"),
    suffix=".doc")
add("called .xls, split", lambda n: page(
    f"<table><tr><td>{n[0]}<b>{n[1:]}</b></table>"), suffix=".xls")
