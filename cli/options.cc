#include "cli/options.h"

#include <array>

#include "cli/profiles.h"

namespace mishen {
namespace {

constexpr std::array<std::string_view, 3> kSeverities = {"note", "review",
                                                         "block"};
constexpr std::array<std::string_view, 3> kColors = {"auto", "always", "never"};
constexpr std::array<std::string_view, 2> kLanguages = {"zh", "en"};
constexpr std::array<std::string_view, 1> kCoverage = {"full"};
constexpr std::array<std::string_view, 2> kExtractFormats = {"text", "json"};

constexpr Option kRules = {
    "rules",
    "",
    "PATH",
    OptionGroup::kRules,
    {"在内置规则之外再加一个规则文件或文件夹",
     "add a rule file or a folder of them to the built-in packs"},
    Repeatable::kYes,
    "",
    {}};
constexpr Option kNoBuiltin = {"no-builtin",
                               "",
                               "",
                               OptionGroup::kRules,
                               {"不用内置规则", "leave the built-in packs out"},
                               Repeatable::kNo,
                               "",
                               {}};
constexpr Option kToday = {"today",
                           "",
                           "DATE",
                           OptionGroup::kRun,
                           {"以此日期（YYYY-MM-DD）计算保密期限",
                            "take this date (YYYY-MM-DD) for terms"},
                           Repeatable::kNo,
                           "",
                           {}};
constexpr Option kShow = {
    "show",
    "",
    "",
    OptionGroup::kOutput,
    {"不遮蔽，照原文显示（结果可能含秘密，慎用）",
     "do not mask matched text (the output may then hold secrets)"},
    Repeatable::kNo,
    "",
    {}};

constexpr Option kConfig = {
    "config",
    "",
    "FILE",
    OptionGroup::kRules,
    {"用此配置文件（默认：自当前文件夹向上的 .mishen.yaml）",
     "use this configuration (default: .mishen.yaml from here upward)"},
    Repeatable::kNo,
    "",
    {}};
constexpr Option kNoSandbox = {
    "no-sandbox",
    "",
    "",
    OptionGroup::kRun,
    {"解析文件时不隔离（不安全；写入报告）",
     "read documents without a sandbox (unsafe; the report says so)"},
    Repeatable::kNo,
    "",
    {}};
constexpr Option kLang = {
    "lang",
    "",
    "LANG",
    OptionGroup::kGeneral,
    {"输出语言：zh 或 en（默认取自区域设置）",
     "language of the output: zh or en (default: from the locale)"},
    Repeatable::kNo,
    "",
    kLanguages};
constexpr Option kHelp = {"help",
                          "h",
                          "",
                          OptionGroup::kGeneral,
                          {"显示本帮助", "show this help"},
                          Repeatable::kNo,
                          "",
                          {}};

constexpr std::array<Option, 23> kScan = {{
    {"files-from",
     "",
     "FILE",
     OptionGroup::kInput,
     {"从文件（- 为标准输入）读取路径，一行一个",
      "read paths from FILE (- is standard input), one a line"},
     Repeatable::kNo,
     "",
     {}},
    {"null",
     "0",
     "",
     OptionGroup::kInput,
     {"--files-from 的路径以 NUL 分隔",
      "paths of --files-from are separated by NUL"},
     Repeatable::kNo,
     "",
     {}},
    {"stdin-name",
     "",
     "NAME",
     OptionGroup::kInput,
     {"标准输入的名称", "the name of what comes from standard input"},
     Repeatable::kNo,
     "",
     {}},
    kRules,
    kNoBuiltin,
    kConfig,
    {"report",
     "",
     "FORMAT[=OUT]",
     OptionGroup::kOutput,
     {"写出报告：text 或 json；OUT 省略或为 - 时写到标准输出",
      "write a report: text or json; to standard output where OUT is left "
      "out or -"},
     Repeatable::kYes,
     "text",
     {}},
    kShow,
    {"context",
     "",
     "",
     OptionGroup::kOutput,
     {"文件报告也带上下文（已遮蔽）",
      "write the (masked) context in reports to files too"},
     Repeatable::kNo,
     "",
     {}},
    {"notes",
     "",
     "",
     OptionGroup::kOutput,
     {"列出提示级结果，不只计数", "list notes, not only count them"},
     Repeatable::kNo,
     "",
     {}},
    {"coverage",
     "",
     "full",
     OptionGroup::kOutput,
     {"报告列出每个部分，包括已检查的",
      "list every part in the report, also what was inspected"},
     Repeatable::kNo,
     "",
     kCoverage},
    {"digest",
     "",
     "",
     OptionGroup::kOutput,
     {"报告写明每个文件的 SHA-256",
      "give the SHA-256 of every file in the report"},
     Repeatable::kNo,
     "",
     {}},
    {"color",
     "",
     "WHEN",
     OptionGroup::kOutput,
     {"是否着色：auto、always、never", "color: auto, always or never"},
     Repeatable::kNo,
     "auto",
     kColors},
    {"verbose",
     "v",
     "",
     OptionGroup::kOutput,
     {"终端报告列出全部文件、规则与证据权重",
      "list all files, rules and weights on the terminal"},
     Repeatable::kNo,
     "",
     {}},
    {"quiet",
     "q",
     "",
     OptionGroup::kOutput,
     {"不在终端输出报告和警告", "no report and no warnings on the terminal"},
     Repeatable::kNo,
     "",
     {}},
    {"fail-on",
     "",
     "SEVERITY",
     OptionGroup::kPolicy,
     {"有此级别以上的结果时以 1 退出：note、review、block",
      "end with 1 from this severity on: note, review or block"},
     Repeatable::kNo,
     "review",
     kSeverities},
    {"allow-incomplete",
     "",
     "REASON,…",
     OptionGroup::kPolicy,
     {"接受这些原因的未检查部分（仍列入报告，不致退出码 3）",
      "accept what was not inspected for these reasons (it stays in the "
      "report and does not cause exit 3)"},
     Repeatable::kYes,
     "",
     {}},
    {"profile",
     "",
     "PROFILE",
     OptionGroup::kPolicy,
     {"检查方案：website、commit、strict", "website, commit or strict"},
     Repeatable::kNo,
     kDefaultProfile,
     kProfileNames},
    kToday,
    {"jobs",
     "j",
     "N",
     OptionGroup::kRun,
     {"同时检查的文件数（默认：处理器数）",
      "inputs read at the same time (default: one a processor)"},
     Repeatable::kNo,
     "",
     {}},
    kNoSandbox,
    kLang,
    kHelp,
}};

constexpr std::array<Option, 2> kCommon = {kLang, kHelp};

constexpr std::array<Option, 5> kRulesList = {
    {kRules, kNoBuiltin, kConfig, kLang, kHelp}};
constexpr std::array<Option, 3> kRulesCheck = {{kNoBuiltin, kLang, kHelp}};
constexpr std::array<Option, 4> kRulesTest = {
    {kNoBuiltin, kToday, kLang, kHelp}};
constexpr std::array<Option, 6> kRulesShow = {
    {kRules, kNoBuiltin, kConfig, kShow, kLang, kHelp}};
constexpr std::array<Option, 5> kExtract = {{
    {"format",
     "",
     "FORMAT",
     OptionGroup::kOutput,
     {"text 或 json", "text or json"},
     Repeatable::kNo,
     "text",
     kExtractFormats},
    kConfig,
    kNoSandbox,
    kLang,
    kHelp,
}};
constexpr std::array<Option, 4> kDoctor = {{kConfig, kNoSandbox, kLang, kHelp}};

constexpr std::array<CommandOptions, 8> kCommands = {{
    {"scan",
     "PATH…",
     {"检查文件和文件夹（- 为标准输入）",
      "scan files and folders (- is standard input)"},
     kScan},
    {"rules list", "", {"列出规则", "list the rules"}, kRulesList},
    {"rules check",
     "FILE…",
     {"检查规则文件，一次指出全部错误",
      "check rule files and say all their faults at once"},
     kRulesCheck},
    {"rules test",
     "[FILE…]",
     {"运行规则中的正例和反例（不给文件时为内置规则）",
      "run the examples in rules (of the built-in packs without FILE)"},
     kRulesTest},
    {"rules show", "ID", {"显示一条规则", "show one rule"}, kRulesShow},
    {"extract",
     "FILE",
     {"显示从一个文件中读出的全部文字（明文）",
      "show all text that is read from a file (plain)"},
     kExtract},
    {"doctor",
     "",
     {"检查安装、隔离与配置，列出限额",
      "check installation, sandbox and configuration, list the limits"},
     kDoctor},
    {"version", "", {"显示版本", "show the version"}, kCommon},
}};

}  // namespace

std::span<CommandOptions const> commands() { return kCommands; }

std::span<Option const> common_options() { return kCommon; }

CommandOptions const* find_command(std::string_view name) {
  for (CommandOptions const& command : kCommands) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

}  // namespace mishen
