"""Word: hiding places inside the text of a document."""

from cases import lister
from ooxml_writer import (
    Docx, cell, choice, drawing, field, halves, para, root, run, runs, shape,
    simple, table, text, vml_box, vml_pict)

CASES, add = lister("docx")


def body(*content):
    return Docx(*content).bytes()


def of_run(props):
    """A run with these properties in a paragraph of its own."""
    return lambda n: simple(run(n, props))


def between(xml):
    """The needle in two runs, and something between them."""
    return lambda n: simple(run(halves(n)[0]), xml, run(halves(n)[1]))


def inside(before, behind):
    return lambda n: simple(before + run(n) + behind)


def in_run(xml):
    """Something inside the one run, in the middle of the needle."""
    return lambda n: simple("<w:r>" + text(halves(n)[0]) + xml
                            + text(halves(n)[1]) + "</w:r>")


MARK = 'w:id="3" w:author="王某某" w:date="2024-03-01T09:00:00Z"'

# Words split over runs.
add("one run", simple, "body", paragraph=2)
add("two runs", between(""), "body")
add("a run for each character", lambda n: simple(runs(n)), "body")
add("bold on one character",
    lambda n: simple(run(n[0], "<w:b/>"), run(n[1:])), "body")
add("proof error between", between('<w:proofErr w:type="spellStart"/>'),
    "body")
add("bookmark between", between(
    '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'),
    "body")
add("rendered page break between",
    in_run("<w:lastRenderedPageBreak/>"), "body")
add("soft hyphen element between", in_run("<w:softHyphen/>"), "body")
add("soft hyphen character between",
    lambda n: simple("\u00ad".join(halves(n))), "body")
add("zero width space between", lambda n: simple("\u200b".join(n)), "body")
add("several texts in a run", in_run(""), "body")
add("line break between", in_run("<w:br/>"), "body")
add("carriage return between", in_run("<w:cr/>"), "body", kinds="k")
add("tab between", in_run("<w:tab/>"), "body", kinds="k")
add("position tab between", in_run(
    '<w:ptab w:relativeTo="margin" w:alignment="left"/>'), "body", kinds="k")
add("page break between", in_run('<w:br w:type="page"/>'), "body", kinds="k")
add("comment range between", between('<w:commentRangeStart w:id="9"/>'),
    "body")
add("permission between", between(
    '<w:permStart w:id="1" w:edGrp="everyone"/><w:permEnd w:id="1"/>'),
    "body")
