#include "cli/help.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "cli/layout.h"
#include "cli/options.h"

namespace mishen {
namespace {

constexpr std::size_t kLeftColumns = 30;

struct GroupTitle {
  OptionGroup group;
  BilingualText title;
};

constexpr std::array<GroupTitle, 6> kGroups = {{
    {OptionGroup::kInput, {"输入", "Input"}},
    {OptionGroup::kRules, {"规则", "Rules"}},
    {OptionGroup::kOutput, {"输出", "Output"}},
    {OptionGroup::kPolicy, {"判定", "Policy"}},
    {OptionGroup::kRun, {"运行", "Run"}},
    {OptionGroup::kGeneral, {"其他", "General"}},
}};

constexpr BilingualText kPurpose = {
    "密审（mishen）：信息公开前的保密审查辅助工具，离线检查文件中的密级标志、"
    "内部标志、关键词和个人信息。\n结果仅供参考，不能代替保密审查。",
    "mishen (密审): reads documents before they are made public and points "
    "out\nclassification markings, internal marks, keywords and personal "
    "data. Offline.\nAn aid: it does not replace the secrecy review."};

constexpr BilingualText kExits = {
    "退出码：0 全部检查且无结果；1 有结果；2 用法或规则错误；3 有未检查的部分；"
    "4 无法保证结果",
    "Exit status: 0 all inspected, nothing found; 1 findings; 2 usage or "
    "rule error;\n3 something was not inspected; 4 the result cannot be "
    "vouched for"};

struct Example {
  std::string_view command;
  std::string_view lines;
};

constexpr std::array<Example, 3> kExamples = {{
    {"scan",
     "  mishen scan drafts\n"
     "  mishen scan --profile strict --jobs 4 drafts\n"
     "  mishen scan --report json=report.json draft.docx\n"},
    {"extract",
     "  mishen extract draft.docx\n"
     "  mishen extract --format json draft.zip\n"},
    {"doctor", "  mishen doctor\n"},
}};

std::string row(std::string left, std::string_view right) {
  if (columns(left) + 2 > kLeftColumns) {
    left += "\n" + std::string(kLeftColumns, ' ');
  } else {
    left = in_column(std::move(left), kLeftColumns);
  }
  return left + std::string(right) + "\n";
}

std::string option_row(Option const& option, Language language) {
  std::string left = "  ";
  left += option.short_name.empty()
              ? "    "
              : "-" + std::string(option.short_name) + ", ";
  left += "--" + std::string(option.long_name);
  if (option.takes_value()) left += " " + std::string(option.value_name);
  std::string right(option.help.in(language));
  if (!option.default_value.empty()) {
    right += language == Language::kChinese ? "（默认 " : " (default: ";
    right += option.default_value;
    right += language == Language::kChinese ? "）" : ")";
  }
  return row(std::move(left), right);
}

std::string_view usage_word(Language language) {
  return language == Language::kChinese ? "用法：" : "Usage: ";
}

}  // namespace

std::string general_help(Language language) {
  bool const chinese = language == Language::kChinese;
  std::string out(kPurpose.in(language));
  out += "\n\n";
  out += usage_word(language);
  out += "mishen COMMAND [OPTION…] [ARGUMENT…]\n\n";
  out += chinese ? "命令：\n" : "Commands:\n";
  for (CommandOptions const& command : commands()) {
    std::string left = "  " + std::string(command.name);
    if (!command.arguments.empty()) {
      left += " " + std::string(command.arguments);
    }
    out += row(std::move(left), command.summary.in(language));
  }
  out += chinese ? "\n各命令的选项见 mishen COMMAND --help。\n"
                 : "\nmishen COMMAND --help lists the options of a command.\n";
  out += std::string(kExits.in(language)) + "\n";
  return out;
}

std::string command_help(CommandOptions const& command, Language language) {
  std::string out(usage_word(language));
  out += "mishen " + std::string(command.name) + " [OPTION…]";
  if (!command.arguments.empty()) out += " " + std::string(command.arguments);
  out += "\n" + std::string(command.summary.in(language)) + "\n";
  for (GroupTitle const& group : kGroups) {
    bool const any = std::any_of(
        command.options.begin(), command.options.end(),
        [&](Option const& option) { return option.group == group.group; });
    if (!any) continue;
    out += "\n" + std::string(group.title.in(language)) +
           (language == Language::kChinese ? "：\n" : ":\n");
    for (Option const& option : command.options) {
      if (option.group == group.group) out += option_row(option, language);
    }
  }
  for (Example const& example : kExamples) {
    if (example.command != command.name) continue;
    out += language == Language::kChinese ? "\n例：\n" : "\nExamples:\n";
    out += example.lines;
  }
  if (command.name == "scan") {
    out += "\n" + std::string(kExits.in(language)) + "\n";
  }
  return out;
}

}  // namespace mishen
