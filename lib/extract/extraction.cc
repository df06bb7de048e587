#include "lib/extract/extraction.h"

#include <algorithm>
#include <limits>
#include <span>

#include "lib/document/raw_scan.h"
#include "lib/document/text_position.h"
#include "lib/document/text_windows.h"
#include "lib/extract/member_names.h"
#include "lib/text/char_class.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// When the blocks collected are handed out: at a window's size of text, or
// with so many blocks that a record stays far below what the wire takes.
constexpr std::size_t kFullText = kWindowBytes;
constexpr std::size_t kFullPlaces = 8 << 20;
constexpr std::size_t kFullBlocks = 1 << 16;
// Beyond these not even a reading is added to the block it reads.
constexpr std::size_t kMostText = 40 << 20;
constexpr std::size_t kMostPlaces = 12 << 20;
constexpr std::size_t kMostBlocks = WireReader::kMaxBlocks / 2;
// A block larger than this comes as windows.
constexpr std::size_t kLargeBlock = 16 << 20;

// Of a member's name, how much stands in paths: paths are kept for all
// members of a run. The whole name is searched as a block all the same.
constexpr std::size_t kMostPathName = 1 << 10;
// Names up to this length are always searched, whatever is left of the limit
// of characters.
constexpr std::size_t kFreeName = 4 << 10;
constexpr std::size_t kBlockBytes = 64;  // of a block on the wire, about

constexpr BlockId kNoBlock{std::numeric_limits<std::uint32_t>::max()};

bool is_clean(std::string_view text) {
  return valid_prefix(text) == text.size() &&
         text.find('\0') == std::string_view::npos;
}

bool is_blank_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    CodePoint const point = decode_at(text, at);
    bool const blank = is_blank(point.value) || is_line_break(point.value) ||
                       is_ignorable(point.value) || point.value < 0x20;
    if (!blank) return false;
    at += point.size;
  }
  return true;
}

// The first `count` code points.
std::string_view first_characters(std::string_view text, std::uint64_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += decode_at(text, at).size;
  return text.substr(0, at);
}

void clean(std::string& text) {
  if (!is_clean(text)) text = clean_utf8(text);
}

void clean(Place& place) {
  clean(place.part);
  if (place.sheet) clean(*place.sheet);
  if (place.cell) clean(*place.cell);
}

std::size_t wire_bytes(Place const& place) {
  return kBlockBytes + place.part.size() +
         (place.sheet ? place.sheet->size() : 0) +
         (place.cell ? place.cell->size() : 0);
}

std::string last_of(std::string_view name) {
  return std::string(name.substr(name.rfind('/') + 1));
}

}  // namespace

Extraction::Extraction(Budget& budget, RecordSink const& sink,
                       std::string format, std::uint64_t bytes)
    : budget_(budget),
      sink_(sink),
      next_member_(&own_next_),
      format_(std::move(format)),
      bytes_(bytes) {
  announce(false);
}

Extraction::Extraction(Extraction& outer, Member const& member)
    : budget_(outer.budget_),
      sink_(outer.sink_),
      next_member_(outer.next_member_),
      member_((*outer.next_member_)++),
      depth_(outer.depth_ + 1),
      path_(outer.path_of(member)),
      format_("unknown"),
      bytes_(member.bytes.size()),
      hidden_(outer.hidden_ || member.hidden) {
  announce(false);
}

Extraction::~Extraction() { finish(); }

void Extraction::announce(bool done) {
  sink_(MemberRecord{member_, path_, format_, encoding_, bytes_, done});
}

void Extraction::set_format(std::string_view format) { format_ = format; }

void Extraction::set_encoding(std::string_view encoding) {
  encoding_ = std::string(encoding);
}

void Extraction::cover(std::string part, Role role, Status status,
                       std::string_view reason) {
  clean(part);
  bool const inspected = status == Status::kInspected;
  std::string why(inspected ? "" : reason);
  if (!inspected && why.empty()) why = reason::kMalformed;
  std::string key = part;
  key += '\0';
  key += static_cast<char>(role);
  key += static_cast<char>(status);
  key += why;
  if (!said_.insert(std::move(key)).second) return;
  sink_(CoverageRecord{member_,
                       {std::move(part), role, status, std::move(why), false}});
}

void Extraction::cut(std::string_view reason) {
  cut_ = true;
  partial(reason);
}

// Only a block of the Document being made can be read again, and no reading.
std::optional<BlockId> Extraction::base_of(BlockId reading) const {
  if (reading.value >= document_.blocks.size()) return std::nullopt;
  TextBlock const& block = document_.blocks[reading.value];
  return block.reading_of ? block.reading_of : reading;
}

BlockId Extraction::add_block(std::string_view text, Place place,
                              BlockOptions options) {
  std::string cleaned;
  if (!is_clean(text)) text = cleaned = clean_utf8(text);
  if (cut_ || is_blank_text(text)) return kNoBlock;
  std::uint64_t const characters = code_points(text);
  bool const over = !budget_.take_characters(characters);
  if (over) {
    std::string const why = budget_.reason();
    text = first_characters(text, budget_.characters_left());
    budget_.take_characters(budget_.characters_left());
    partial(why);
  }
  clean(place);
  BlockId id = kNoBlock;
  if (text.size() > kLargeBlock) {
    add_large_block(text, place, options);
  } else if (!text.empty()) {
    id = append(text, std::move(place), options);
  }
  cut_ = cut_ || over;
  return id;
}

