"""Word: hiding places in fields, controls, and the other parts of a
package."""

import base64

from cases import lister
from ooxml_writer import (
    DRAWING, HEAD, MICROSOFT, OFFICE, PACKAGE, Docx, choice, drawing,
    field, halves, para, root, run, runs, shape, simple, table, vml_box,
    vml_pict)

CASES, add = lister("docx")


def body(*content):
    return Docx(*content).bytes()


def with_part(name, content, kind=None, rel=None):
    """A document with one more part; `content` takes the needle."""
    def make(n):
        inner = content(n)
        return Docx().part(name, inner, kind, rel).bytes()
    return make


def word_part(leaf, element, inner, kind=None, rel=None):
    """A part word/LEAF of Word's own vocabulary."""
    return with_part("word/" + leaf, lambda n: root(
        "w:" + element, inner.replace("NEEDLE", n)),
        kind or leaf.removesuffix(".xml") + "+xml",
        rel or leaf.removesuffix(".xml"))


def code(value):
    return f'<w:r><w:instrText xml:space="preserve">{value}</w:instrText>' \
           "</w:r>"


# Fields.
add("field code", lambda n: simple(field(f' ADDIN "{n}" ')), "attribute",
    kinds="k")
add("field code, a run for each character", lambda n: simple(field(
    code(" ADDIN ") + "".join(code(c) for c in n))), "attribute", kinds="k")
add("field result", lambda n: simple(field(" AUTHOR ", n)), "body")
add("simple field code", lambda n: simple(
    f'<w:fldSimple w:instr=" COMMENTS {n} ">' + run("略")
    + "</w:fldSimple>"), "attribute", kinds="k")
add("simple field result", lambda n: simple(
    '<w:fldSimple w:instr=" AUTHOR ">' + run(n) + "</w:fldSimple>"), "body")
add("nested field code", lambda n: simple(
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + code(" IF ")
    + field(f" DOCPROPERTY {n} ")
    + code(' = 1 "是" "否" ') + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    "attribute", kinds="k")
add("quoted field code", lambda n: simple(field(f' QUOTE "{n}" ')),
    "attribute", kinds="k")
add("conditional text", lambda n: simple(
    field(f' IF 1 = 2 "{n}" "略" ')), "attribute", kinds="k")
add("field data", lambda n: simple(
    '<w:r><w:fldChar w:fldCharType="begin"><w:fldData>'
    + base64.b64encode(n.encode("utf-16-le")).decode()
    + "</w:fldData></w:fldChar></w:r>" + code(" ADDIN ")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), kinds="k")
add("link of a field, percent", lambda n: simple(field(
    ' HYPERLINK "http://www.example.gov.cn/'
    + "".join(f"%{b:02X}" for b in n.encode()) + '" ')), "attribute",
    kinds="k")
add("index entry", lambda n: simple(field(f' XE "{n}" ', "")), "attribute",
    kinds="k")
add("field in a header", lambda n: Docx().header(para(
    field(f' QUOTE "{n}" '))).bytes(), "attribute header", kinds="k",
    part="header1")
FORM = ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData>'
        '</w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>').format
for what, inner in (
        ("name", '<w:name w:val="NEEDLE"/>'),
        ("help", '<w:helpText w:type="text" w:val="NEEDLE"/>'),
        ("status", '<w:statusText w:type="text" w:val="NEEDLE"/>'),
        ("default", '<w:textInput><w:default w:val="NEEDLE"/></w:textInput>'),
        ("list entry", '<w:ddList><w:listEntry w:val="NEEDLE"/></w:ddList>')):
    add(f"form field, {what}", lambda n, inner=inner: simple(
        FORM(inner.replace("NEEDLE", n))), "attribute")

# Links and bookmarks.
add("bookmark name", lambda n: simple(
    f'<w:bookmarkStart w:id="0" w:name="{n}"/><w:bookmarkEnd w:id="0"/>'),
    "attribute", kinds="k")
add("link tooltip", lambda n: simple(
    f'<w:hyperlink w:anchor="a" w:tooltip="{n}">' + run("略")
    + "</w:hyperlink>"), "attribute")
add("link anchor", lambda n: simple(
    f'<w:hyperlink w:anchor="{n}">' + run("略") + "</w:hyperlink>"),
    "attribute", kinds="k")
add("link text", lambda n: simple(
    '<w:hyperlink w:anchor="a">' + run(n) + "</w:hyperlink>"), "body")


