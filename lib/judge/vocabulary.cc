#include "lib/judge/vocabulary.h"

#include <algorithm>
#include <array>

namespace mishen::vocabulary {
namespace {

using View = std::u32string_view;

constexpr auto kLevelList = std::to_array<View>(
    {U"绝密",        U"机密",       U"秘密",     U"绝密级",       U"机密级",
     U"秘密级",      U"绝密件",     U"机密件",   U"秘密件",       U"密件",
     U"非密",        U"公开",       U"内部",     U"普通",         U"无",
     U"工作秘密",    U"商业秘密",   U"核心商密", U"普通商密",     U"商密",
     U"绝对机密",    U"极机密",     U"高度机密", U"限阅",         U"国家秘密",
     U"内部资料",    U"敏感",       U"受控",     U"无密级",       U"非涉密",
     U"一般",        U"top secret", U"secret",   U"confidential", U"restricted",
     U"unclassified"});
constexpr auto kGradeList = std::to_array<View>(
    {U"绝密", U"机密", U"秘密", U"绝对机密", U"极机密", U"高度机密"});
constexpr auto kSecrecyLabelList =
    std::to_array<View>({U"密级",
                         U"秘密等级",
                         U"密级等级",
                         U"保密等级",
                         U"保密级别",
                         U"涉密等级",
                         U"涉密级别",
                         U"机密等级",
                         U"机密级别",
                         U"密别",
                         U"密等",
                         U"秘密级别",
                         U"定密等级",
                         U"定密级别",
                         U"秘密程度",
                         U"机密程度",
                         U"密级程度",
                         U"保密程度",
                         U"涉密程度",
                         U"密级/保密期限",
                         U"密级、保密期限",
                         U"密级/期限",
                         U"安全等级",
                         U"文件密级",
                         U"定密",
                         U"密级标识",
                         U"密级标志",
                         U"密级及期限",
                         U"密级和保密期限",
                         U"密级及保密期限",
                         U"密级期限",
                         U"密级与保密期限",
                         U"定密情况",
                         U"密等及解密条件或保密期限",
                         U"密等及解密条件",
                         U"密等及保密期限",
                         U"密级代码",
                         U"密级名称",
                         U"classification",
                         U"classified as",
                         U"security classification",
                         U"classification level",
                         U"secret level",
                         U"secretlevel",
                         U"security level",
                         U"securitylevel",
                         U"security class",
                         U"sensitivity",
                         U"sensitivity label",
                         U"protective marking",
                         U"protection level",
                         U"secrecy level",
                         U"secrecy",
                         U"security grade",
                         U"confidentiality level",
                         U"classificationlevel",
                         U"security classification level"});
constexpr auto kTermLabelList = std::to_array<View>(
    {U"保密期限", U"保密期", U"期限", U"解密日期", U"解密时间", U"解密条件"});
constexpr auto kSubjectLabelList = std::to_array<View>(
    {U"主题",     U"标题",       U"题名",     U"题目", U"主旨",     U"件名",
     U"邮件主题", U"文件名",     U"文件名称", U"附件", U"附件名称", U"名称",
     U"subject",  U"re",         U"fw",       U"fwd",  U"title",    U"filename",
     U"file",     U"attachment", U"转发",     U"答复", U"回复"});
constexpr auto kOtherLabelList = std::to_array<View>(
    {U"份号",     U"编号",     U"文号",       U"发文字号", U"签发人",
     U"签发",     U"缓急",     U"紧急程度",   U"等级",     U"速别",
     U"日期",     U"时间",     U"份数",       U"印数",     U"总号",
     U"机号",     U"页数",     U"版本",       U"no",       U"no.",
     U"共",       U"第",       U"保管期限",   U"归档",     U"档号",
     U"来文单位", U"收文号",   U"联系人",     U"知悉范围", U"传达范围",
     U"发放范围", U"印发范围", U"定密责任人", U"责任人",   U"经办人",
     U"拟稿人",   U"拟稿",     U"核稿",       U"会签"});
constexpr auto kHandlingList = std::to_array<View>(
    {U"注意保存",   U"注意保管",     U"注意保密",     U"妥善保管",
     U"妥善保存",   U"请注意保存",   U"请注意保管",   U"请注意保密",
     U"请妥善保管", U"不得外传",     U"严禁外传",     U"请勿外传",
     U"勿外传",     U"禁止外传",     U"不得扩散",     U"严禁扩散",
     U"请勿扩散",   U"不得翻印",     U"严禁翻印",     U"不得复印",
     U"严禁复印",   U"禁止复制",     U"不得复制",     U"请勿转发",
     U"严禁转发",   U"不得转发",     U"不得公开",     U"不得摘抄",
     U"不得转载",   U"请勿转载",     U"会后收回",     U"会后退回",
     U"会后交回",   U"会后统一收回", U"用后收回",     U"阅后销毁",
     U"阅后退回",   U"阅后即焚",     U"阅后收回",     U"阅后交回",
     U"限时退还",   U"指人专办",     U"专人专办",     U"亲启",
     U"限内部使用", U"仅供参考",     U"仅供内部参考", U"仅供内部使用",
     U"供领导参阅", U"供领导参考",   U"登记编号",     U"严格保密",
     U"请保密",     U"保密"});
constexpr auto kUrgencyList = std::to_array<View>(
    {U"特急", U"加急", U"特提", U"平急", U"急件", U"特急件", U"最速件", U"速件",
     U"普通件", U"明电", U"密电", U"限时送达"});
constexpr auto kOpenNoteList = std::to_array<View>(
    {U"此件公开发布", U"此件主动公开", U"公开发布", U"主动公开"});
constexpr auto kSampleNounList = std::to_array<View>(
    {U"示例",   U"样例",     U"样式",     U"范例",   U"示意",    U"示意图",
     U"示范",   U"举例",     U"例",       U"例如",   U"例子",    U"比如",
     U"诸如",   U"如",       U"试题",     U"练习",   U"练习题",  U"选择题",
     U"判断题", U"改错题",   U"题",       U"样本",   U"样张",    U"模板",
     U"模版",   U"范本",     U"书写范本", U"图示",   U"改错",    U"写法",
     U"演示",   U"测试数据", U"测试用例", U"sample", U"example", U"examples",
     U"e.g."});
constexpr auto kSampleCueList = std::to_array<View>(
    {U"错误示范",   U"正确示范", U"字样",     U"标志样式", U"标注样式",
     U"标志样例",   U"标注方法", U"标注方式", U"标注格式", U"标志格式",
     U"标注形式",   U"标志形式", U"形如",     U"标志如下", U"标注如下",
     U"格式如下",   U"形式如下", U"形式为",   U"应标注",   U"应当标注",
     U"标注为",     U"应标明",   U"标志为",   U"标为",     U"标有",
     U"印有",       U"印着",     U"写着",     U"写有",     U"标着",
     U"注明",       U"盖有",     U"正确标注", U"错误标注", U"标志的错误",
     U"标注的错误", U"下列标志", U"下列标注", U"例如",     U"比如",
     U"譬如",       U"的写法",   U"虚构",     U"仿真"});
constexpr auto kCaptionCueList =
    std::to_array<View>({U"示意图", U"样例", U"样式", U"示例", U"范例", U"样张",
                         U"样本", U"错误示范"});
constexpr auto kNegationList = std::to_array<View>(
    {U"不属于", U"不属", U"不是", U"不涉及", U"不含", U"未涉及", U"没有",
     U"不得标", U"未标", U"无", U"非", U"不涉", U"不构成", U"撤销", U"解除",
     U"取消", U"原为", U"原定为", U"曾为"});
constexpr auto kDeclassifiedList = std::to_array<View>(
    {U"已解密", U"解密章", U"予以解密", U"已经解密", U"自行解密", U"解密日期",
     U"解密公布", U"解密文件", U"解密通知", U"解密公告", U"公布解密",
     U"declassified"});
constexpr auto kOwnerEndingList = std::to_array<View>(
    {U"公司",   U"集团",   U"局",     U"厅",           U"院",     U"厂",
     U"所",     U"部",     U"委",     U"办",           U"处",     U"科",
     U"室",     U"中心",   U"大学",   U"学院",         U"学校",   U"政府",
     U"委员会", U"办公室", U"办公厅", U"国务院",       U"省",     U"市",
     U"县",     U"区",     U"单位",   U"银行",         U"支队",   U"总队",
     U"部队",   U"协会",   U"股份",   U"有限责任公司", U"分公司", U"文件"});
constexpr auto kFunctionWordList = std::to_array<View>(
    {U"的",   U"了",   U"是",   U"为",   U"应当", U"不得", U"可以",
     U"以及", U"或者", U"进行", U"由于", U"如果", U"必须", U"属于",
     U"根据", U"按照", U"对于", U"我们", U"他们", U"这",   U"那",
     U"就",   U"都",   U"将",   U"把",   U"被"});
constexpr auto kDefinitionList = std::to_array<View>(
    {U"是指", U"指", U"是", U"系指", U"即", U"为", U"包括", U"属于", U"的",
     U"读音", U"拼音", U"名词", U"动词", U"形容词", U"释义", U"意为", U"意思"});
constexpr auto kQualificationList =
    std::to_array<View>({U"资质", U"资格", U"许可证", U"证书", U"认证"});
constexpr auto kEquipmentList = std::to_array<View>(
    {U"设备", U"资产", U"计算机", U"型号", U"序列号", U"打印机", U"介质",
     U"服务器", U"ip地址", U"件数", U"人数", U"合计"});
constexpr auto kSelfSubjectList = std::to_array<View>(
    {U"本件",     U"此件",     U"本文",     U"此文",   U"本文件",
     U"该文件",   U"本材料",   U"该材料",   U"本资料", U"本页",
     U"本段",     U"本报告",   U"本方案",   U"本表",   U"本卷",
     U"以下内容", U"以下段落", U"以上内容", U"本邮件", U"本附件",
     U"附件",     U"本稿",     U"本纪要",   U"本简报", U"本通知"});
constexpr auto kForeignList = std::to_array<View>(
    {U"top secret", U"secret", U"confidential", U"restricted",
     U"internal use only", U"internal", U"atomal", U"bohemia", U"noforn",
     U"orcon", U"eyes only", U"for official use only", U"proprietary"});

}  // namespace

constinit Words const kLevels = kLevelList;
constinit Words const kGradeWords = kGradeList;
constinit Words const kSecrecyLabels = kSecrecyLabelList;
constinit Words const kTermLabels = kTermLabelList;
constinit Words const kSubjectLabels = kSubjectLabelList;
constinit Words const kOtherLabels = kOtherLabelList;
constinit Words const kHandling = kHandlingList;
constinit Words const kUrgency = kUrgencyList;
constinit Words const kOpenNotes = kOpenNoteList;
constinit Words const kSampleNouns = kSampleNounList;
constinit Words const kSampleCues = kSampleCueList;
constinit Words const kQualifications = kQualificationList;
constinit Words const kEquipment = kEquipmentList;
constinit Words const kSelfSubjects = kSelfSubjectList;
constinit Words const kCaptionCues = kCaptionCueList;
constinit Words const kNegations = kNegationList;
constinit Words const kDeclassified = kDeclassifiedList;
constinit Words const kOwnerEndings = kOwnerEndingList;
constinit Words const kFunctionWords = kFunctionWordList;
constinit Words const kDefinitions = kDefinitionList;
constinit Words const kForeign = kForeignList;

std::size_t prefix(Words const& words, View text) {
  if (text.empty() || !words.may_begin(text.front())) return 0;
  std::size_t longest = 0;
  for (View word : words) {
    if (word.size() > longest && text.starts_with(word)) {
      longest = word.size();
    }
  }
  return longest;
}

std::size_t suffix(Words const& words, View text) {
  if (text.empty() || !words.may_end(text.back())) return 0;
  std::size_t longest = 0;
  for (View word : words) {
    if (word.size() > longest && text.ends_with(word)) longest = word.size();
  }
  return longest;
}

bool contains(Words const& words, View text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (prefix(words, text.substr(at)) > 0) return true;
  }
  return false;
}

