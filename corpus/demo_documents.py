"""The demo drafts that are documents: DOCX, HTML and ZIP. See make_demo.py.

The city of 云岭, its offices and all persons are invented. Packages
are stored, not deflated, so that their bytes depend on no compressor.
"""

from demo_kit import Draft
from ooxml_writer import (
    OFFICE, Docx, cell, choice, field, para, root, run, shape, table,
    vml_pict)
from zip_writer import STORED, Entry, Zip

BLOCK = "block"
STATE = "state_secret"
CENTRED = '<w:jc w:val="center"/>'


def lines(text):
    return "".join(para(line) for line in text.strip().split("\n"))


def package(*body, **options):
    return Docx(*body, filler=False, **options)


def stored(made):
    return made.bytes(STORED)


def archive_of(*entries, **options):
    return Zip(*entries, **options).bytes()


def packed(name, data, **options):
    return Entry(name, data, method=STORED, **options)


# Word documents.
def red_head():
    head = (para("000087") + para("机密★10年") + para("特急")
            + para(run("云岭市统筹推进办公室文件", "<w:b/>"), props=CENTRED))
    body = lines("""
云统筹发〔2025〕18号
关于做好汛前检查工作的通知
各县区统筹推进办公室，市直有关单位：
为切实做好今年汛前各项准备工作，\
经研究，决定在全市开展一次集中检查。现就有关事项通知如下。
一、检查内容。各单位值班值守、物资储备和预案修订情况。
二、方法步骤。4月10日前完成自查，4月下旬组织抽查，发现问题当场交办。
三、工作要求。各单位主要负责同志要亲自部署，确保检查不走过场。
云岭市统筹推进办公室
2025年3月26日
""")
    made = package(body).header(head, "first")
    return stored(made.footer(para("— ", field(" PAGE ", "1"), " —")))


def public_notice():
    rows = table(("序号", "事项", "办理窗口"), ("1", "企业开办", "1号窗口"),
                 ("2", "不动产登记", "5号窗口"))
    body = para("云岭市政务服务中心关于调整服务时间的通告", props=CENTRED)
    body += lines("""
根据季节变化和办事群众需求，\
自2025年6月1日起，对市政务服务大厅服务时间作出调整，现通告如下。
一、服务时间。周一至周五上午8:30至12:00，下午2:30至5:30。
二、延时服务。每周三延时至晚上7:30，需要办理的市民可提前预约。
三、各窗口办理事项见下表。
""")
    body += rows + lines("""
特此通告。
云岭市政务服务中心
2025年5月20日
（此件公开发布）
""")
    made = package(body).header(para("云岭市政务服务中心"))
    made.footer(para("第", field(" PAGE ", "1"), "页"))
    made.part("docProps/core.xml", core("关于调整服务时间的通告"),
              "application/vnd.openxmlformats-package.core-properties+xml")
    return stored(made)


def core(title):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<cp:coreProperties '
            'xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
            'metadata/core-properties" xmlns:dc="http://purl.org/dc/'
            f'elements/1.1/"><dc:title>{title}</dc:title>'
            "<dc:creator>办公室</dc:creator></cp:coreProperties>")


MINUTES = """
云岭市智慧停车专题会议纪要
5月8日下午，\
副市长林某某在市政府第三会议室主持召开专题会议，听取智慧停车项目进展情况汇报。
会议指出，项目启动以来各有关单位配合密切，首批泊位已经完成改造。
会议议定，由市城市管理局牵头，6月底前完成计费规则公示。
出席：林某某、周某某、何某某。
"""


def comment_left():
    comments = ('<w:comment w:id="1" w:author="何某某" w:initials="何" '
                'w:date="2025-05-09T10:12:00Z">'
                + para("请确认首页标志是否删净，原稿为：")
                + para("秘密★5年") + "</w:comment>")
    made = package(lines(MINUTES))
    return stored(made.part("word/comments.xml", root(
        "w:comments", comments), "comments+xml", "comments"))


def deletion_left():
    deleted = para(
        '<w:del w:id="2" w:author="周某某" w:date="2025-02-14T09:00:00Z">'
        "<w:r><w:delText>机密★5年</w:delText></w:r></w:del>")
    return stored(package(deleted + lines("""
云岭市老旧管网更新改造实施计划
为提升城市供水安全保障水平，结合我市实际，制定本计划。
一、总体目标。两年内更新老旧供水管网四十公里。
二、实施步骤。先易后难、分片推进，尽量减少对市民生活的影响。
三、保障措施。加强统筹调度，定期通报进度。
""")))