def linked(target, kind="hyperlink"):
    def make(n):
        made = Docx()
        at = made.link(target(n), kind)
        made.body.append(para(f'<w:hyperlink r:id="{at}">' + run("略")
                              + "</w:hyperlink>"))
        return made.bytes()
    return make


def percent(value, encoding="utf-8"):
    return "".join(f"%{b:02X}" for b in value.encode(encoding))


SITE = "http://www.example.gov.cn/art/"
add("link target", linked(lambda n: SITE + n + ".html"), "attribute",
    kinds="k", part="rels")
add("link target, percent", linked(lambda n: SITE + percent(n)),
    "attribute", kinds="k", part="rels")
add("link target, percent GBK", linked(
    lambda n: SITE + percent(n, "gb18030")), "attribute", kinds="k")
add("link target, file", linked(lambda n: f"file:///D:\\公文\\{n}.doc"),
    "attribute", kinds="k", part="rels")
add("template path", linked(
    lambda n: f"file:///D:/{n}/t.dotx", "attachedTemplate"), "attribute",
    kinds="k")
add("linked picture", linked(lambda n: SITE + n + ".png", "image"),
    "attribute", kinds="k")
add("subdocument", linked(lambda n: n + ".docx", "subDocument"),
    "attribute", kinds="k")

# Controls.
CONTROL = ("<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent>"
           "</w:sdt>").format
for what, inner in (
        ("alias", '<w:alias w:val="NEEDLE"/>'),
        ("tag", '<w:tag w:val="NEEDLE"/>'),
        ("list text", '<w:dropDownList><w:listItem w:displayText="NEEDLE" '
         'w:value="1"/></w:dropDownList>'),
        ("list value", '<w:comboBox><w:listItem w:displayText="1" '
         'w:value="NEEDLE"/></w:comboBox>'),
        ("last value", '<w:dropDownList w:lastValue="NEEDLE"/>'),
        ("placeholder name", '<w:placeholder><w:docPart w:val="NEEDLE"/>'
         "</w:placeholder>"),
        ("section title", '<w15:repeatingSection><w15:sectionTitle '
         'w:val="NEEDLE"/></w15:repeatingSection>'),
        ("gallery", '<w:docPartObj><w:docPartGallery w:val="NEEDLE"/>'
         "</w:docPartObj>")):
    add(f"control, {what}", lambda n, inner=inner: body(CONTROL(
        inner.replace("NEEDLE", n), para("略"))), "attribute")
add("control, binding", lambda n: body(CONTROL(
    f'<w:dataBinding w:xpath="/a/{n}[1]"/>', para("略"))), "attribute",
    kinds="k")
add("control, content", lambda n: body(CONTROL(
    "<w:richText/>", para(n))), "body")
add("control, placeholder text", lambda n: body(CONTROL(
    "<w:showingPlcHdr/>", para(run(n, '<w:rStyle w:val="P"/>')))), "body")
add("control in a control", lambda n: body(CONTROL("", CONTROL(
    "", para(n)))), "body")
add("smart tag attribute", lambda n: simple(
    '<w:smartTag w:element="e"><w:smartTagPr><w:attr w:name="a" '
    f'w:val="{n}"/></w:smartTagPr>' + run("略") + "</w:smartTag>"),
    "attribute")

# Headers and footers.
for kind in ("default", "first", "even"):
    add(f"header, {kind}", lambda n, kind=kind: Docx().header(
        para(n), kind).bytes(), "header", part="word/header1.xml",
        hidden=False)
    add(f"footer, {kind}", lambda n, kind=kind: Docx().footer(
        para(n), kind).bytes(), "footer", part="word/footer1.xml")
add("header, runs", lambda n: Docx().header(para(runs(n))).bytes(),
    "header")
add("header, table", lambda n: Docx().header(
    table((n, "第1页")) + para("")).bytes(), "header table")
add("header, text box", lambda n: Docx().header(para(choice(
    shape(para(n)), vml_pict(para(n))))).bytes(), "text_box header",
    part="header1")
add("header, watermark", lambda n: Docx().header(para(
    '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" type="#t136">'
    f'<v:textpath style="font-family:SimSun" string="{n}"/></v:shape>'
    "</w:pict></w:r>")).bytes(), part="header1")
add("header, picture description", lambda n: Docx().header(para(
    "<w:r>" + drawing("", attributes=f'descr="{n}"') + "</w:r>")).bytes(),
    "attribute header", part="header1")
