#include "lib/repair/ocr.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lib/text/char_class.h"
#include "lib/text/fold.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using View = std::u32string_view;

/// What OCR makes of a character, all of it folded (lib/text/fold.h).
struct Confusion {
  char32_t meant;
  View read;
};

constexpr std::array<Confusion, 4> kLevelSigns = {{
    {U'绝', U"绍纯绐纪艳给络纶"},
    {U'机', U"杌枕朷祝杭札肌朳杋枫杞枧朸仉朾"},
    {U'秘', U"泌私必租秒柲祕秕袐秋"},
    {U'密', U"蜜宓宻害宙寄塞窑密蜜宻嘧"},
}};
constexpr View kStarRead = U"大太犬会女文木米六#xkt十+本夫天火丈一众央食去";
constexpr std::array<Confusion, 10> kDigits = {{
    {U'0', U"od口〇"},
    {U'1', U"li|!丨"},
    {U'2', U"z"},
    {U'3', U"з"},
    {U'4', U""},
    {U'5', U"s"},
    {U'6', U"b"},
    {U'7', U""},
    {U'8', U"&"},
    {U'9', U"gq"},
}};
constexpr View kNumerals = U"二三四五六七八九十百廿卅半壹贰叁肆伍拾";
constexpr View kYearRead = U"牛午每羊生车军牢隼丰干卒";
constexpr View kMonthRead = U"目用";
constexpr View kLongRead = U"氏艮辰张";
constexpr View kTimeRead = U"斯朗朝其欺";
constexpr View kStars = U"★☆*※✱✦⭐";

bool holds(View set, char32_t c) { return set.find(c) != View::npos; }

/// One character without blanks around it, and where it stands.
struct Symbol {
  char32_t value;
  BufferSpan span;
};

struct Edit {
  std::size_t symbol;
  char32_t meant;
};

/// The marking grammar (DOMAIN 1.1) with at most one thing misread.
class Attempt {
 public:
  explicit Attempt(std::vector<Symbol> const& symbols) : symbols_(symbols) {}

  /// `labelled`: the value of 密级, where the level alone is enough.
  std::optional<std::vector<Edit>> run(bool labelled) {
    if (!level()) return std::nullopt;
    if (at_ < symbols_.size() && holds(U"级件", symbols_[at_].value)) ++at_;
    if (at_ == symbols_.size()) {
      // 私密, 必密 are words of their own.
      bool const word = holds(U"私必", symbols_[0].value);
      return labelled && !word && things_ == 1 ? std::optional(edits_)
                                               : std::nullopt;
    }
    bool const misread_star = !holds(kStars, symbols_[at_].value);
    if (misread_star) {
      if (!holds(kStarRead, symbols_[at_].value)) return std::nullopt;
      // 机密十五年 has no star at all.
      bool const number = holds(U"十一六", symbols_[at_].value) &&
                          at_ + 1 < symbols_.size() &&
                          holds(kNumerals, symbols_[at_ + 1].value);
      if (number) return std::nullopt;
      note(at_, U'★');
    }
    ++at_;
    bool const ends = at_ == symbols_.size();
    bool const good = ends ? !misread_star : term(misread_star);
    if (!good || at_ != symbols_.size() || things_ != 1) return std::nullopt;
    return edits_;
  }

 private:
  void note(std::size_t symbol, char32_t meant) {
    edits_.push_back({symbol, meant});
    ++things_;
  }

  bool level() {
    if (symbols_.size() < 2) return false;
    char32_t const first = symbols_[0].value;
    if (!holds(U"绝机秘", first)) {
      auto const meant = std::find_if(
          kLevelSigns.begin(), kLevelSigns.end() - 1,
          [&](Confusion const& one) { return holds(one.read, first); });
      if (meant == kLevelSigns.end() - 1) return false;
      note(0, meant->meant);
    }
    char32_t const second = symbols_[1].value;
    if (second != U'密') {
      if (!holds(kLevelSigns.back().read, second)) return false;
      note(1, U'密');
    }
    at_ = 2;
    return true;
  }

  bool term(bool misread_star) {
    if (long_term()) return true;
    if (digits()) return unit();
    // 机密大启用前 could be anything; with a sound star it is no misreading.
    return !misread_star && condition();
  }

  bool long_term() {
    if (at_ + 2 != symbols_.size()) return false;
    char32_t const first = symbols_[at_].value;
    char32_t const second = symbols_[at_ + 1].value;
    bool const is_long = first == U'长' || holds(kLongRead, first);
    bool const is_time = second == U'期' || holds(kTimeRead, second);
    if (!is_long || !is_time) return false;
    if (first != U'长') note(at_, U'长');
    if (second != U'期') note(at_ + 1, U'期');
    at_ += 2;
    return true;
  }

  /// Arabic numbers; all misread digits of one number count as one thing.
  bool digits() {
    constexpr std::size_t kMost = 3;
    std::size_t const begin = at_;
    bool misread = false;
    while (at_ < symbols_.size() && at_ - begin < kMost) {
      char32_t const c = symbols_[at_].value;
      if (!is_digit(c) && !holds(kNumerals, c)) {
        auto const meant = std::find_if(
            kDigits.begin(), kDigits.end(),
            [&](Confusion const& one) { return holds(one.read, c); });
        if (meant == kDigits.end()) break;
        edits_.push_back({at_, meant->meant});
        misread = true;
      }
      ++at_;
    }
    if (misread) ++things_;
    bool const zero =
        at_ > begin && (symbols_[begin].value == U'0' ||
                        holds(kDigits[0].read, symbols_[begin].value));
    return at_ > begin && !zero;
  }