def box_left():
    box = para("秘密★1年")
    body = para(choice(shape(box), vml_pict(box)))
    return stored(package(body + lines("""
情况简报
第7期
云岭市应急事务中心　2025年9月3日
8月份，全市共接报各类突发事件较上月下降，处置总体平稳有序。
各县区完成应急演练任务，参演人员对流程更加熟悉。
下一步，将对演练中发现的问题逐项整改。
""")))


def property_left():
    custom = ('<?xml version="1.0" encoding="UTF-8"?>\n<Properties xmlns="'
              f'{OFFICE}custom-properties" xmlns:vt="{OFFICE}'
              'docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-'
              '08002B2CF9AE}" pid="2" name="密级"><vt:lpwstr>机密★3年'
              "</vt:lpwstr></property></Properties>")
    made = package(lines("""
年度培训安排
根据年度工作计划，拟于下半年分三期举办业务培训班。
第一期面向新入职人员，第二期面向业务骨干，第三期面向单位负责人。
各单位于7月15日前报送参训人员名单。
"""))
    return stored(made.part(
        "docProps/custom.xml", custom,
        "application/vnd.openxmlformats-officedocument.custom-properties"
        "+xml"))


PIXEL = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU"
         b"\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82")


def picture_inside():
    made = package(lines("""
项目现场踏勘情况说明
受委托，工作组于近日对项目现场进行了踏勘。现场照片附后。
"""))
    made.defaults["png"] = "image/png"
    made.part("word/media/image1.png", PIXEL, rel="image")
    return stored(made)


def embedded_inside():
    inner = package(lines("""
任务分工表
牵头单位负责总体协调，配合单位按职责分工落实。
""")).header(para("秘密★2年"))
    made = package(lines("""
关于征集年度课题建议的函
各有关单位：
为做好年度课题研究工作，现面向各单位征集课题建议，填报说明见附件。
"""))
    return stored(made.part("word/embeddings/附件1.docx", stored(inner),
                            "application/octet-stream", "package"))


def ledger():
    rows = table(("序号", "文件标题", "密级", "份数"),
                 ("1", "关于印发采购管理办法的通知", "公开", "20"),
                 ("2", "年度工作要点", "公开", "35"),
                 (cell(para("3")), cell(para("某某专项工作方案")),
                  cell(para(run("机"), run("密★5年"))), cell(para("3"))))
    return stored(package(para("收文登记簿", props=CENTRED) + rows
                          + para("登记人：何某某")))


# Pages of a site.
SITE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="{charset}">
<title>{title}-云岭市人民政府门户网站</title>
<meta name="keywords" content="云岭市,{title}">
<style>
.nav a::after {{ content: "\\203A"; }}
.tip {{ color: #666; }}
</style>
<script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "WebPage", "name": "{title}"}}
</script>
</head>
<body>
<div class="nav"><a href="/">首页</a><a href="/xwzx/">新闻中心</a></div>
<h1>{title}</h1>
{body}
<p class="tip">来源：云岭市融媒体中心　责任编辑：沈某某</p>
</body>
</html>
"""


def page(title, body, charset="utf-8"):
    return SITE.format(title=title, body=body.strip(), charset=charset)


NEWS = page("我市举办秋季招聘会", """
<p>9月20日，2025年秋季招聘会在云岭市体育馆举办，共有一百余家企业参加，
提供就业岗位三千余个。</p>
<p>招聘会现场设立了政策咨询、职业指导等服务专区，方便求职者了解就业政策。
市民陈女士说：&ldquo;岗位种类很多，很快就找到了合适的。&rdquo;</p>
<table>
<tr><th>场次</th><th>时间</th><th>地点</th></tr>
<tr><td>第一场</td><td>9月20日</td><td>市体育馆</td></tr>
<tr><td>第二场</td><td>9月27日</td><td>人才市场</td></tr>
</table>
""")
COMMENTED = page("全市安全生产工作会议召开", """
<p>昨日，全市安全生产工作会议召开，总结前三季度工作，部署下一阶段任务。</p>
<!-- 原稿版头
秘密★3年
云岭市安全工作简报 -->
<p>会议强调，要抓好隐患排查整改，压紧压实各方责任。</p>
""")
HIDDEN = page("关于公布年度重点项目的通知", """
<div style="display: none">
<p>机密★10年</p>
<p>项目总投资及进度安排</p>
</div>
<p>现将2025年市级重点项目名单予以公布，请有关单位抓好组织实施。</p>
""")
CATALOGUE = page("政府信息主动公开目录", """
<table>
<tr><th>序号</th><th>信息名称</th><th>密级</th><th>公开方式</th></tr>
<tr><td>1</td><td>机构职能</td><td>公开</td><td>主动公开</td></tr>
<tr><td>2</td><td>年度财政预算</td><td>公开</td><td>主动公开</td></tr>
<tr><td>3</td><td>行政许可事项</td><td>公开</td><td>主动公开</td></tr>
</table>
<p>本目录依照《中华人民共和国政府信息公开条例》编制，涉及国家秘密、
商业秘密和个人隐私的信息不在公开之列。</p>
""")
SPLIT = page("区域协作交流会简讯", """
<p><b>绝</b>&#23494;<span>★</span>长期</p>
<p>近日，区域协作交流会在我市举行，与会代表围绕产业协作进行了交流。</p>
""", "gb2312")


# Attachments.
def attachments():
    notes = ('<w:footnote w:id="2">' + para("机密★20年") + "</w:footnote>")
    plan = package(lines("""
