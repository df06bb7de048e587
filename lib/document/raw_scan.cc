#include "lib/document/raw_scan.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "lib/document/text_cut.h"
#include "lib/text/char_class.h"
#include "lib/text/decode.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

constexpr std::size_t kMinHan = 2;
constexpr std::size_t kMinWordCharacters = 4;  // shorter ones are noise

bool ends_run(char32_t point) {
  return (point < 0x20 && point != '\t') || (point >= 0x7F && point < 0xA0) ||
         point == 0x2028 || point == 0x2029 || point == kInvalidCodePoint;
}

// A stretch of one line, and what it is made of.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t han = 0;
  std::size_t word_characters = 0;
  bool ascii = true;

  void add(CodePoint point) {
    end += point.size;
    if (is_han(point.value)) ++han;
    if (is_word(point.value)) ++word_characters;
    if (point.value >= 0x80) ascii = false;
  }
  [[nodiscard]] bool may_be_text() const {
    return han >= kMinHan || word_characters >= kMinWordCharacters;
  }
};

// The lines of `text` that may be text. Lines that follow one another stay
// neighbours, others get a blank line between them: no word is looked for
// across what was dropped. `ascii_too` false: lines of ASCII alone are left
// out, an earlier reading has them.
std::string keep_text(std::string_view text, bool ascii_too) {
  std::string kept;
  std::size_t kept_end = 0;
  for (std::size_t at = 0; at < text.size();) {
    Run run;
    run.begin = run.end = at;
    std::size_t break_size = 0;
    while (run.end < text.size() && break_size == 0) {
      CodePoint const point = decode_at(text, run.end);
      if (ends_run(point.value)) {
        break_size = point.size;
      } else {
        run.add(point);
      }
    }
    at = run.end + break_size;
    if (text.substr(run.end, 2) == "\r\n") ++at;
    if (!run.may_be_text() || (run.ascii && !ascii_too)) continue;
    bool const neighbours =
        run.begin - kept_end <= 2 && text.substr(kept_end, 2) != "\n\n";
    if (!kept.empty()) kept += neighbours ? "\n" : "\n\n";
    kept += text.substr(run.begin, run.end - run.begin);
    kept_end = run.end;
  }
  return kept;
}

}  // namespace

Document raw_document(std::string_view bytes) {
  Document document;
  auto const read = [&](std::string_view part, Encoding encoding) {
    bool const ascii_too = is_wide(encoding) || encoding == Encoding::kUtf8;
    std::string const text =
        keep_text(decode_lenient(part, encoding), ascii_too);
    bool const is_new =
        std::none_of(document.blocks.begin(), document.blocks.end(),
                     [&](TextBlock const& block) {
                       return document.block_text(block) == text;
                     });
    if (text.empty() || !is_new) return;
    Place place;
    place.role = Role::kRaw;
    append_block(document, text, std::move(place));
  };
  for (Encoding const encoding : plausible_encodings()) {
    read(bytes, encoding);
    if (is_wide(encoding) && bytes.size() > 1) {
      read(bytes.substr(1), encoding);
    }
  }
  return document;
}

}  // namespace mishen