add("header, hidden", lambda n: Docx().header(para(
    run(n, "<w:vanish/>"))).bytes(), "header", hidden=True)
add("header, deleted", lambda n: Docx().header(para(
    f'<w:del w:id="1" w:author="王"><w:r><w:delText>{n}</w:delText></w:r>'
    "</w:del>")).bytes(), "header", hidden=True)
add("header, control", lambda n: Docx().header(CONTROL(
    '<w:alias w:val="标题"/>', para(n))).bytes(), "header")
add("header of an odd name", lambda n: Docx().header(
    para(n), name="word/parts/top.xml").bytes(), "header", part="top.xml")
add("header that nothing refers to", with_part(
    "word/header7.xml", lambda n: root("w:hdr", para(n)), "header+xml"),
    "header", part="header7")

# Notes.
NOTE = '<w:{0} w:id="2">{1}</w:{0}>'.format
add("footnote", word_part("footnotes.xml", "footnotes", NOTE(
    "footnote", para("NEEDLE"))), "notes", part="footnotes")
add("footnote, runs", lambda n: Docx().part(
    "word/footnotes.xml", root("w:footnotes", NOTE("footnote", para(
        runs(n)))), "footnotes+xml", "footnotes").bytes(), "notes")
add("endnote", word_part("endnotes.xml", "endnotes", NOTE(
    "endnote", para("NEEDLE"))), "notes", part="endnotes")
add("footnote separator", word_part("footnotes.xml", "footnotes", NOTE(
    "footnote", para("NEEDLE")).replace("w:id", 'w:type="separator" w:id')),
    "notes")

# Comments.
COMMENT = ('<w:comment w:id="1" w:author="{}" w:initials="{}">{}'
           "</w:comment>").format
add("comment", word_part("comments.xml", "comments", COMMENT(
    "李某某", "李", para("NEEDLE"))), "comment", part="comments")
add("comment, runs", lambda n: Docx().part(
    "word/comments.xml", root("w:comments", COMMENT("李", "", para(
        runs(n)))), "comments+xml", "comments").bytes(), "comment")
add("comment, second paragraph", word_part(
    "comments.xml", "comments", COMMENT("李", "", para("请核") + para(
        "NEEDLE"))), "comment")
add("comment, author", word_part("comments.xml", "comments", COMMENT(
    "NEEDLE", "", para("请核"))), kinds="k")
add("comment, initials", word_part("comments.xml", "comments", COMMENT(
    "李", "NEEDLE", para("请核"))), kinds="k")
add("comment, text box", word_part("comments.xml", "comments", COMMENT(
    "李", "", para(vml_box(para("NEEDLE"))))), "comment text_box")
add("comment, deleted", word_part("comments.xml", "comments", COMMENT(
    "李", "", para('<w:del w:id="1" w:author="王"><w:r><w:delText>NEEDLE'
                  "</w:delText></w:r></w:del>"))), "comment", hidden=True)
add("comments, orphaned", with_part(
    "word/comments9.xml", lambda n: root("w:comments", COMMENT(
        "李", "", para(n)))), "comment")
add("people", with_part(
    "word/people.xml", lambda n: root(
        "w15:people", f'<w15:person w15:author="{n}"><w15:presenceInfo '
        'w15:providerId="None" w15:userId="u"/></w15:person>'),
    "people+xml"), kinds="k", part="people")
add("people, user", with_part(
    "word/people.xml", lambda n: root(
        "w15:people", '<w15:person w15:author="王"><w15:presenceInfo '
        f'w15:providerId="None" w15:userId="{n}"/></w15:person>'),
    "people+xml"), kinds="k", part="people")
add("comments, extended", with_part(
    "word/commentsExtended.xml", lambda n: root(
        "w15:commentsEx", f'<w15:commentEx w15:paraId="00000001" '
        f'w15:done="0"><w15:ext>{n}</w15:ext></w15:commentEx>'),
    "commentsExtended+xml"), part="commentsExtended")
add("tasks", with_part(
    "word/documenttasks/documenttasks1.xml", lambda n:
    f'{HEAD}<t:Tasks xmlns:t="{MICROSOFT}tasks/2019/documenttasks">'
    f'<t:Task id="1"><t:History><t:Event><t:SetTitle title="{n}"/>'
    "</t:Event></t:History></t:Task></t:Tasks>"), "attribute")

