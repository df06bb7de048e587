#include "lib/base/limits.h"

#include <algorithm>
#include <array>

namespace mishen {
namespace {

constexpr std::uint64_t kMebi = std::uint64_t{1} << 20;
constexpr std::uint64_t kGibi = std::uint64_t{1} << 30;

constexpr std::array kRows = {
    LimitRow{"input-bytes", &Limits::input_bytes, kGibi, "bytes",
             "结构化文件的大小", "size of a structured file"},
    LimitRow{"text-bytes", &Limits::text_bytes, std::uint64_t{1} << 40, "bytes",
             "纯文本文件的大小", "size of a plain text file"},
    LimitRow{"raw-bytes", &Limits::raw_bytes, kGibi, "bytes",
             "未支持格式按原始字节检索的量",
             "bytes of an unread format that are searched raw"},
    LimitRow{"expanded-bytes", &Limits::expanded_bytes, 8 * kGibi, "bytes",
             "一个文件内全部内容解压后的总量",
             "expanded bytes of everything in one file"},
    LimitRow{"member-bytes", &Limits::member_bytes, kGibi, "bytes",
             "容器内单个成员解压后的大小", "expanded bytes of one member"},
    LimitRow{"ratio", &Limits::ratio, 100'000, "",
             "解压倍数（超过1 MiB后计算）", "expansion ratio, after 1 MiB"},
    LimitRow{"depth", &Limits::depth, 32, "", "容器嵌套层数",
             "containers inside containers"},
    LimitRow{"members", &Limits::members, 1'000'000, "", "一个文件内的成员数",
             "members in one file"},
    LimitRow{"member-raw-bytes", &Limits::member_raw_bytes, kGibi, "bytes",
             "容器内未支持格式按原始字节检索的总量",
             "bytes of unread members that are searched raw"},
    LimitRow{"xml-depth", &Limits::xml_depth, 10'000, "", "XML元素嵌套层数",
             "XML elements inside elements"},
    LimitRow{"xml-attributes", &Limits::xml_attributes, 100'000, "",
             "一个XML元素的属性数", "attributes of one XML element"},
    LimitRow{"xml-attribute-bytes", &Limits::xml_attribute_bytes, 64 * kMebi,
             "bytes", "一个XML属性值的长度", "bytes of one XML attribute"},
    LimitRow{"xml-text-bytes", &Limits::xml_text_bytes, kGibi, "bytes",
             "一段XML文字的长度", "bytes of one XML text"},
    LimitRow{"html-depth", &Limits::html_depth, 10'000, "", "HTML元素嵌套层数",
             "HTML elements inside elements"},
    LimitRow{"characters", &Limits::characters, kGibi, "",
             "一个结构化文件取出的字符数",
             "characters taken out of one structured file"},
    LimitRow{"reader-seconds", &Limits::reader_seconds, 3'600, "seconds",
             "解析一个文件的时间（另加每MiB一秒）",
             "time to read one file, and one more a MiB"},
    LimitRow{"reader-seconds-most", &Limits::reader_seconds_most, 3'600,
             "seconds", "解析一个文件的最长时间",
             "longest time to read a file"},
    LimitRow{"reader-memory", &Limits::reader_memory, 64 * kGibi, "bytes",
             "解析一个文件的内存", "memory to read one file"},
    LimitRow{"reader-output-bytes", &Limits::reader_output_bytes, 8 * kGibi,
             "bytes", "解析一个文件的输出量", "output of reading one file"},
    LimitRow{"findings-per-rule", &Limits::findings_per_rule, 1'000'000, "",
             "一个文件中一条规则列出的发现数",
             "findings listed of a rule in a file"},
    LimitRow{"findings-per-input", &Limits::findings_per_input, 1'000'000, "",
             "一个文件列出的发现数", "findings listed of a file"},
    LimitRow{"findings-per-report", &Limits::findings_per_report, 10'000'000,
             "", "一份报告列出的发现数", "findings listed in a report"},
};

}  // namespace

std::span<LimitRow const> limit_rows() { return kRows; }

LimitRow const* find_limit(std::string_view name) {
  auto const found =
      std::find_if(kRows.begin(), kRows.end(),
                   [&](LimitRow const& row) { return row.name == name; });
  return found == kRows.end() ? nullptr : &*found;
}

std::string limit_reason(std::uint64_t Limits::*value) {
  for (LimitRow const& row : kRows) {
    if (row.value == value) return "limit-" + std::string(row.name);
  }
  return "limit";
}

std::uint64_t reader_seconds_for(Limits const& limits, std::uint64_t bytes) {
  return std::min(limits.reader_seconds_most,
                  limits.reader_seconds + bytes / kMebi);
}

}  // namespace mishen
