"""HTML, XML, JSON, scripts and style sheets: depth, number, length."""

import base64

from attack import FILLER, MARKING, lister
from zip_attacks import bomb, cuts, flips, nested
from zip_writer import Zip

ATTACKS, add = lister()

FRONT = f"<!DOCTYPE html>\n<meta charset=utf-8>\n<p>{MARKING}</p>\n"


def html(*pieces):
    return lambda: (FRONT + "".join(pieces)).encode()


for what, markup, count in (
        ("depth-1000000", "<div>", 1_000_000),
        ("inline-depth-1000000", "<span>", 1_000_000),
        ("bold-50000", "<b>", 50_000),
        ("bold-in-paragraphs-50000", "<p><b><i>", 50_000),
        ("links-100000", "<a href=x>", 100_000),
        ("tables-100000", "<table><tr><td>", 100_000),
        ("lists-100000", "<ul><li>", 100_000),
        ("misnested-30000", "<a><b><p></a></b>", 30_000),
        ("formatting-60000", "<font size=1><nobr><p>", 20_000),
        ("tables-and-text-50000", "<table>x<b>", 50_000),
        ("templates-20000", "<template>", 20_000),
        ("selects-100000", "<select><option>x", 100_000),
        ("svg-100000", "<svg><g>", 100_000),
        ("foreign-20000", "<svg><foreignObject><p>", 20_000),
        ("math-100000", "<math><mrow>", 100_000),
        ("end-tags-300000", "</p></b></x>", 100_000),
        ("ruby-50000", "<ruby>一<rt>二", 50_000),
        ("comments-300000", "<!-- x -->", 300_000),
        ("framesets-50000", "<frameset>", 50_000),
        ("forms-100000", "<form><input>", 100_000),
        ("headings-100000", "<h1>", 100_000),
        ("button-50000", "<button>", 50_000),
        ("ampersands-2000000", "&", 2_000_000),
        ("references-500000", "&#x41", 500_000),
        ("less-than-1000000", "<", 1_000_000),
        ("less-than-bang-500000", "<!", 500_000),
        ("scripts-50000", "<script>a='一'</script>", 50_000),
        ("styles-20000", "<style>.a{color:red}</style>", 20_000),
        ("srcdocs-5000", "<iframe srcdoc='<p>一'></iframe>", 5_000)):
    add(what + ".html", html(markup * count), "hit")

add("attributes-1000000.html", html("<p" + "".join(
    f" a{n}=1" for n in range(1_000_000)) + ">"), "hit")
add("attributes-same-1000000.html", html("<p" + " a=1" * 1_000_000 + ">"),
    "hit")
add("attributes-of-100000-tags.html", html(
    '<p title="一二" class=x data-a=b>' * 100_000), "hit")
add("attribute-16m.html", html('<p title="' + "a" * (16 << 20) + '">'),
    "hit")
add("comment-32m.html", html("<!--" + "a-" * (16 << 20) + "-->"), "hit")
add("unclosed-comment.html", html("<!--" + "a" * (4 << 20)), "hit")
add("unclosed-comments.html", html("<!--" * 500_000), "hit")
add("unclosed-script.html", html("<script>" + "a " * (2 << 20)), "hit")
add("unclosed-quote.html", html('<p title="' + "<b>" * 500_000), "hit")
add("text-32m.html", html("一二三四 " * (2 << 20)), "hit")
add("nul.html", html("a\0b<\0p>"), "hit")
add("classes.html", html(
    "<style>" + "".join(f".c{n} .d{n}{{display:none}}" for n in
                        range(20_000)) + "</style>",
    "".join(f'<p class="c{n} d{n}">一</p>' for n in range(20_000))), "hit")
add("style-depth.html", html(
    '<div style="display:none">' * 3000 + "<p>一</p>" * 3000), "hit")
add("plain-depth.html", html("<div>" * 100_000 + "一" + "</div>" * 100_000),
    "hit")
add("marking-at-the-bottom.html", lambda: (
    "<!DOCTYPE html><meta charset=utf-8>" + "<div>" * 100_000
    + f"<p>{MARKING}</p>").encode(), "hit|incomplete")
add("marking-behind-bold.html", lambda: (
    "<!DOCTYPE html><meta charset=utf-8>" + "<p><b>" * 50_000
    + f"<p>{MARKING}</p>").encode(), "hit")