# Properties.
CORE = (f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "{}</cp:coreProperties>").format
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
for element in ("dc:title", "dc:subject", "dc:creator", "cp:keywords",
                "dc:description", "cp:category", "cp:contentStatus",
                "cp:lastModifiedBy", "dc:identifier", "cp:version"):
    who = element in ("dc:creator", "cp:lastModifiedBy")
    add(f"property {element}", with_part(
        "docProps/core.xml", lambda n, e=element: CORE(
            f"<{e}>{n}</{e}>"), CORE_TYPE), "property",
        kinds="k" if who else "km", part="core.xml")
APP = (f'{HEAD}<Properties xmlns="{OFFICE}extended-properties" '
       f'xmlns:vt="{OFFICE}docPropsVTypes">{{}}</Properties>').format
for what, inner in (
        ("Company", "<Company>NEEDLE</Company>"),
        ("Manager", "<Manager>NEEDLE</Manager>"),
        ("Template", "<Template>NEEDLE</Template>"),
        ("HyperlinkBase", "<HyperlinkBase>NEEDLE</HyperlinkBase>"),
        ("TitlesOfParts", '<TitlesOfParts><vt:vector size="1" '
         'baseType="lpstr"><vt:lpstr>NEEDLE</vt:lpstr></vt:vector>'
         "</TitlesOfParts>")):
    add(f"property {what}", with_part(
        "docProps/app.xml", lambda n, i=inner: APP(i.replace("NEEDLE", n)),
        OFFICE + "x"), "property", part="app.xml")
CUSTOM = (f'{HEAD}<Properties xmlns="{OFFICE}custom-properties" '
          f'xmlns:vt="{OFFICE}docPropsVTypes"><property pid="2" '
          'name="{}">{}</property></Properties>').format
add("custom property", with_part("docProps/custom.xml", lambda n: CUSTOM(
    "备注", f"<vt:lpwstr>{n}</vt:lpwstr>")), "property", part="custom.xml")
add("custom property, name", with_part(
    "docProps/custom.xml", lambda n: CUSTOM(n, "<vt:bool>true</vt:bool>")),
    "property attribute", part="custom.xml")
add("custom property, vector", with_part(
    "docProps/custom.xml", lambda n: CUSTOM(
        "项", '<vt:vector size="2" baseType="lpwstr"><vt:lpwstr>1'
        f"</vt:lpwstr><vt:lpwstr>{n}</vt:lpwstr></vt:vector>")), "property")
add("sensitivity label", with_part(
    "docMetadata/LabelInfo.xml", lambda n:
    f'{HEAD}<clbl:labelList xmlns:clbl="{MICROSOFT}2020/mipLabelMetadata">'
    f'<clbl:label id="{{1}}" name="{n}" enabled="1"/></clbl:labelList>'),
    part="LabelInfo")

# Charts and diagrams.
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def chart(inner):
    return with_part("word/charts/chart1.xml", lambda n: root(
        "c:chartSpace", f"<c:chart>{inner.replace('NEEDLE', n)}</c:chart>"),
        CHART, "chart")


add("chart title", chart(
    "<c:title><c:tx><c:rich><a:p><a:r><a:t>NEEDLE</a:t></a:r></a:p>"
    "</c:rich></c:tx></c:title>"), part="chart1")
add("chart title, split", lambda n: Docx().part(
    "word/charts/chart1.xml", root("c:chartSpace", "<a:p>" + "".join(
        f"<a:r><a:t>{c}</a:t></a:r>" for c in n) + "</a:p>"), CHART,
    "chart").bytes(), part="chart1")
add("chart series", chart(
    "<c:ser><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>NEEDLE</c:v>"
    "</c:pt></c:strCache></c:strRef></c:tx></c:ser>"), part="chart1")
add("chart category", chart(
    "<c:cat><c:strLit><c:pt idx='0'><c:v>甲</c:v></c:pt><c:pt idx='1'>"
    "<c:v>NEEDLE</c:v></c:pt></c:strLit></c:cat>"), part="chart1")
add("chart formula", chart("<c:f>NEEDLE!$A$1</c:f>"), kinds="k")
add("chart number format", chart(
    "<c:numFmt formatCode='NEEDLE' sourceLinked='0'/>"), kinds="k")