BlockId Extraction::append(std::string_view text, Place place,
                           BlockOptions const& options) {
  std::optional<BlockId> base;
  if (options.reading_of) base = base_of(*options.reading_of);
  bool const full = document_.text.size() > kFullText ||
                    place_bytes_ > kFullPlaces ||
                    document_.blocks.size() >= kFullBlocks;
  bool const overfull = document_.text.size() > kMostText ||
                        place_bytes_ > kMostPlaces ||
                        document_.blocks.size() >= kMostBlocks;
  if (base ? overfull : full) {
    flush();
    base.reset();
  }
  place_bytes_ += wire_bytes(place);
  BlockId const id = append_block(document_, text, std::move(place));
  TextBlock& block = document_.blocks.back();
  block.reading_of = base;
  block.line = options.line;
  block.kind = options.kind;
  return id;
}

void Extraction::add_large_block(std::string_view text, Place const& place,
                                 BlockOptions const& options) {
  flush();
  EncodingGuess guess;
  guess.certain = true;
  auto const source = [&](std::span<char> buffer) -> Result<std::size_t> {
    std::size_t const count = std::min(buffer.size(), text.size());
    std::copy_n(text.begin(), count, buffer.begin());
    text.remove_prefix(count);
    return count;
  };
  Format const format{"txt", Reading::kText,
                      options.kind.value_or(TextKind::kProse)};
  TextWindows windows(source, format, guess, "");
  for (auto window = windows.next(); window && *window;
       window = windows.next()) {
    Document document = std::move(**window);
    for (TextBlock& block : document.blocks) block.place = place;
    document.base_line += options.line.value_or(1) - 1;
    document.base_source.reset();
    document.lines_before += blocks_before_;
    hand_out(std::move(document), kFirstReading);
  }
  ++blocks_before_;
}

void Extraction::flush() {
  if (document_.blocks.empty()) return;
  document_.lines_before = blocks_before_;
  for (TextBlock const& block : document_.blocks) {
    if (!block.reading_of) ++blocks_before_;
  }
  hand_out(std::exchange(document_, {}), kFirstReading);
  place_bytes_ = 0;
}

void Extraction::add_document(Document document, std::uint32_t reading) {
  flush();
  if (!document.blocks.empty()) hand_out(std::move(document), reading);
}

void Extraction::hand_out(Document document, std::uint32_t reading) {
  std::size_t bytes = document.text.size();
  bool is_name = true;
  for (TextBlock& block : document.blocks) {
    bytes += wire_bytes(block.place);
    block.place.hidden = block.place.hidden || hidden_;
    is_name = is_name && block.place.role == Role::kName;
  }
  if (!budget_.take_output(bytes) && !is_name) return cut(budget_.reason());
  sink_(DocumentRecord{member_, reading, std::move(document)});
}

void Extraction::finish() {
  if (std::exchange(done_, true)) return;
  flush();
  announce(true);
}

std::string Extraction::path_of(Member const& member) const {
  std::string const number = "#" + std::to_string(*next_member_ - 1);
  std::string whole = decode_member_name(member.name, member.name_is_utf8);
  clean(whole);
  std::string name(head_of(whole, kMostPathName));
  if (name.size() < whole.size()) name += "…" + number;
  if (name.empty()) name = number;
  return path_.empty() ? name : path_ + "!" + name;
}

Document Extraction::names_of(Member const& member) {
  Document names;
  std::set<std::string> said;
  auto const say = [&](std::string const& component, bool is_file) {
    std::string text = name_document(component, is_file).text;
    clean(text);
    if (is_blank_text(text) || !said.insert(text).second) return;
    if (text.size() > kFreeName &&
        !budget_.take_characters(code_points(text))) {
      return partial(budget_.reason());
    }
    Place place;
    place.role = Role::kName;
    append_block(names, text, std::move(place));
  };
  auto const say_all = [&](std::string const& reading) {
    std::vector<std::string> const components = name_components(reading);
    bool const is_folder = names_folder(reading);
    std::uint32_t folder = 0;
    for (std::size_t i = 0; i < components.size(); ++i) {
      bool const is_last = i + 1 == components.size();
      if (is_last && !is_folder) return say(components[i], true);
      auto const number = static_cast<std::uint32_t>(folders_.size() + 1);
      auto const [found, is_new] =
          folders_.try_emplace({folder, components[i]}, number);
      folder = found->second;
      if (is_new) say(components[i], false);
    }
  };
  auto const say_name = [&](std::string const& bytes) {
    for (std::string const& reading :
         name_readings(bytes, member.name_is_utf8)) {
      say_all(reading);
    }
  };
  if (member.name_is_text) say_name(member.name);
  for (std::string const& other : member.other_names) say_name(other);
  return names;
}

void Extraction::add_names(Member const& member) {
  Document names = names_of(member);
  for (TextBlock const& block : names.blocks) {
    append(names.block_text(block), block.place, {});
  }
}

void Extraction::add_member(Member const& member) {
  if (!budget_.take_member()) {
    partial(budget_.reason());
    add_names(member);
    return;
  }
  Document names = names_of(member);
  Extraction inner(*this, member);
  if (!names.blocks.empty()) {
    inner.hand_out(std::move(names), kFirstReading);
  }
  if (!member.incomplete.empty()) {
    Status const status =
        member.bytes.empty() ? Status::kUninspected : Status::kPartial;
    inner.cover("", Role::kBody, status, member.incomplete);
    if (member.bytes.empty()) return;
  }
  std::string const name = last_of(member.name);
  extract_by_format({member.bytes, name, member.charset}, member.format_hint,
                    inner);
}

void Extraction::add_unread_member(Member const& member,
                                   std::string_view reason) {
  Member unread = member;
  unread.bytes = {};
  unread.incomplete = std::string(reason);
  add_member(unread);
}

}  // namespace mishen
