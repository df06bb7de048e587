#pragma once

// The words the marking grammar knows besides the words of the rules: labels,
// handling instructions, degrees of urgency, cues of samples, denials. All
// folded (lib/text/fold.h), so one spelling stands for its variants.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace mishen::vocabulary {

/// A list of words with the low bits of their first and last symbols, so
/// that most places in a text are passed over without a comparison. Borrows
/// the words.
class Words {
 public:
  template <std::size_t N>
  constexpr Words(std::array<std::u32string_view, N> const& words)
      : Words(std::span<std::u32string_view const>(words)) {}
  template <std::size_t N>
  constexpr Words(std::u32string_view const (&words)[N])
      : Words(std::span<std::u32string_view const>(words)) {}

  [[nodiscard]] auto begin() const { return words_.begin(); }
  [[nodiscard]] auto end() const { return words_.end(); }
  [[nodiscard]] bool may_begin(char32_t symbol) const {
    return (first_[slot(symbol)] >> (symbol & 63U) & 1U) != 0;
  }
  [[nodiscard]] bool may_end(char32_t symbol) const {
    return (last_[slot(symbol)] >> (symbol & 63U) & 1U) != 0;
  }

 private:
  constexpr explicit Words(std::span<std::u32string_view const> words)
      : words_(words) {
    for (std::u32string_view word : words) {
      if (word.empty()) continue;
      first_[slot(word.front())] |= std::uint64_t{1} << (word.front() & 63U);
      last_[slot(word.back())] |= std::uint64_t{1} << (word.back() & 63U);
    }
  }
  static constexpr std::size_t slot(char32_t symbol) {
    return symbol >> 6U & 15U;
  }

  std::span<std::u32string_view const> words_;
  std::array<std::uint64_t, 16> first_{};
  std::array<std::uint64_t, 16> last_{};
};

extern Words const kLevels;      ///< What lists of levels consist of.
extern Words const kGradeWords;  ///< 绝密 机密 秘密 and their elder forms.
extern Words const kSecrecyLabels;  ///< 密级, 秘密等级, 密等 …
extern Words const kTermLabels;     ///< 保密期限 …
extern Words const kSubjectLabels;  ///< 主题, 标题, subject …
extern Words const kOtherLabels;    ///< 份号, 编号, 签发人 …
extern Words const kHandling;  ///< 注意保存, 会后收回, 指人专办 …
extern Words const kUrgency;   ///< 特急, 加急 …
extern Words const kOpenNotes;  ///< 此件公开发布 …
extern Words const kSampleNouns;  ///< 示例, 样式: what a caption above ends in.
extern Words const kSampleCues;      ///< 标注为, 字样: beside a sample.
extern Words const kQualifications;  ///< 资质, 证书: whose level it may be.
extern Words const kEquipment;       ///< 设备, 资产: heads of asset lists
                                     ///< and of statistics.
extern Words const kSelfSubjects;    ///< 本件, 此件: the text about itself.
extern Words const kCaptionCues;     ///< What a caption below a sample says.
extern Words const kNegations;       ///< 不属于, 已解除 …
extern Words const kDeclassified;    ///< 已解密, 解密章 …
extern Words const kOwnerEndings;  ///< 公司, 局, 厅 …: ends of unit names.
extern Words const kFunctionWords;  ///< 的, 应当 …: signs of a sentence.
extern Words const kDefinitions;    ///< 是指, 指的是 …
extern Words const kForeign;        ///< English words beside a Chinese mark.

/// The longest of `words` that `text` begins with, else 0: its length.
[[nodiscard]] std::size_t prefix(Words const& words, std::u32string_view text);
/// The longest of `words` that `text` ends with, else 0: its length.
[[nodiscard]] std::size_t suffix(Words const& words, std::u32string_view text);
[[nodiscard]] bool contains(Words const& words, std::u32string_view text);

/// The length of the secrecy label at the end of `text`, 0: there is none.
/// 密级 in 机密级 is no label, and what was once marked (原密级) is not now.
std::size_t secrecy_label_suffix(std::u32string_view text);
bool holds_secrecy_label(std::u32string_view text);

[[nodiscard]] bool is_star(char32_t symbol);           ///< ★ alone.
[[nodiscard]] bool is_star_like(char32_t symbol);      ///< ☆ * ※ …
[[nodiscard]] bool is_business_sign(char32_t symbol);  ///< ▲ ◆ …
[[nodiscard]] bool is_joining_dot(char32_t symbol);    ///< · ・ - — …
[[nodiscard]] bool is_empty_box(char32_t symbol);      ///< □ ☐ ○
[[nodiscard]] bool is_ticked_box(char32_t symbol);     ///< ☑ ☒ ■ ●
[[nodiscard]] bool is_tick(char32_t symbol);           ///< √ ✓ ✔
[[nodiscard]] bool is_list_comma(char32_t symbol);     ///< 、 / | …
[[nodiscard]] bool is_sentence_mark(char32_t symbol);  ///< 。 ; ! ? ,

}  // namespace mishen::vocabulary