namespace {

/// Does what stands before a label make another word of it?
bool spoils_label(View before) {
  return !before.empty() && View(U"绝机秘原").find(before.back()) != View::npos;
}

}  // namespace

std::size_t secrecy_label_suffix(View text) {
  std::size_t const size = suffix(kSecrecyLabels, text);
  return spoils_label(text.substr(0, text.size() - size)) ? 0 : size;
}

bool holds_secrecy_label(View text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (prefix(kSecrecyLabels, text.substr(at)) > 0 &&
        !spoils_label(text.substr(0, at))) {
      return true;
    }
  }
  return false;
}

bool is_star(char32_t symbol) { return symbol == U'★'; }

bool is_star_like(char32_t symbol) {
  constexpr View kSigns = U"☆⭐✩✪✫✬✭✮✯✰⋆🌟⍟*∗⁎٭✱✲✳✴※✦✧❋✶✷✸✹";
  return kSigns.find(symbol) != View::npos;
}

bool is_business_sign(char32_t symbol) {
  constexpr View kSigns = U"▲△◆◇▼▽";
  return kSigns.find(symbol) != View::npos;
}

bool is_joining_dot(char32_t symbol) {
  constexpr View kSigns = U"·・•‧∙⋅-—–―/:~.";
  return kSigns.find(symbol) != View::npos;
}

bool is_empty_box(char32_t symbol) {
  constexpr View kSigns = U"□☐○◯〇▢◻❏❑";
  return kSigns.find(symbol) != View::npos;
}

bool is_ticked_box(char32_t symbol) {
  constexpr View kSigns = U"☑☒■●◉▣🗹🗸✅⊠";
  return kSigns.find(symbol) != View::npos;
}

bool is_tick(char32_t symbol) {
  constexpr View kSigns = U"√✓✔";
  return kSigns.find(symbol) != View::npos;
}

bool is_list_comma(char32_t symbol) {
  constexpr View kSigns = U"、/|,;,或和与及至到→>";
  return kSigns.find(symbol) != View::npos;
}

bool is_sentence_mark(char32_t symbol) {
  constexpr View kSigns = U"。;!?,…";
  return kSigns.find(symbol) != View::npos;
}

}  // namespace mishen::vocabulary
