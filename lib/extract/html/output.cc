#include "lib/extract/html/output.h"

#include <algorithm>
#include <utility>

#include "lib/extract/code/code.h"
#include "lib/extract/data_uri.h"
#include "lib/extract/html/entities.h"
#include "lib/extract/html/strip.h"
#include "lib/text/decode.h"

namespace mishen {
namespace {

constexpr std::size_t kShortBlock = 2;     // characters
constexpr std::size_t kLongestLabel = 24;  // characters
constexpr std::size_t kLongestValue = 60;  // characters
constexpr std::size_t kLongestRun = 4096;  // bytes
constexpr std::size_t kMostWaiting = 1024;
// &amp;amp;#x5BC6; is decoded as often as someone may have escaped it.
constexpr int kMostEscapes = 4;

bool ends_in_colon(std::string_view text) {
  return text.ends_with(":") || text.ends_with("：");
}

bool has_percent(std::string_view text) {
  for (std::size_t at = text.find('%'); at != text.npos;
       at = text.find('%', at + 1)) {
    std::string_view const code = text.substr(at + 1, 2);
    if (code.size() == 2 &&
        code.find_first_not_of("0123456789abcdefABCDEF") == code.npos) {
      return true;
    }
  }
  return false;
}

bool has_script_escape(std::string_view text) {
  return text.find("\\u") != text.npos || text.find("\\x") != text.npos;
}

}  // namespace

void Said::add_reading(std::string reading, bool is_hidden) {
  if (reading == text || is_blank_text(reading)) return;
  bool const known =
      std::any_of(readings.begin(), readings.end(),
                  [&](auto const& other) { return other.text == reading; });
  if (!known) readings.push_back({std::move(reading), is_hidden});
}

void Said::add_decodings() {
  std::string plain = text;
  for (int i = 0; i < kMostEscapes && has_references(plain); ++i) {
    plain = decode_references(plain);
  }
  add_reading(plain, hidden);
  if (has_percent(plain)) {
    add_reading(decode_name(percent_decoded(plain)), hidden);
  }
  if (has_script_escape(plain)) add_reading(decode_script(plain), hidden);
  std::string const deepest = readings.empty() ? plain : readings.back().text;
  if (has_markup(deepest)) {
    add_reading(strip_markup(deepest, Strip::kText, "\n"), hidden);
    std::string all = strip_markup(deepest, Strip::kAll, "\n");
    while (all.ends_with('\n')) all.pop_back();
    add_reading(std::move(all), hidden);
  }
}

void HtmlOutput::say(Said const& said) {
  Place place;
  place.role = said.role;
  place.hidden = said.hidden;
  BlockOptions options;
  options.line = said.line;
  options.kind = said.kind;
  last_ = out_.add_block(said.text, place, options);
  for (ParagraphReading const& reading : said.readings) {
    say_reading(reading.text, said.role, said.hidden || reading.hidden,
                said.line, said.kind);
  }
}

void HtmlOutput::say_reading(std::string_view text, Role role, bool hidden,
                             std::optional<std::uint64_t> line,
                             std::optional<TextKind> kind) {
  Place place;
  place.role = role;
  place.hidden = hidden;
  BlockOptions options;
  options.line = line;
  options.kind = kind;
  options.reading_of = last_;
  BlockId const id = out_.add_block(text, place, options);
  if (!last_) last_ = id;
}

void HtmlOutput::close_run() {
  Run const run = std::exchange(run_, {});
  // 手机 and 密码 in two blocks are two words.
  if (run.blocks < 2 || run.single * 2 < run.blocks) return;
  say_reading(run.text, run.role, run.hidden, run.line, std::nullopt);
}

void HtmlOutput::end_run() {
  close_run();
  std::vector<Said> const waiting = std::exchange(waiting_, {});
  for (Said const& said : waiting) say(said);
  if (!waiting.empty()) last_.reset();
}

void HtmlOutput::paragraph(Said said) {
  // What is not seen between two blocks does not part them.
  if (said.hidden && run_.blocks > 0 && !run_.hidden) {
    aside(std::move(said));
    return;
  }
  if (run_.hidden && !said.hidden) end_run();
  std::size_t const size = count_up_to(said.text, kLongestValue + 1);
  bool const is_short = size <= kShortBlock;
  // Two characters after two are words of a menu.
  bool const words = size == kShortBlock && run_.last_size == kShortBlock;
  if (!is_short || words || run_.text.size() > kLongestRun) end_run();
  if (!label_.empty() && size <= kLongestValue) {
    said.add_reading(label_ + said.text, said.hidden);
  }
  label_.clear();
  if (size <= kLongestLabel && ends_in_colon(said.text)) label_ = said.text;
  say(said);
  if (!is_short) return;
  if (run_.blocks == 0) {
    run_.line = said.line;
    run_.role = said.role;
  }
  run_.text += said.text;
  run_.last_size = size;
  ++run_.blocks;
  if (size == 1) ++run_.single;
  run_.hidden = said.hidden;
}

void HtmlOutput::part() {
  end_run();
  last_.reset();
  label_.clear();
}

void HtmlOutput::aside(Said said) {
  if (is_blank_text(said.text)) return;
  if (run_.blocks > 0 && waiting_.size() < kMostWaiting) {
    waiting_.push_back(std::move(said));
    return;
  }
  end_run();
  say(said);
  last_.reset();
}

void HtmlOutput::reread(std::string const& text, Role role, bool hidden,
                        std::optional<std::uint64_t> line) {
  if (!is_blank_text(text)) say_reading(text, role, hidden, line, std::nullopt);
}

void HtmlOutput::members_of(std::string_view text) {
  end_run();
  last_.reset();
  add_data_uris(text, out_);
}

void HtmlOutput::member(Member const& member) {
  end_run();
  last_.reset();
  if (out_.budget().take_expanded(member.bytes.size())) {
    out_.add_member(member);
  } else {
    out_.add_unread_member(member, out_.budget().reason());
  }
}

std::string labelled(std::string_view label, std::string_view value) {
  std::string out(label);
  if (!ends_in_colon(label)) out += "：";
  out += value;
  return out;
}

}  // namespace mishen