def frames(depth):
    inner = f"<p>{MARKING}</p>"
    for _ in range(depth):
        inner = inner.replace("&", "&amp;").replace('"', "&quot;")
        inner = f'<iframe srcdoc="{inner}"></iframe>'
    return ("<!DOCTYPE html><meta charset=utf-8>" + inner).encode()


def uri(data, kind="application/octet-stream"):
    encoded = base64.b64encode(data).decode()
    return f'<a href="data:{kind};base64,{encoded}">x</a>'


def uri_nest(depth):
    inner = f"<meta charset=utf-8><p>{MARKING}</p>"
    for _ in range(depth):
        inner = uri(inner.encode(), "text/html")
    return inner.encode()


add("srcdoc-5.html", lambda: frames(5), "hit")
add("srcdoc-12.html", lambda: frames(12), "hit|incomplete")
add("data-uri-6.html", lambda: uri_nest(6), "hit")
add("data-uri-25.html", lambda: uri_nest(25), "hit|incomplete")
add("data-uri-bomb.html", lambda: html(uri(Zip(bomb(200)).bytes()))(),
    "hit", complete="no")
add("data-uri-depth.html", lambda: html(uri(nested(40)))(), "hit|incomplete",
    complete="no")
add("data-uris-20000.html", html(
    '<a href="data:text/plain,%E4%B8%80">x</a>' * 20_000), "hit")
add("data-uri-damaged.html", html(
    '<a href="data:text/plain;base64,5py65a!!+G===x">x</a>'), "hit")
add("utf-7.html", lambda: (
    b'<meta charset="utf-7"><p>' + MARKING.encode("utf-7") + b"</p>"),
    "incomplete|hit|clean")
add("utf-16-odd.html", lambda: FRONT.encode("utf-16") + b"\0", "hit")
add("bad-gb.html", lambda: (FRONT.replace("utf-8", "gbk")
                            .encode("gb18030") + b"<p>\xff\x80\x81\x30\x81"),
    "hit", complete="no")

# XML.
DOCTYPE = '<?xml version="1.0"?>\n<!DOCTYPE a [{}]>\n<a>{}{}</a>'


def dtd(inner, use):
    return lambda: DOCTYPE.format(inner, MARKING + "<b/>", use).encode()


def xml(inner):
    return lambda: (f'<?xml version="1.0"?>\n<a><b>{MARKING}</b>{inner}</a>'
                    .encode())


add("laughs.xml", dtd('<!ENTITY l0 "哈哈哈哈哈哈哈哈哈哈">' + "".join(
    f'<!ENTITY l{n} "' + f"&l{n - 1};" * 10 + '">' for n in range(1, 10)),
    "&l9;"), "hit|incomplete", complete="no")
add("laughs-in-an-attribute.xml", dtd('<!ENTITY l0 "哈哈哈哈哈哈哈哈哈哈">'
                                      + "".join(
    f'<!ENTITY l{n} "' + f"&l{n - 1};" * 10 + '">' for n in range(1, 10)),
    '<c d="&l9;"/>'), "hit|incomplete", complete="no")
add("quadratic.xml", dtd('<!ENTITY a "' + "a" * 100_000 + '">',
                         "&a;" * 100_000), "hit|incomplete", complete="no")
