#include "lib/repair/wraps.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace mishen {
namespace {

using View = std::string_view;

// Bytes of a line that are looked at on either side of its break.
constexpr std::size_t kReach = 120;
constexpr std::size_t kShortest = 15;  // five ideographs

/// A year in brackets near the begin of a line: 〔2017〕.
bool has_year(View head) {
  for (View const open :
       {View("〔"), View("["), View("（"), View("("), View("【")}) {
    for (std::size_t at = head.find(open); at != View::npos;
         at = head.find(open, at + 1)) {
      View const year = head.substr(at + open.size(), 4);
      if (year.size() == 4 && std::all_of(year.begin(), year.end(), [](char c) {
            return c >= '0' && c <= '9';
          })) {
        return true;
      }
    }
  }
  return false;
}

bool begins_inside(View head) {
  constexpr std::array<View, 7> kBegins = {"（", "(", "字", "密",
                                           "〔", "[", "【"};
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](View begin) { return head.starts_with(begin); });
}

bool ends_sentence(View line) {
  constexpr std::array<View, 6> kEnds = {"。", "；", "！", "？", ".", ";"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](View end) { return line.ends_with(end); });
}

}  // namespace

void find_wraps(View text, Replacements& out) {
  std::size_t line = 0;
  for (std::size_t at = text.find('\n'); at != View::npos;
       at = text.find('\n', line)) {
    std::size_t const end = at > line && text[at - 1] == '\r' ? at - 1 : at;
    std::size_t const begin = line;
    line = at + 1;
    if (end - begin < kShortest) continue;
    std::size_t next = line;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) {
      ++next;
    }
    while (text.substr(next, 3) == "　") next += 3;
    View head = text.substr(next, kReach);
    head = head.substr(0, head.find('\n'));
    if (!begins_inside(head) || !has_year(head)) continue;
    View tail = text.substr(begin, end - begin);
    if (tail.size() > kReach) tail.remove_prefix(tail.size() - kReach);
    bool const secret =
        tail.find("密") != View::npos || head.find("密") != View::npos;
    if (!secret || ends_sentence(tail)) continue;
    out.push_back({{end, next}, "", Noise::kWrap});
  }
}

}  // namespace mishen
