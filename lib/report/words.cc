#include "lib/report/words.h"

#include <array>
#include <cstddef>

#include "lib/base/limits.h"
#include "lib/base/result.h"
#include "lib/document/coverage.h"

namespace mishen {
namespace {

struct Pair {
  std::string_view zh;
  std::string_view en;
  [[nodiscard]] std::string_view in(Language language) const {
    return language == Language::kChinese ? zh : en;
  }
};

struct PhraseRow {
  Phrase phrase;
  Pair words;
};

constexpr std::array<PhraseRow, 43> kPhrases = {{
    {Phrase::kFile, {"文件", "file"}},
    {Phrase::kLineColumn, {"第{1}行第{2}列", "line {1}, column {2}"}},
    {Phrase::kLine, {"第{1}行", "line {1}"}},
    {Phrase::kPage, {"第{1}页", "page {1}"}},
    {Phrase::kParagraph, {"第{1}段", "paragraph {1}"}},
    {Phrase::kSheet, {"工作表 {1}", "sheet {1}"}},
    {Phrase::kCell, {"单元格 {1}", "cell {1}"}},
    {Phrase::kSlide, {"第{1}张幻灯片", "slide {1}"}},
    {Phrase::kHidden, {"隐藏", "hidden"}},
    {Phrase::kContext, {"上下文", "context"}},
    {Phrase::kReasons, {"理由", "reasons"}},
    {Phrase::kTerm, {"期限", "term"}},
    {Phrase::kTermRunning, {"未满", "running"}},
    {Phrase::kTermExpired,
     {"已满；期满不等于可以公开，应先经解密审核",
      "run out; that alone makes nothing public: a declassification review "
      "comes first"}},
    {Phrase::kTermUnknown, {"起止不明", "beginning or end unknown"}},
    {Phrase::kTermOverLimit,
     {"超过该密级的法定最长期限", "over the legal limit of its level"}},
    {Phrase::kScope, {"知悉范围", "scope"}},
    {Phrase::kBasis, {"依据", "basis"}},
    {Phrase::kAdvice, {"建议", "advice"}},
    {Phrase::kRule, {"规则", "rule"}},
    {Phrase::kNothingFound,
     {"未发现已配置的标志或关键词。",
      "None of the configured markings or keywords was found."}},
    {Phrase::kNothingFoundButNotes,
     {"未发现已配置的标志或关键词（另有提示 {1} 处，用 --notes 列出）。",
      "None of the configured markings or keywords was found ({1} notes; "
      "--notes lists them)."}},
    {Phrase::kNothingFoundOpen,
     {"未发现已配置的标志或关键词；以下部分未检查：",
      "None of the configured markings or keywords was found; not or not "
      "wholly inspected:"}},
    {Phrase::kNoConclusion,
     {"本结果仅供参考，不能代替保密审查。",
      "This result is an aid and does not replace the secrecy review."}},
    {Phrase::kFoundPleaseCheck,
     {"发现疑似标志或内容，请核实。",
      "Suspected markings or contents were found; please check."}},
    {Phrase::kNothingGiven,
     {"没有可检查的文件。", "There was nothing to inspect."}},
    {Phrase::kUnread, {"以下部分未检查：", "Not or not wholly inspected:"}},
    {Phrase::kMoreParts, {" 等 {1} 处", " and others, {1} in all"}},
    {Phrase::kMoreUnread,
     {"另有 {1} 项，用 --verbose 列出", "and {1} more; --verbose lists them"}},
    {Phrase::kAccepted, {"已接受", "accepted"}},
    {Phrase::kInspectedList, {"已检查：", "Inspected:"}},
    {Phrase::kTruncated,
     {"发现过多，只列出一部分；计数完整。",
      "There are too many findings to list; the counts are whole."}},
    {Phrase::kAborted,
     {"检查被中断，其余文件未检查。",
      "The run was interrupted; the remaining files were not inspected."}},
    {Phrase::kEmptyFolder, {"空文件夹：{1}", "empty folder: {1}"}},
    {Phrase::kWarning, {"警告：", "warning: "}},
    {Phrase::kLawNotice,
     {"发现疑似国家秘密标志：请立即停止传播，将文件移出联网设备，采取补救措施，"
      "并及时报告有关机关、单位（保守国家秘密法 第四十七条）。",
      "A suspected state-secret marking was found: stop passing the document "
      "on, take it off any networked machine, take remedial measures and "
      "report without delay (Law on Guarding State Secrets, art. 47)."}},
    {Phrase::kSummaryInputs,
     {"文件 {1}：已检查 {2}，部分检查 {3}，未检查 {4}，跳过 {5}",
      "{1} inputs: {2} inspected, {3} partial, {4} uninspected, {5} skipped"}},
    {Phrase::kSummaryFindings,
     {"拦截 {1}，复核 {2}，提示 {3}", "{1} block, {2} review, {3} note"}},
    {Phrase::kComplete, {"检查完整", "complete"}},
    {Phrase::kIncomplete, {"检查不完整", "not complete"}},
    {Phrase::kSeconds, {"用时 {1} 秒", "{1} s"}},
}};

constexpr std::array<Pair, 3> kSeverities = {
    {{"提示", "NOTE"}, {"复核", "REVIEW"}, {"拦截", "BLOCK"}}};
constexpr std::array<Pair, 4> kStatuses = {{{"已检查", "inspected"},
                                            {"部分检查", "partial"},
                                            {"未检查", "uninspected"},
                                            {"跳过", "skipped"}}};
constexpr std::array<Pair, 15> kRoles = {{{"正文", "body"},
                                          {"页眉", "header"},
                                          {"页脚", "footer"},
                                          {"备注", "notes"},
                                          {"批注", "comment"},
                                          {"文本框", "text box"},
                                          {"表格", "table"},
                                          {"属性", "property"},
                                          {"主题", "subject"},
                                          {"附件", "attachment"},
                                          {"图片", "image"},
                                          {"脚本", "script"},
                                          {"隐性文字", "attribute"},
                                          {"名称", "name"},
                                          {"原始字节", "raw bytes"}}};

struct ReasonRow {
  std::string_view reason;
  Pair words;
};

constexpr std::array<ReasonRow, 31> kReasons = {{
    {reason::kNotSupported,
     {"尚不能解析该格式，只作原始扫描",
      "this format is not parsed yet; scanned as it is only"}},
    {reason::kUnknownFormat,
     {"无法识别的格式，只作原始扫描",
      "format not recognised; scanned as raw bytes only"}},
    {reason::kUndecodable, {"有无法解码的字节", "some bytes fit no encoding"}},
    {reason::kUnreadable, {"无权读取或无法打开", "cannot be opened"}},
    {reason::kNotFound, {"不存在", "no such file or directory"}},
    {reason::kVanished, {"检查前已消失", "vanished before it was read"}},
    {reason::kChanged, {"读取时内容有变动", "changed while it was read"}},
    {reason::kReadError, {"读取出错", "error while reading"}},
    {reason::kNoText,
     {"该类型文件本身不含文字", "this type of file holds no text"}},
    {reason::kSymlink, {"符号链接，不跟随", "symbolic link, not followed"}},
    {reason::kDevice, {"设备文件", "device"}},
    {reason::kFifo, {"命名管道", "named pipe"}},
    {reason::kSocket, {"套接字", "socket"}},
    {reason::kAborted, {"检查被中断", "the run was interrupted"}},
    {reason::kMalformed, {"格式有错误，未能全部解析", "malformed"}},
    {reason::kTruncatedData, {"数据不完整（被截断）", "data cut off"}},
    {reason::kChecksum,
     {"校验和不符，内容可能已损坏", "checksum does not match the content"}},
    {reason::kEncrypted, {"已加密，无法读取", "encrypted"}},
    {reason::kUnknownMethod,
     {"压缩方法未知，无法解压", "unknown compression method"}},
    {reason::kOverlap,
     {"压缩包内成员相互重叠", "entries of the archive overlap"}},
    {reason::kHeaderMismatch,
     {"压缩包目录与成员头不一致",
      "the archive's directory and an entry's header differ"}},
    {reason::kUnlistedEntry,
     {"压缩包内有目录未列出的成员",
      "the archive holds entries that its directory does not list"}},
    {reason::kUnexplained,
     {"文件内有来历不明的数据，只作原始扫描",
      "bytes that belong to nothing; scanned as they are only"}},
    {reason::kDoctype,
     {"XML含文档类型声明，引用的外部内容未读取",
      "XML with a document type; what it refers to was not read"}},
    {reason::kImage,
     {"图片，未识别其中文字", "a picture; no text was recognised in it"}},
    {reason::kMacro, {"宏代码未读取", "macros were not read"}},
    {reason::kReaderDied,
     {"解析进程异常结束", "the process that reads it ended unexpectedly"}},
    {reason::kReaderMissing,
     {"找不到或无法启动 mishen-reader",
      "mishen-reader is missing or does not start"}},
    {reason::kSandboxMissing,
     {"系统不支持沙箱（可用 --no-sandbox，风险自负）",
      "no sandbox on this system (--no-sandbox does without, at your risk)"}},
    {reason::kCanaryFailed,
     {"解析自检未通过，结果不可信",
      "the reader failed its self-test and cannot be trusted"}},
    {reason::kProtocol,
     {"解析进程的输出不合规，余下内容未采信",
      "the reader's output was not valid and not believed any further"}},
}};

}  // namespace

std::string say(Phrase phrase, Language language,
                std::vector<std::string> const& arguments) {
  PhraseRow const& row = kPhrases[static_cast<std::size_t>(phrase)];
  CHECK(row.phrase == phrase);
  std::string_view const words = row.words.in(language);
  std::string out;
  for (std::size_t at = 0; at < words.size(); ++at) {
    bool const is_slot = words[at] == '{' && at + 2 < words.size() &&
                         words[at + 2] == '}' && words[at + 1] >= '1' &&
                         words[at + 1] <= '9';
    if (!is_slot) {
      out += words[at];
      continue;
    }
    auto const index = static_cast<std::size_t>(words[at + 1] - '1');
    if (index < arguments.size()) out += arguments[index];
    at += 2;
  }
  return out;
}

std::string_view say(Severity severity, Language language) {
  return kSeverities[static_cast<std::size_t>(severity)].in(language);
}

std::string_view say(Status status, Language language) {
  return kStatuses[static_cast<std::size_t>(status)].in(language);
}

std::string_view say(Role role, Language language) {
  return kRoles[static_cast<std::size_t>(role)].in(language);
}

std::string say_reason(std::string_view reason, Language language) {
  for (ReasonRow const& row : kReasons) {
    if (row.reason == reason) return std::string(row.words.in(language));
  }
  constexpr std::string_view kLimit = "limit-";
  LimitRow const* const limit = reason.starts_with(kLimit)
                                    ? find_limit(reason.substr(kLimit.size()))
                                    : nullptr;
  if (limit == nullptr) return std::string(reason);
  return language == Language::kChinese
             ? "超过上限：" + std::string(limit->zh)
             : "over the limit: " + std::string(limit->en);
}

std::vector<std::string> const& known_reasons() {
  static std::vector<std::string> const reasons = [] {
    std::vector<std::string> all;
    for (ReasonRow const& row : kReasons) all.emplace_back(row.reason);
    for (LimitRow const& row : limit_rows()) {
      all.push_back(limit_reason(row.value));
    }
    return all;
  }();
  return reasons;
}

}  // namespace mishen