add("xxe.xml", dtd('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
    "hit|incomplete", complete="no", forbidden=("root:",))
add("xxe-parameter.xml", dtd(
    '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;', ""), "hit|incomplete",
    complete="no", forbidden=("root:",))
add("include.xml", xml('<x:include xmlns:x="http://www.w3.org/2001/XInclude"'
                       ' href="/etc/passwd" parse="text"/>'), "hit",
    forbidden=("root:",))
add("style.xml", lambda: (
    '<?xml version="1.0"?>\n<?xml-stylesheet href="/etc/passwd"?>\n'
    f"<a>{MARKING}</a>").encode(), "hit", forbidden=("root:",))
add("depth-200000.xml", xml("<c>" * 200_000 + "</c>" * 200_000), "hit",
    complete="no")
add("attributes-100000.xml", xml("<c" + "".join(
    f' a{n}="1"' for n in range(100_000)) + "/>"), "hit", complete="no")
add("attribute-16m.xml", xml('<c a="' + "a" * (16 << 20) + '"/>'), "hit",
    complete="no")
add("text-16m.xml", xml("<c>" + "一二三 " * (2 << 20) + "</c>"), "hit")
add("comment-16m.xml", xml("<!--" + "a" * (16 << 20) + "-->"), "hit")
add("instruction-16m.xml", xml("<?p " + "a" * (16 << 20) + "?>"), "hit")
add("elements-500000.xml", xml("<c>一</c>" * 500_000), "hit")
add("inline-300000.xml", xml("<c>一<d>二</d>" * 150_000 + "</c>" * 150_000),
    "hit", complete="no")
add("namespaces-50000.xml", xml("".join(
    f'<n{n}:c xmlns:n{n}="u{n}"/>' for n in range(50_000))), "hit")
add("malformed.xml", xml("<c></d>"), "hit", complete="no")
add("two-roots.xml", lambda: (
    f'<?xml version="1.0"?>\n<a>略</a>\n<b>{MARKING}</b>').encode(), "hit",
    complete="no")
add("utf-7.xml", lambda: (
    '<?xml version="1.0" encoding="UTF-7"?>\n<a>' + MARKING + "</a>"
    ).encode("utf-7"), "incomplete|hit")
add("ebcdic.xml", lambda: (
    '<?xml version="1.0" encoding="cp037"?>\n<a>b</a>').encode("cp037"),
    "incomplete")

# JSON, scripts, style sheets.
def json(inner):
    return lambda: ('{"a": "' + MARKING + '",\n"b": ' + inner + "}").encode()


def backslashes(depth):
    inner = MARKING
    for _ in range(depth):
        inner = '{"a": "' + inner.replace("\\", "\\\\").replace(
            '"', '\\"') + '"}'
    return inner.encode()


add("depth-1000000.json", json("[" * 1_000_000), "hit")
add("depth-closed-500000.json", json("[" * 500_000 + "]" * 500_000), "hit")
add("objects-500000.json", json('{"a":' * 500_000), "hit")
add("keys-500000.json", json("{" + ",".join(
    f'"k{n}":{n}' for n in range(500_000)) + "}"), "hit")
add("string-16m.json", json('"' + "a" * (16 << 20) + '"'), "hit")
add("escapes-8m.json", json('"' + "\\u4e00" * (1 << 20) + '"'), "hit")
add("surrogates.json", json('"\\ud800\\udc\\udfff\\ud83d\\ude00"'), "hit")
add("bad-escapes.json", json('"\\u12\\x\\uZZZZ\\'), "hit")
add("nested-strings-12.json", lambda: backslashes(12), "hit|incomplete")
add("lines-100000.jsonl", lambda: (
    '{"a": "\\u4e00"}\n' * 100_000 + '{"a": "' + MARKING + '"}\n').encode(),
    "hit")


def script(inner):
    return lambda: (f"/*\n{MARKING}\n*/\n{inner}\n").encode()


add("brackets-1000000.js", script("(" * 1_000_000), "hit")
add("templates-200000.js", script("`${" * 200_000), "hit")
add("joined-300000.js", script('"一" + ' * 300_000 + '"二"'), "hit")
add("string-16m.js", script('"' + "a" * (16 << 20) + '"'), "hit")
add("slashes-1000000.js", script("a = b / " * 500_000), "hit")
add("comments-300000.js", script("/* x */" * 300_000), "hit")
add("unclosed-comments.js", script("/*" * 1_000_000), "hit")
add("backslashes-2000000.js", script("'" + "\\" * 2_000_000), "hit")
add("codes-300000.js", script("String.fromCharCode(" + "19968," * 300_000
                              + "19968)"), "hit")
add("data-uris-20000.js", script(
    "u='data:text/plain;base64,5LiA';" * 20_000), "hit")
STYLE = f"/*\n{MARKING}\n*/\n"
add("braces-500000.css", lambda: (STYLE + "a{" * 500_000).encode(), "hit")
add("escapes-500000.css", lambda: (
    STYLE + 'q{content:"' + "\\4e00 " * 500_000 + '"}').encode(), "hit")
add("unclosed-string.css", lambda: (
    STYLE + 'q{content:"' + "a\\\n" * 500_000).encode(), "hit")

WHOLE = (FRONT + f"<!-- {FILLER} --><p>{FILLER}</p>"
         f"<script>var a = '{FILLER}';</script>").encode()
add("cuts.html.d", cuts(WHOLE, ".html", 9, first=70), "hit")
add("flips.html.d", flips(WHOLE, ".html", 7, skip=72), "hit")