智能水务平台建设方案
一、建设内容。完成监测点位布设和数据汇聚。
二、进度安排。年内完成招标，次年建成投用。
""")).part("word/footnotes.xml", root("w:footnotes", notes),
           "footnotes+xml", "footnotes")
    return archive_of(
        packed("申报材料/建设方案.docx".encode("gb18030"), stored(plan)),
        packed("申报材料/经费明细.csv".encode("gb18030"),
               "项目,金额（万元）\n设备购置,120\n系统集成,85\n"
               .encode("gb18030")),
        packed("说明.txt".encode("gb18030"),
               "本目录为申报材料，共两个文件。\n".encode("gb18030")))


def open_attachments():
    return archive_of(
        packed("公示材料/名单.csv".encode("gb18030"),
               "序号,单位\n1,云岭市第一小学\n2,云岭市图书馆\n"
               .encode("gb18030")),
        packed("公示材料/公示通知.docx".encode("gb18030"), public_notice()),
        packed("公示材料/页面.html".encode("gb18030"), NEWS))


def sealed():
    """The bytes are no real ciphertext; nobody has the password anyway."""
    noise = bytes((n * 167 + 29) % 256 for n in range(400))
    return archive_of(packed("附件.docx", noise, flags=1))


def telling_name():
    inner = archive_of(packed(
        "专项计划（秘密★5年）.txt".encode("gb18030"), "目录如下。\n"))
    return archive_of(packed("材料.zip".encode("gb18030"), inner),
                      packed("readme.txt", "解压后按顺序阅读。\n"))


DOCUMENTS = [
    Draft("notice-red-head.docx", red_head(), BLOCK, "机密",
          [("@word/header1.xml", STATE, BLOCK)]),
    Draft("notice-public.docx", public_notice()),
    Draft("minutes-comment.docx", comment_left(), BLOCK, "秘密",
          [("@word/comments.xml", STATE, BLOCK)]),
    Draft("plan-deletion.docx", deletion_left(), BLOCK, "机密",
          [("@word/document.xml", STATE, BLOCK)]),
    Draft("briefing-textbox.docx", box_left(), BLOCK, "秘密",
          [("@word/document.xml", STATE, BLOCK)]),
    Draft("training-property.docx", property_left(), BLOCK, "机密",
          [("@docProps/custom.xml", STATE, BLOCK)]),
    Draft("survey-picture.docx", picture_inside(), "incomplete"),
    Draft("letter-embedded.docx", embedded_inside(), BLOCK, "秘密",
          [("@word/header1.xml", STATE, BLOCK)]),
    Draft("ledger.docx", ledger(), BLOCK, "机密",
          [("@word/document.xml", STATE, BLOCK)]),
    Draft("site-news.html", NEWS),
    Draft("site-comment.html", COMMENTED, BLOCK, "秘密",
          [("秘密★3年", STATE, BLOCK)]),
    Draft("site-hidden.html", HIDDEN, BLOCK, "机密",
          [("机密★10年", STATE, BLOCK)]),
    Draft("site-catalogue.html", CATALOGUE),
    Draft("site-split-gbk.html", SPLIT, BLOCK, "绝密",
          [("<b>绝</b>", STATE, BLOCK)], encoding="gb18030"),
    Draft("附件/申报材料.zip", attachments(), BLOCK, "机密",
          [("@word/footnotes.xml", STATE, BLOCK)]),
    Draft("附件/公示材料.zip", open_attachments()),
    Draft("附件/sealed.zip", sealed(), "incomplete"),
    Draft("附件/打包件.zip", telling_name(), BLOCK, "秘密",
          [("name", STATE, BLOCK)]),
]