add("chart, extended", with_part(
    "word/charts/chartEx1.xml", lambda n:
    f'{HEAD}<cx:chartSpace xmlns:cx="{MICROSOFT}drawing/2014/chartex">'
    f'<cx:chartData><cx:strDim><cx:lvl><cx:pt idx="0">{n}</cx:pt></cx:lvl>'
    "</cx:strDim></cx:chartData></cx:chartSpace>"), part="chartEx1")
add("chart drawing", with_part(
    "word/drawings/drawing1.xml", lambda n: root(
        "c:userShapes", f"<a:p><a:r><a:t>{n}</a:t></a:r></a:p>")),
    part="drawing1")
POINT = ("<dgm:ptLst><dgm:pt modelId='1'><dgm:t><a:p>{}</a:p></dgm:t>"
         "</dgm:pt></dgm:ptLst>").format
add("diagram", with_part("word/diagrams/data1.xml", lambda n: root(
    "dgm:dataModel", POINT(f"<a:r><a:t>{n}</a:t></a:r>"))), part="data1")
add("diagram, split", with_part("word/diagrams/data1.xml", lambda n: root(
    "dgm:dataModel", POINT("".join(
        f"<a:r><a:rPr/><a:t>{c}</a:t></a:r>" for c in n)))), part="data1")
add("diagram, drawing", with_part(
    "word/diagrams/drawing1.xml", lambda n:
    f'{HEAD}<dsp:drawing xmlns:dsp="{MICROSOFT}drawing/2008/diagram" '
    f'xmlns:a="{DRAWING}main"><dsp:txBody><a:p><a:r><a:t>{n}</a:t></a:r>'
    "</a:p></dsp:txBody></dsp:drawing>"), part="drawing1")
add("diagram, property", with_part(
    "word/diagrams/data1.xml", lambda n: root(
        "dgm:dataModel", f'<dgm:pt modelId="1"><dgm:prSet phldrT="{n}"/>'
        "</dgm:pt>")), part="data1")

# Settings, styles, numbering and the like.
for leaf, element, what, inner, kinds in (
        ("settings.xml", "settings", "variable",
         '<w:docVars><w:docVar w:name="v" w:val="NEEDLE"/></w:docVars>',
         "km"),
        ("settings.xml", "settings", "variable name",
         '<w:docVars><w:docVar w:name="NEEDLE" w:val="1"/></w:docVars>',
         "k"),
        ("settings.xml", "settings", "mail merge query",
         '<w:mailMerge><w:query w:val="SELECT * FROM [NEEDLE$]"/>'
         "</w:mailMerge>", "k"),
        ("settings.xml", "settings", "mail merge connection",
         '<w:mailMerge><w:connectString w:val="Data Source=D:\\NEEDLE.mdb"/>'
         "</w:mailMerge>", "k"),
        ("settings.xml", "settings", "mail merge field",
         '<w:mailMerge><w:odso><w:fieldMapData><w:name w:val="NEEDLE"/>'
         "</w:fieldMapData></w:odso></w:mailMerge>", "km"),
        ("settings.xml", "settings", "caption",
         '<w:captions><w:caption w:name="NEEDLE"/></w:captions>', "km"),
        ("settings.xml", "settings", "protected by",
         '<w:writeProtection w:cryptSpinCount="1" w:salt="NEEDLE"/>', "k"),
        ("numbering.xml", "numbering", "number text",
         '<w:abstractNum><w:lvl w:ilvl="0"><w:lvlText w:val="NEEDLE"/>'
         "</w:lvl></w:abstractNum>", "km"),
        ("numbering.xml", "numbering", "number text with a number",
         '<w:abstractNum><w:lvl w:ilvl="0"><w:lvlText w:val="NEEDLE第%1条"/>'
         "</w:lvl></w:abstractNum>", "k"),
        ("numbering.xml", "numbering", "list name",
         '<w:abstractNum><w:name w:val="NEEDLE"/></w:abstractNum>', "km"),
        ("styles.xml", "styles", "style name",
         '<w:style w:styleId="a"><w:name w:val="NEEDLE"/></w:style>', "km"),
        ("styles.xml", "styles", "style aliases",
         '<w:style w:styleId="a"><w:aliases w:val="NEEDLE"/></w:style>',
         "km"),
        ("styles.xml", "styles", "latent style",
         '<w:latentStyles><w:lsdException w:name="NEEDLE"/>'
         "</w:latentStyles>", "km"),
        ("fontTable.xml", "fonts", "font",
         '<w:font w:name="NEEDLE"><w:altName w:val="A"/></w:font>', "k"),
        ("fontTable.xml", "fonts", "font's other name",
         '<w:font w:name="A"><w:altName w:val="NEEDLE"/></w:font>', "k"),
        ("webSettings.xml", "webSettings", "frame title",
         '<w:frameset><w:frame><w:name w:val="NEEDLE"/></w:frame>'
         "</w:frameset>", "km"),
        ("recipients.xml", "recipients", "recipients",
         '<w:recipientData><w:column w:val="NEEDLE"/></w:recipientData>',
         "km")):
    add(f"{what} in {leaf}", word_part(leaf, element, inner), kinds=kinds,
        part=leaf)