  bool unit() {
    if (at_ == symbols_.size()) return false;
    char32_t const c = symbols_[at_].value;
    bool const counted = c == U'个';
    if (counted) ++at_;
    if (at_ + 1 != symbols_.size()) return false;
    char32_t const last = symbols_[at_].value;
    ++at_;
    if (holds(U"年月周日天", last)) return true;
    if (!counted && holds(kYearRead, last)) {
      note(at_ - 1, U'年');
      return true;
    }
    if (holds(kMonthRead, last)) {
      note(at_ - 1, U'月');
      return true;
    }
    return false;
  }

  bool condition() {
    constexpr std::size_t kLongest = 10;
    std::size_t const left = symbols_.size() - at_;
    if (left < 3 || left > kLongest) return false;
    bool const good =
        holds(U"前后时", symbols_.back().value) &&
        std::all_of(symbols_.begin() + static_cast<std::ptrdiff_t>(at_),
                    symbols_.end(),
                    [](Symbol const& symbol) { return is_han(symbol.value); });
    at_ = symbols_.size();
    return good;
  }

  std::vector<Symbol> const& symbols_;
  std::size_t at_ = 0;
  std::vector<Edit> edits_;
  int things_ = 0;
};

/// Takes a label (密级:) off the begin.
bool strip_label(std::vector<Symbol>& symbols) {
  constexpr std::size_t kLongest = 10;
  for (std::size_t i = 2; i < symbols.size() && i <= kLongest; ++i) {
    if (symbols[i].value != U':') continue;
    std::u32string label;
    for (std::size_t k = 0; k < i; ++k) label.push_back(symbols[k].value);
    View const text = label;
    bool const secrecy = text.ends_with(U"密级") || text.ends_with(U"密等") ||
                         text.ends_with(U"秘密等级") ||
                         text.ends_with(U"保密等级") ||
                         text.ends_with(U"机密等级");
    if (!secrecy) return false;
    symbols.erase(symbols.begin(),
                  symbols.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    return true;
  }
  return false;
}

void strip_brackets(std::vector<Symbol>& symbols) {
  while (symbols.size() >= 2 && is_open_bracket(symbols.front().value) &&
         is_close_bracket(symbols.back().value)) {
    symbols.erase(symbols.begin());
    symbols.pop_back();
  }
}

void try_segment(std::vector<Symbol> symbols, Replacements& out) {
  constexpr std::size_t kLongest = 24;
  if (symbols.size() < 2 || symbols.size() > kLongest) return;
  bool const labelled = strip_label(symbols);
  strip_brackets(symbols);
  auto const edits = Attempt(symbols).run(labelled);
  if (!edits) return;
  for (Edit const& edit : *edits) {
    Replacement replacement;
    replacement.span = symbols[edit.symbol].span;
    replacement.noise = Noise::kOcr;
    append_utf8(replacement.text, edit.meant);
    out.push_back(std::move(replacement));
  }
}

/// Does a short line hold 绝, 机, 秘, 密 or their old forms? Cheap: most
/// lines end here.
bool may_hold(std::string_view line) {
  for (std::size_t i = 0; i + 2 < line.size(); ++i) {
    auto const byte = [&](std::size_t k) {
      return static_cast<unsigned>(static_cast<unsigned char>(line[i + k]));
    };
    if (byte(0) < 0xE5 || byte(0) > 0xE7) continue;
    switch (byte(0) << 16 | byte(1) << 8 | byte(2)) {
      case 0xE5AF86:  // 密
      case 0xE69CBA:  // 机
      case 0xE7BB9D:  // 绝
      case 0xE7A798:  // 秘
      case 0xE6A99F:  // 機
      case 0xE7B595:  // 絕
      case 0xE7B5B6:  // 絶
      case 0xE7A595:  // 祕
      case 0xE5AEBB:  // 宻
        return true;
      default:
        break;
    }
  }
  return false;
}

void read_line(std::string_view text, std::size_t begin, std::size_t end,
               Replacements& out) {
  FoldedText const folded =
      fold_text(text.substr(begin, end - begin), Case::kFold, begin);
  std::vector<Symbol> symbols;
  std::size_t blanks = 0;
  for (std::size_t i = 0; i < folded.symbols.size(); ++i) {
    char32_t const c = folded.symbols[i];
    BufferSpan const span = {folded.begins[i], folded.ends[i]};
    bool const tab = text[span.begin] == '\t';
    if (is_blank(c)) {
      blanks += tab ? 2 : 1;
      continue;
    }
    if (blanks >= 2 || c == U'|') {
      try_segment(std::move(symbols), out);
      symbols.clear();
    }
    blanks = 0;
    symbols.push_back({c, span});
  }
  try_segment(std::move(symbols), out);
}

}  // namespace

void find_ocr(std::string_view text, Replacements& out) {
  constexpr std::size_t kLongestLine = 160;  // bytes
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t const end = std::min(text.find('\n', begin), text.size());
    std::string_view const line = text.substr(begin, end - begin);
    if (line.size() <= kLongestLine && may_hold(line)) {
      read_line(text, begin, end, out);
    }
    begin = end + 1;
  }
}

}  // namespace mishen
