#pragma once

// The one table of what can be wrong with a file a person wrote: rule packs,
// word lists, the configuration. Codes are stable: a code that is no longer
// given stays reserved and is never given another meaning. Each has an entry
// in mishen-rules(5), which a test compares with this table.

#include <array>
#include <string_view>

namespace mishen {

struct DiagnosticCode {
  std::string_view code;
  std::string_view en;
  std::string_view zh;
};

inline constexpr std::array<DiagnosticCode, 33> kDiagnosticCodes = {{
    // The file as YAML.
    {"R001", "not readable as UTF-8 text", "不是 UTF-8 文本"},
    {"R002", "over a limit", "超过上限"},
    {"R003", "not valid YAML", "不是合法的 YAML"},
    {"R004", "alias, anchor or tag", "用了别名、锚点或类型标记"},
    {"R005", "second document", "有第二个文档"},
    {"R006", "duplicate key", "键重复"},
    {"R007", "key is not a plain word", "键不是单个词"},
    // What a key holds.
    {"R010", "unknown key", "没有这个键"},
    {"R011", "missing key", "缺少必需的键"},
    {"R012", "wrong type of value", "值的类型不对"},
    {"R013", "unknown value", "没有这个取值"},
    {"R014", "value not allowed", "值不合要求"},
    {"R015", "key not for this type of rule", "此类规则没有这个键"},
    {"R016", "keys that exclude each other", "键互相排斥"},
    // The rules of all packs together.
    {"R017", "duplicate id", "编号重复"},
    {"R018", "unknown id", "没有这个编号"},
    {"R019", "pack without rules", "规则包里没有规则"},
    {"R020", "no rule is active", "没有启用的规则"},
    {"R021", "no examples or no counter-examples", "缺少正例或反例"},
    {"R022", "word that can never be found", "永远找不到的词"},
    {"R023", "duplicate word", "词重复"},
    {"R024", "pattern too long", "正则表达式太长"},
    {"R025", "words file cannot be read", "词表文件读不了"},
    {"R026", "fault in a words file", "词表文件有错"},
    {"R027", "rule that names itself", "规则引用了自己"},
    {"R028", "combination of combinations", "组合规则引用了组合规则"},
    {"R029", "override of a rule of the same pack", "改写了本包的规则"},
    {"R030", "override that changes nothing", "改写没有改变什么"},
    {"R031", "combination can never be complete", "组合规则不可能凑齐"},
    // Seen only when the rules are compiled.
    {"R040", "unmatchable after folding", "归一化后无法匹配"},
    {"R041", "pattern refused", "正则表达式不被接受"},
    {"R042", "pattern matches the empty string", "正则表达式匹配空串"},
    {"R043", "slow pattern", "正则表达式较慢"},
}};

/// The entry of `code`; nullptr: no such code.
constexpr DiagnosticCode const* find_diagnostic_code(std::string_view code) {
  for (DiagnosticCode const& entry : kDiagnosticCodes) {
    if (entry.code == code) return &entry;
  }
  return nullptr;
}

}  // namespace mishen