add("theme name", with_part("word/theme/theme1.xml", lambda n: root(
    "a:theme", "<a:themeElements/>", f' name="{n}"')), part="theme1")
add("theme font", with_part("word/theme/theme1.xml", lambda n: root(
    "a:theme", f'<a:font script="Hans" typeface="{n}"/>')), kinds="k")
add("glossary", with_part(
    "word/glossary/document.xml", lambda n: root(
        "w:glossaryDocument", "<w:docParts><w:docPart><w:docPartBody>"
        + para(n) + "</w:docPartBody></w:docPart></w:docParts>"),
    "document.glossary+xml", "glossaryDocument"), part="glossary")
add("glossary, name", with_part(
    "word/glossary/document.xml", lambda n: root(
        "w:glossaryDocument", "<w:docParts><w:docPart><w:docPartPr><w:name "
        f'w:val="{n}"/></w:docPartPr></w:docPart></w:docParts>'),
    "document.glossary+xml", "glossaryDocument"), "attribute")
add("custom XML item", with_part("customXml/item1.xml", lambda n:
                                 f"{HEAD}<root><a>{n}</a></root>"),
    part="item1")
add("custom XML item, attribute", with_part(
    "customXml/item1.xml", lambda n: f'{HEAD}<root a="{n}"/>'), "attribute",
    part="item1")
add("custom XML item, split", with_part(
    "customXml/item1.xml", lambda n: f"{HEAD}<root><p>" + "<b/>".join(
        halves(n)) + "</p></root>"), part="item1")
add("bibliography", with_part("customXml/item1.xml", lambda n: (
    f'{HEAD}<b:Sources xmlns:b="{OFFICE}bibliography"><b:Source><b:Title>'
    f"{n}</b:Title></b:Source></b:Sources>")), part="item1")
add("user interface", with_part("customUI/customUI14.xml", lambda n: (
    f'{HEAD}<customUI xmlns="{MICROSOFT}2009/07/customui"><button '
    f'label="{n}"/></customUI>')), "attribute", part="customUI")
add("ink annotation", with_part("word/ink/ink1.xml", lambda n: (
    f'{HEAD}<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML">'
    f'<inkml:annotation type="t">{n}</inkml:annotation></inkml:ink>')),
    part="ink1")
add("web extension", with_part(
    "word/webextensions/webextension1.xml", lambda n:
    f'{HEAD}<we:webextension xmlns:we="{MICROSOFT}webextensions/'
    f'webextension/2010/11"><we:property name="p" value="&quot;{n}&quot;"/>'
    "</we:webextension>"), "attribute", part="webextension1")
add("signature comment", with_part("_xmlsignatures/sig1.xml", lambda n: (
    f'{HEAD}<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><Object>'
    f'<SignatureComments xmlns="{MICROSOFT}digsig">{n}</SignatureComments>'
    "</Object></Signature>")), part="sig1")
add("page background", lambda n: with_background(
    f'<v:background><v:fill o:title="{n}"/></v:background>'), "attribute")
add("macro name", with_part("word/vbaData.xml", lambda n: root(
    "wne:vbaSuppData", f'<wne:mcds><wne:mcd wne:name="{n}"/></wne:mcds>')),
    "attribute", part="vbaData", kinds="k")
add("control name", lambda n: simple(
    f'<w:r><w:object><w:control w:name="{n}"/></w:object></w:r>'),
    "attribute", kinds="k")
add("object class", lambda n: simple(
    f'<w:r><w:object><o:OLEObject ProgID="{n}"/></w:object></w:r>'),
    "attribute", kinds="k")


def with_background(inner):
    made = Docx()
    made.background = f'<w:background w:color="FFFFFF">{inner}</w:background>'
    return made.bytes()