add("empty run between", between("<w:r><w:rPr><w:b/></w:rPr></w:r>"), "body")
add("field character between", between(
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "body")
add("smart tag", lambda n: simple(
    run(n[0]), '<w:smartTag w:uri="urn:x" w:element="place">' + run(n[1:])
    + "</w:smartTag>"), "body")
add("custom XML inline", lambda n: simple(
    run(n[0]), '<w:customXml w:uri="urn:x" w:element="e">' + run(n[1:])
    + "</w:customXml>"), "body")
add("control inline", lambda n: simple(
    run(n[0]), "<w:sdt><w:sdtPr/><w:sdtContent>" + run(n[1:])
    + "</w:sdtContent></w:sdt>"), "body")
add("hyperlink inline", lambda n: simple(
    run(n[0]), '<w:hyperlink w:anchor="a">' + run(n[1:])
    + "</w:hyperlink>"), "body")
add("direction inline", lambda n: simple(
    run(n[0]), '<w:dir w:val="ltr">' + run(n[1:]) + "</w:dir>"), "body")
add("override inline", lambda n: simple(
    '<w:bdo w:val="ltr">' + run(n[0]) + "</w:bdo>", run(n[1:])), "body")
add("text box anchored between", lambda n: simple(
    run(halves(n)[0]), vml_box(para("略")), run(halves(n)[1])), "body")
add("drawing anchored between", lambda n: simple(
    run(halves(n)[0]), choice(shape(para("略")), vml_pict(para("略"))),
    run(halves(n)[1])), "body")
add("footnote mark between", between(
    '<w:r><w:footnoteReference w:id="2"/></w:r>'), "body", status="any")
add("star as symbol", lambda n: simple(
    run(n.split("★")[0]),
    '<w:r><w:sym w:font="SimSun" w:char="2605"/></w:r>',
    run(n.split("★")[1])), "body", kinds="m")
add("star as Wingdings symbol", lambda n: simple(
    run(n.split("★")[0]),
    '<w:r><w:sym w:font="Wingdings" w:char="F0AB"/></w:r>',
    run(n.split("★")[1])), "body", kinds="m")
add("characters as symbols", lambda n: simple("".join(
    f'<w:r><w:sym w:font="SimSun" w:char="{ord(c):04X}"/></w:r>'
    for c in n)), "body")
add("two paragraphs do not join",
    lambda n: body(para(halves(n)[0]), para(halves(n)[1])), wanted="absent",
    kinds="k")
add("last paragraph without filler",
    lambda n: Docx(para(n), filler=False).bytes(), "body")
add("between two sections", lambda n: body(para(n), para(
    "第二部分", props="<w:sectPr/>")), "body")
add("outline heading", lambda n: body(para(n, props=(
    '<w:pStyle w:val="Heading1"/><w:outlineLvl w:val="0"/>'))), "body")
add("frame", lambda n: body(para(n, props=(
    '<w:framePr w:w="2000" w:hAnchor="page" w:x="900" w:y="600"/>'))))
add("page field in the paragraph", lambda n: simple(
    n, run("　"), field(" PAGE ", "1")), "body", kinds="k")

# Ruby and mathematics.
RUBY = ("<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase>"
        "</w:ruby></w:r>").format
add("ruby base split", lambda n: simple("".join(
    RUBY(run("jia"), run(c)) for c in n)), "body")
add("ruby base and run", lambda n: simple(
    RUBY(run("jia"), run(n[0])), run(n[1:])), "body")
add("ruby text", lambda n: simple(RUBY(run(n), run("甲乙"))), "body")
add("ruby text split", lambda n: simple("".join(
    RUBY(run(c), run("甲")) for c in n)), "body")
MATH = "<m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath>".format
add("mathematics", lambda n: simple(MATH(n)), "body")
add("mathematics split", lambda n: simple("<m:oMath>" + "".join(
    f"<m:r><m:t>{c}</m:t></m:r>" for c in n) + "</m:oMath>"), "body")
add("mathematics paragraph", lambda n: simple(
    "<m:oMathPara>" + MATH(n) + "</m:oMathPara>"), "body")
add("word half in mathematics", lambda n: simple(
    run(n[0]), MATH(n[1:])), "body")
add("mathematical fraction", lambda n: simple(
    "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r>"
    f"<m:t>{n}</m:t></m:r></m:den></m:f></m:oMath>"), "body", kinds="k")

# Hidden text.
add("vanish", of_run("<w:vanish/>"), "body", hidden=True)
add("vanish 1", of_run('<w:vanish w:val="1"/>'), "body", hidden=True)
add("vanish off", of_run('<w:vanish w:val="0"/>'), "body", hidden=False)
add("vanish false", of_run('<w:vanish w:val="false"/>'), "body",
    hidden=False)
add("web hidden", of_run("<w:webHidden/>"), "body")
add("special vanish", of_run("<w:vanish/><w:specVanish/>"), "body",
    hidden=True)
add("white", of_run('<w:color w:val="FFFFFF"/>'), "body", hidden=True)
add("white as theme colour", of_run(
    '<w:color w:val="FFFFFF" w:themeColor="background1"/>'), "body",
    hidden=True)
add("tiny", of_run('<w:sz w:val="2"/>'), "body", hidden=True)
add("tiny, both scripts", of_run('<w:sz w:val="1"/><w:szCs w:val="1"/>'),
    "body", hidden=True)
add("character width 1 %", of_run('<w:w w:val="1"/>'), "body")
add("raised out of sight", of_run('<w:position w:val="3000"/>'), "body")
add("black highlight", of_run('<w:highlight w:val="black"/>'), "body")
add("black shading", of_run(
    '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'), "body")
add("struck", of_run("<w:strike/>"), "body", hidden=False)
add("half hidden", lambda n: simple(
    run(halves(n)[0], "<w:vanish/>"), run(halves(n)[1])), "body")
add("hidden character between", lambda n: simple(
    run(halves(n)[0]), run("略", "<w:vanish/>"), run(halves(n)[1])),
    "body", kinds="k")
add("hidden paragraph mark", lambda n: body(para(
    n, props="<w:rPr><w:vanish/></w:rPr>")), "body", hidden=False)
add("hidden row", lambda n: body(
    "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>" + cell(para(n))
    + "</w:tr></w:tbl>"), hidden=True)
add("hidden in a text box", lambda n: simple(
    vml_box(para(run(n, "<w:vanish/>")))), "text_box", hidden=True)


def styled(style, use, more=""):
    """A document whose style sheet hides what `use` refers to."""
    def make(n):
        styles = root("w:styles", style)
        return Docx(use(n) + more).part(
            "word/styles.xml", styles, "styles+xml", "styles").bytes()
    return make


STYLE = ('<w:style w:type="{}" w:styleId="{}">{}<w:rPr>{}</w:rPr>'
         "</w:style>").format


def by_run(n):
    return para(run(n, '<w:rStyle w:val="S1"/>'))


def by_paragraph(n):
    return para(n, props='<w:pStyle w:val="S1"/>')


add("vanish by character style", styled(
    STYLE("character", "S1", "", "<w:vanish/>"), by_run), "body",
    hidden=True)
add("vanish by paragraph style", styled(
    STYLE("paragraph", "S1", "", "<w:vanish/>"), by_paragraph), "body",
    hidden=True)
add("vanish by the style it is based on", styled(
    STYLE("paragraph", "S0", "", "<w:vanish/>")
    + STYLE("paragraph", "S1", '<w:basedOn w:val="S0"/>', "<w:b/>"),
    by_paragraph), "body", hidden=True)
add("vanish by a style and taken back", styled(
    STYLE("paragraph", "S1", "", "<w:vanish/>"),
    lambda n: para(run(n, '<w:vanish w:val="0"/>'),
                   props='<w:pStyle w:val="S1"/>')), "body", hidden=False)
add("vanish by defaults", styled(
    "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault>"
    "</w:docDefaults>", para), "body", hidden=True)
add("vanish by the default style", styled(
    STYLE("paragraph", "Normal", "", "<w:vanish/>").replace(
        "<w:style ", '<w:style w:default="1" '), para), "body", hidden=True)
add("styles that lead in a circle", styled(
    STYLE("paragraph", "S1", '<w:basedOn w:val="S2"/>', "<w:vanish/>")
    + STYLE("paragraph", "S2", '<w:basedOn w:val="S1"/>', ""),
    by_paragraph), "body", hidden=True)

# Tracked changes.
add("deleted", lambda n: simple(
    f"<w:del {MARK}><w:r><w:delText>{n}</w:delText></w:r></w:del>"), "body",
    hidden=True)
add("deleted with an ordinary text", inside(f"<w:del {MARK}>", "</w:del>"),
    "body", hidden=True)
add("inserted", inside(f"<w:ins {MARK}>", "</w:ins>"), "body", hidden=False)
add("word split by a deletion", between(
    f"<w:del {MARK}><w:r><w:delText>略</w:delText></w:r></w:del>"), "body",
    hidden=False)
add("word split by an insertion", between(
    f"<w:ins {MARK}>" + run("略") + "</w:ins>"), "body", hidden=True)
add("replaced half", lambda n: simple(
    f"<w:del {MARK}><w:r><w:delText>{halves(n)[0]}</w:delText></w:r></w:del>"
    + f"<w:ins {MARK}>" + run("略") + "</w:ins>", run(halves(n)[1])), "body")
add("inserted and deleted again", lambda n: simple(
    f"<w:ins {MARK}><w:del {MARK}><w:r><w:delText>{n}</w:delText></w:r>"
    "</w:del></w:ins>"), "body", hidden=True)
add("moved away", inside(f"<w:moveFrom {MARK}>", "</w:moveFrom>"), "body",
    hidden=True)
add("moved here", inside(f"<w:moveTo {MARK}>", "</w:moveTo>"), "body")
add("deleted paragraph end joins", lambda n: body(
    para(halves(n)[0], props=f"<w:rPr><w:del {MARK}/></w:rPr>"),
    para(halves(n)[1])), "body", kinds="k")
add("inserted paragraph end parts", lambda n: body(
    para(halves(n)[0], props=f"<w:rPr><w:ins {MARK}/></w:rPr>"),
    para(halves(n)[1])), "body", kinds="k")
add("deleted row", lambda n: body(
    f"<w:tbl><w:tr><w:trPr><w:del {MARK}/></w:trPr>" + cell(para(n))
    + "</w:tr></w:tbl>"))
add("deleted cell", lambda n: body(
    f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel {MARK}/></w:tcPr>" + para(n)
    + "</w:tc></w:tr></w:tbl>"))
add("author of a change", lambda n: simple(
    f'<w:ins w:id="4" w:author="{n}">' + run("略") + "</w:ins>"), kinds="k")
add("author of a format change", lambda n: simple(
    run("略", f'<w:rPrChange w:id="4" w:author="{n}"><w:rPr/>'
        "</w:rPrChange>")), "attribute", kinds="k")
add("numbering before a change", lambda n: body(para("略", props=(
    f'<w:numPr><w:numberingChange w:id="5" w:author="王" w:original="{n}"/>'
    "</w:numPr>"))), "attribute")
add("deleted field code", lambda n: simple(
    f"<w:del {MARK}><w:r><w:delInstrText>{n}</w:delInstrText></w:r></w:del>"),
    kinds="k")

# Tables.
add("table cell", lambda n: body(table(("序号", "标志"), ("1", n))),
    "table body")
add("table cell of two runs", lambda n: body(table(
    (cell(para(*halves(n))), "1"))), "table body")
add("nested table", lambda n: body(table(
    (cell(table((n, "2")), para("")), "1"))), "table body")
add("merged cell", lambda n: body(table(
    ("<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + para(n) + "</w:tc>", "1"))),
    "table body")
add("one character in each cell", lambda n: body(table(tuple(n))),
    "table body")
add("two cells in a row do not join keywords", lambda n: body(table(
    ("编号" + halves(n)[0], halves(n)[1] + "说明"))), wanted="absent",
    kinds="k")
add("table caption", lambda n: body(table(
    ("1", "2"), props=f'<w:tblCaption w:val="{n}"/>')), "attribute")
add("table description", lambda n: body(table(
    ("1", "2"), props=f'<w:tblDescription w:val="{n}"/>')), "attribute")
add("label and value in two cells", lambda n: body(table(
    ("密级", "机密"), ("编号", "3"))), kinds="m")
add("row in a control", lambda n: body(
    "<w:tbl><w:sdt><w:sdtPr/><w:sdtContent><w:tr>" + cell(para(n))
    + "</w:tr></w:sdtContent></w:sdt></w:tbl>"))
add("cell in a control", lambda n: body(
    "<w:tbl><w:tr><w:sdt><w:sdtPr/><w:sdtContent>" + cell(para(n))
    + "</w:sdtContent></w:sdt></w:tr></w:tbl>"))

# Text boxes and drawings.
add("text box, VML", lambda n: simple(vml_box(para(n))), "text_box")
add("text box, VML, runs", lambda n: simple(vml_box(para(runs(n)))),
    "text_box")
add("text box, Choice only", lambda n: simple(
    choice(shape(para(n)), "")), "text_box")
add("text box, Fallback only", lambda n: simple(
    choice(shape(para("略")), vml_pict(para(n)))), "text_box")
add("text box, both", lambda n: simple(
    choice(shape(para(n)), vml_pict(para(n)))), "text_box")
add("text box without alternative", lambda n: simple(
    "<w:r>" + shape(para(n)) + "</w:r>"), "text_box")
add("text box with a table", lambda n: simple(vml_box(
    table((n, "2")) + para("")))  )
add("text box in a text box", lambda n: simple(
    vml_box(para(vml_box(para(n))))), "text_box")
add("text box in a group", lambda n: simple("<w:r>" + drawing(
    '<wpg:wgp><wpg:cNvGrpSpPr/><wps:wsp><wps:txbx><w:txbxContent>' + para(n)
    + "</w:txbxContent></wps:txbx></wps:wsp></wpg:wgp>") + "</w:r>"),
    "text_box")
add("text box on a canvas", lambda n: simple("<w:r>" + drawing(
    "<wpc:wpc><wps:wsp><wps:txbx><w:txbxContent>" + para(n)
    + "</w:txbxContent></wps:txbx></wps:wsp></wpc:wpc>") + "</w:r>"),
    "text_box")
add("text box in a cell", lambda n: body(table(
    (cell(para(vml_box(para(n)))), "2"))), "text_box")
add("word art, VML", lambda n: simple(
    '<w:r><w:pict><v:shape><v:textpath on="t" style="font-family:SimSun" '
    f'string="{n}"/></v:shape></w:pict></w:r>'), "text_box attribute header")
add("shape title, VML", lambda n: simple(
    f'<w:r><w:pict><v:shape title="{n}"/></w:pict></w:r>'), "attribute")
add("shape alternative text, VML", lambda n: simple(
    f'<w:r><w:pict><v:rect alt="{n}"/></w:pict></w:r>'), "attribute")
add("picture title, VML", lambda n: simple(
    f'<w:r><w:pict><v:shape><v:imagedata o:title="{n}"/></v:shape>'
    "</w:pict></w:r>"), "attribute")
add("locked canvas", lambda n: simple("<w:r>" + drawing(
    '<lc:lockedCanvas xmlns:lc="http://schemas.openxmlformats.org/drawingml/'
    f'2006/lockedCanvas"><a:sp><a:txSp><a:txBody><a:p><a:r><a:t>{n}</a:t>'
    "</a:r></a:p></a:txBody></a:txSp></a:sp></lc:lockedCanvas>") + "</w:r>"))
add("drawing text split", lambda n: simple("<w:r>" + drawing(
    "<a:txBody><a:p>" + "".join(f"<a:r><a:t>{c}</a:t></a:r>" for c in n)
    + "</a:p></a:txBody>") + "</w:r>"))
for what in ("descr", "title", "name"):
    add(f"alternative text, {what}", lambda n, what=what: simple(
        "<w:r>" + drawing("", attributes=f'{what}="{n}"') + "</w:r>"),
        "attribute")
add("picture properties", lambda n: simple("<w:r>" + drawing(
    f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="1" descr="{n}"/>'
    "</pic:nvPicPr></pic:pic>") + "</w:r>"), "attribute")
add("drawing hyperlink tooltip", lambda n: simple("<w:r>" + drawing(
    f'<pic:cNvPr id="0" name="1"><a:hlinkClick tooltip="{n}"/></pic:cNvPr>')
    + "</w:r>"), "attribute")
