#pragma once

// The words the marking grammar knows besides the words of the rules: labels,
// handling instructions, degrees of urgency, cues of samples, denials. All
// folded (lib/text/fold.h), so one spelling stands for its variants.

#include <cstddef>
#include <span>
#include <string_view>

namespace mishen::vocabulary {

using Words = std::span<std::u32string_view const>;

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
[[nodiscard]] std::size_t prefix(Words words, std::u32string_view text);
/// The longest of `words` that `text` ends with, else 0: its length.
[[nodiscard]] std::size_t suffix(Words words, std::u32string_view text);
[[nodiscard]] bool contains(Words words, std::u32string_view text);

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
