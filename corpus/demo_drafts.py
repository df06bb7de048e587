"""The demo drafts, texts and wanted findings. See make_demo.py."""

from demo_kit import Draft, archive, beneficiaries, mixed, noise

BLOCK, REVIEW = "block", "review"
STATE = "state_secret"

DRAFTS = [
    Draft("notice-red-head.txt", """\
000123
机密★10年
特急

某某市某某局文件

某某局发〔2024〕12号

关于开展某某设备检查的通知

各科室、各直属单位：
    根据年度工作安排，定于本月下旬对某某设备开展检查。现将有
关事项通知如下：
    一、检查范围。各单位在用的某某设备及其台账。
    二、检查方式。先自查，后抽查，自查情况于15日前书面报送。
    三、有关要求。各单位要明确专人负责，按时报送。

    附件：自查情况表

                                  某某市某某局
                                 2024年3月1日

（此件发至县团级）

抄送：某某办公室。
某某市某某局办公室              2024年3月4日印发
""", BLOCK, "机密", [("机密★10年", STATE, BLOCK),
                   ("（此件发至县团级）", "internal", REVIEW)]),

    Draft("minutes-gbk.txt", """\
秘密★5年

某某区专题会议纪要

第3期

某某区某某办公室                2025年6月18日

    6月17日，某某同志主持召开专题会议，研究某某项目推进工作。
会议听取了某某局关于前期准备情况的汇报。会议认为，项目进展总体
顺利，各责任单位配合有力。会议明确，由某某局牵头，每月调度一次，
遇有困难及时协调解决。

出席：某某、某某、某某
""", BLOCK, "秘密", [("秘密★5年", STATE, BLOCK)], encoding="gb18030"),

    Draft("plan-utf16.txt", """\
绝密★长期

某某工程实施方案

    为做好某某工程组织实施，制定本方案。工程分为三个阶段，各阶段
任务由责任单位分别落实，牵头单位负责统筹协调和督促检查。
""", BLOCK, "绝密", [("绝密★长期", STATE, BLOCK)], encoding="utf-16-le",
          bom=b"\xff\xfe"),

    Draft("briefing-utf16be.txt", """\
秘密★6个月

情况通报

    今年以来，各单位认真落实年度工作部署，各项任务有序推进。现将
上半年工作进展情况通报如下，请结合实际抓好后续工作。
    一、总体进展。列入计划的任务全部启动，过半任务已经完成。
    二、存在问题。个别单位重视不够，进度偏慢。
""", BLOCK, "秘密", [("秘密★6个月", STATE, BLOCK)], encoding="utf-16-be"),

    Draft("letter-big5.txt", """\
檔　　號：
保存年限：

某某市政府　函

受文者：某某區公所

發文日期：中華民國113年5月6日
發文字號：某府字第1130000001號
速別：普通件
密等及解密條件或保密期限：機密（本件於公布時解密）
附件：如說明二

主旨：有關某某案辦理情形，請查照。
說明：
　一、復貴所113年4月1日函。
　二、檢送辦理情形一份。

正本：某某區公所
副本：本府某某局
""", BLOCK, "机密", [("密等及解密", STATE, BLOCK)], encoding="big5"),

    Draft("letter-big5-plain.txt", """\
某某市政府　函

受文者：某某區公所

發文日期：中華民國113年5月7日
發文字號：某府字第1130000002號
速別：普通件
密等及解密條件或保密期限：
附件：

主旨：檢送某某座談會紀錄一份，請查照。

正本：某某區公所
""", encoding="big5"),

    Draft("rules-of-review.txt", """\
某某单位信息公开保密审查办法

第一条　为规范信息公开保密审查工作，制定本办法。
第二条　国家秘密的密级分为绝密、机密、秘密三级。
第三条　绝密级不超过三十年，机密级不超过二十年，秘密级不超过
十年，另有规定的除外。
第四条　国家秘密标志由密级、“★”和保密期限组成，例如“秘密★1年”。
第五条　公开信息前应当进行保密审查，不得公开国家秘密、工作秘密、
商业秘密和个人隐私。
第六条　标有“内部资料”等字样的材料，公开前应当征得制发单位同意。
第七条　泄露机密级国家秘密的，依法处理。
"""),

    Draft("exam-paper.txt", """\
绝密★启用前

某某市初中学业水平模拟考试

语　文

注意事项：
1. 本试卷共6页，满分120分，考试时间120分钟。
2. 答案写在答题卡上，写在试卷上无效。

一、阅读下面的文字，完成第1至3题。
""", BLOCK, "绝密", [("绝密★启用前", STATE, BLOCK)]),

    Draft("notice-plain.txt", """\
某某市某某局关于做好夏季防汛工作的通知

某某局发〔2024〕15号

各乡镇人民政府、各有关单位：
    入汛以来，我市雨水偏多。为切实做好密云水库等重点部位防汛工作，
各单位要加强巡查值守，遇有险情及时报告。
    联系电话：010-00000000

                                  某某市某某局
                                 2024年6月3日

（此件公开发布）
"""),

    Draft("register.csv", """\
序号,文件名称,密级,保密期限,份数
1,关于某某工作的通知,公开,,10
2,某某方案,机密,10年,2
3,某某会议纪要,内部,,5
4,某某简报,无,,20
""", BLOCK, "机密", [("2,某某方案", STATE, BLOCK),
                   ("3,某某会议纪要", "internal", REVIEW)]),

    Draft("register-open.csv", """\
序号,文件名称,密级,份数
1,关于某某工作的通知,公开,10
2,某某简报,无,20
3,某某指南,非密,30
"""),

    Draft("contacts.csv", """\
姓名,单位,手机
赵甲,某某科,13800000001
钱乙,某某科,13800000002
孙丙,某某中心,13800000003
李丁,某某中心,13800000004
""", REVIEW, "-", [("赵甲", "personal", REVIEW), ("钱乙", "personal", REVIEW),
                   ("孙丙", "personal", REVIEW),
                   ("李丁", "personal", REVIEW)], pack="cn-personal"),

    Draft("beneficiaries.csv", beneficiaries(60), BLOCK, "-",
          [("*", "personal", BLOCK), ("*", "personal", "review?")],
          pack="cn-personal"),

    Draft("letter-wrapped.txt", """\
关于网上办事有关问题的答复

某某先生：
    您反映的问题收悉。经核实，您登录网上办事大厅时，系统要求输入手机
密码，属于正常的身份核验。如忘记该密码，可以到大厅窗口，由工作人员在
专用计算机
密码重置页面为您办理。需要说明的是，该系统由专业公司维护，用户信息随机
密钥加密存放。国内
部分地区因网络原因访问较慢，我们将继续改进。感谢您对工作的关心。
"""),

    Draft("report-portions.txt", """\
某某年度工作报告

一、基本情况

    全年各项工作平稳有序，主要指标完成情况良好。

（机密）全年共完成某某任务若干项，详见附表一。

（秘密）某某系统建设按计划推进，已完成联调。

二、下一步打算

    进一步加强队伍建设，完善工作机制。
""", BLOCK, "机密", [("（机密）", STATE, BLOCK), ("（秘密）", STATE, BLOCK)]),

    Draft("forwarded-mixed.txt", mixed(("""\
转发：请协助核对附件内容

各位同事：
    下面是某某处发来的原文，请于本周五前反馈意见。

---- 以下为原文 ----
""", "utf-8"), ("""\
机密★3年

关于某某项目进度的函

    请贵处对项目进度安排提出意见，并于月底前函复。
""", "gb18030")), BLOCK, "机密", [(7, STATE, BLOCK)]),

    Draft("lesson.md", """\
# 保密知识第一课

国家秘密标志由三部分组成。例如，某文件首页左上角标有“机密★10年”
字样，其中“机密”是密级，“10年”是保密期限。

- 密级在前，期限在后，中间用“★”隔开。
- 不属于国家秘密的，不得作出国家秘密标志。

> 想一想：如果看到标有“秘密★1年”的文件，应当怎么办？
"""),

    Draft("lesson-sample.md", """\
# 标志怎么标

国家秘密标志的样例如下：

机密★10年

样例中的密级和期限可以根据实际情况调整。
""", REVIEW, "*", [("机密★10年", STATE, REVIEW)]),

    Draft("reference.txt", """\
内部资料　注意保存

某某工作参考

第8期

    本期刊登各地在推进某某工作中的经验做法，供工作中参考。
""", REVIEW, "-", [("内部资料", "internal", REVIEW)]),

    Draft("reply-not-public.txt", """\
某某局关于某某建议的答复

某某代表：
    您提出的建议收悉，现答复如下。我们将认真研究吸收您的意见。

                                  某某局
                                 2025年5月9日

（此件不公开）
""", REVIEW, "-", [("此件不公开", "disclosure", REVIEW)]),

    Draft("company-report.txt", """\
某某公司普通商密▲5年

某某公司年度经营分析报告

    一季度，公司主要产品销量稳中有升，成本控制取得成效。
""", BLOCK, "*", [("普通商密", "business_secret", BLOCK)]),

    Draft("work-secret.txt", """\
工作秘密★3年

某某专项工作安排

    为推进专项工作，现就有关事项安排如下。
""", BLOCK, "*", [("工作秘密★3年", "work_secret", BLOCK)]),

    Draft("telegram.txt", """\
密码电报

发往：各区县某某办
等级　加急

关于报送某某情况的通知

    请于收到后三日内报送有关情况。
""", BLOCK, "*", [("密码电报", "telegram", BLOCK)]),

    Draft("telegram-open.txt", """\
内部传真电报

发往：各区县某某办

关于调整会议时间的通知

    原定会议改期，时间另行通知。
""", REVIEW, "*", [("内部传真电报", "telegram", REVIEW)]),

    Draft("holiday.txt", """\
特急·明电

某某办公厅关于部分节假日安排的通知

国办发明电〔2025〕7号

    现将元旦放假安排通知如下：1月1日放假，共1天。
"""),

    Draft("brief-en.txt", """\
TOP SECRET//NOFORN

Weekly summary

The programme is on schedule. Two work packages were completed.

TOP SECRET//NOFORN
""", BLOCK, "*", [(1, "foreign", BLOCK), (7, "foreign", BLOCK),
                 ("*", "foreign", "review?")], pack="intl-marking"),

    Draft("terms-en.md", """\
# Glossary

Store the secret in a key vault; a Secret object holds it at run time.
This e-mail and any attachments may be confidential. *The Secret Garden*
is a novel. Sizes: (S) small, (M) medium, (L) large.
"""),

    Draft("export.json", """\
{
  "records": [
    {"title": "关于某某工作的通知", "密级": "公开"},
    {"title": "某某任务安排", "密级": "秘密★5年"}
  ]
}
""", BLOCK, "秘密", [("某某任务安排", STATE, BLOCK)]),

    Draft("Grade.java", """\
package org.example.office;

/** 文件密级。密级分为绝密、机密、秘密和公开。 */
public enum Grade {
  TOP_SECRET("绝密", 3),
  SECRET("机密", 2),
  CONFIDENTIAL("秘密", 1),
  OPEN("公开", 0);

  private final String label;  // 显示用，如“机密★10年”的前两个字
  private final int rank;

  Grade(String label, int rank) {
    this.label = label;
    this.rank = rank;
  }
}
"""),

    Draft("novel.txt", """\
第一章　神秘的来信

    她一直保守着这个秘密。抽屉里的旧信，是外婆留下的唯一线索。街角的
“秘密花园”咖啡馆正在放映老电影《绝密飞行》，墙上贴着“最高机密”
字样的海报。他说，那份机密文件早在1998年就解密了，如今只是一个传说。
"""),

    Draft("review-form.txt", """\
信息公开保密审查表

信息名称：某某活动通知
拟公开方式：☑网站 □报刊 □其他
密级：□绝密 □机密 □秘密 ☑非密
是否涉及国家秘密：□是 ☑否
是否涉及工作秘密：□是 ☑否
审查意见：经审查，该信息不涉及国家秘密，同意公开。
"""),

    Draft("review-form-ticked.txt", """\
文件登记表

文件名称：某某情况报告
密级：□绝密 ☑机密 □秘密 □非密
登记人：某某
""", BLOCK, "机密", [("☑机密", STATE, BLOCK)]),

    Draft("某某方案（机密★20年）.txt", """\
某某方案

    为推进某某工作，制定本方案。各责任单位要按照分工抓好落实。
""", BLOCK, "机密", [("name", STATE, BLOCK)]),

    Draft("portal.log", """\
2026-03-01 08:00:01 INFO  user=u001 请输入手机 密码
2026-03-01 08:00:02 INFO  user=u001 login ok, order 20260301000000001234
2026-03-01 08:00:05 WARN  user=u002 拒绝密码登录，请使用证书
2026-03-01 08:00:09 INFO  job=export rows=120 密级=无
"""),

    Draft("page.html", """\
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>某某局办事指南</title></head>
<body>
<h1>办事指南</h1>
<p>窗口受理时间为工作日上午九时至下午五时。</p>
</body></html>
"""),

    Draft("page-comment.html", """\
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>某某工作动态</title></head>
<body>
<!-- 秘密★3年 -->
<p>本周，某某工作取得积极进展。</p>
</body></html>
""", BLOCK, "秘密", [("秘密★3年", STATE, BLOCK)]),

    Draft("declassified.txt", """\
关于某某文件解密的公告

    经审核，原机密级文件《某某年度情况》已于2020年5月1日解密，现予
公布。该文件已解密，可以公开查阅。
""", "clean|review"),

    Draft("call-for-comments.txt", """\
关于《某某管理办法（征求意见稿）》公开征求意见的通知

    现将《某某管理办法（征求意见稿）》向社会公开征求意见，欢迎提出
修改建议。意见反馈截止日期为2026年4月30日。
"""),

    Draft("draft-for-approval.txt", """\
某某市某某条例
（送审稿）

    第一条　为了规范某某活动，制定本条例。
""", REVIEW, "-", [("（送审稿）", "draft", REVIEW)]),

    Draft("notice-variants.txt", """\
機\u200b　密 ★ ⼗年

關於某某事項的通知

各單位：
    現將有關事項通知如下，請認真落實。
""", BLOCK, "机密", [("★", STATE, BLOCK)]),

    Draft("tender.txt", """\
某某单位办公设备采购公告

    一、采购内容：机密级保密柜2台、普通文件柜10台。
    二、投标人须具有良好的商业信誉，依法保守商业秘密。
    三、联系人：王女士，电话 010-00000000。
"""),

    Draft("附件/reading-list.zip", archive("list.txt", "某某工作参考书目\n")),
    Draft("附件/unread.bin", noise(2048), "incomplete"),
    Draft("附件/empty.txt", ""),
]
