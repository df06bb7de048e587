#include "lib/extract/html/outlook.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "lib/extract/html/tags.h"
#include "lib/extract/html/tokens.h"

namespace mishen {
namespace {

// Over this the memory of gumbo's tree (about 300 bytes a tag, 150 an
// attribute, 4 a byte of text) would press on the reader's.
constexpr std::size_t kMostBytes = std::size_t{48} << 20;
constexpr std::size_t kMostTags = 600'000;
constexpr std::size_t kMostAttributes = 1'000'000;
// Doubled names are looked for pair by pair.
constexpr std::size_t kMostAttributesOfOne = 512;
// Steps over open elements: 200 million take about a second.
constexpr std::uint64_t kMostSteps = 200'000'000;
// An end tag looks no further for its start: more is left open than is.
constexpr std::size_t kLookedUp = 64;
// The standard reopens at most three alike.
constexpr std::size_t kAlike = 3;

class Estimate {
 public:
  explicit Estimate(std::size_t depth) : limit_(depth) {}

  /// False: enough was seen.
  bool add(HtmlToken const& token) {
    if (token.kind == HtmlToken::Kind::kStart) start(token);
    if (token.kind == HtmlToken::Kind::kEnd) end(token);
    if (open_.size() + reopened_ > limit_) outlook_.too_deep = true;
    steps_ += open_.size() + 4 * reopened_ + 1;
    if (outlook_.too_deep || steps_ > kMostSteps || tags_ > kMostTags ||
        attributes_ > kMostAttributes) {
      outlook_.safe = false;
    }
    return outlook_.safe;
  }

  [[nodiscard]] Outlook outlook() const { return outlook_; }

 private:
  struct Open {
    std::string name;
    TagInfo info;
    std::string_view written;  // the whole tag
  };

  void start(HtmlToken const& token) {
    ++tags_;
    std::size_t const own = attributes_of(token).size();
    attributes_ += own;
    std::string name = lower_ascii(token.name);
    TagInfo const info = tag_info(name);
    // Gumbo drops the text of pages of frames.
    if (own > kMostAttributesOfOne || info.tag == Tag::kFrameset) {
      outlook_.safe = false;
    }
    // Of these there is one, whatever is written.
    bool const once = name == "html" || name == "head" || name == "body";
    // Attributes of a second one are added to the first one's.
    if (once) merged_ += own;
    if (merged_ > kMostAttributesOfOne) outlook_.safe = false;
    if (info.is_void || (once && count_[name] > 0)) return;
    if (foreign_ == 0) end_implied(info);
    if (info.tag == Tag::kForeign) ++foreign_;
    std::string_view const written(token.name.data(),
                                   token.name.size() + token.content.size());
    open_.push_back({std::move(name), info, written});
    ++count_[open_.back().name];
  }

  /// A list item ends the one before it, a cell the one before it …
  void end_implied(TagInfo const& info) {
    bool const is_cell = info.tag == Tag::kCell || info.tag == Tag::kRow ||
                         info.tag == Tag::kRowGroup;
    if (is_cell) {
      for (std::size_t i = open_.size(); i-- > 0;) {
        if (open_[i].info.tag == Tag::kComputed) return;
        if (open_[i].info.tag != Tag::kTable) continue;
        while (open_.size() > i + 1) pop(true);
        return;
      }
      return;
    }
    std::size_t const floor =
        open_.size() > kLookedUp ? open_.size() - kLookedUp : 0;
    for (std::size_t i = open_.size(); i-- > floor;) {
      if (is_ended_by(open_[i], info)) {
        while (open_.size() > i) pop(true);
        return;
      }
      if (open_[i].info.is_block) return;
    }
  }

  static bool is_ended_by(Open const& open, TagInfo const& info) {
    Tag const tag = open.info.tag;
    bool const same =
        tag == info.tag &&
        (tag == Tag::kListItem || tag == Tag::kOption || tag == Tag::kTerm ||
         tag == Tag::kDescription || tag == Tag::kRuby);
    return same || (tag == Tag::kParagraph && info.is_block) ||
           (open.name == "a" && info.is_formatting);
  }

  void end(HtmlToken const& token) {
    std::string const name = lower_ascii(token.name);
    TagInfo const info = tag_info(name);
    auto const count = count_.find(name);
    if (count == count_.end() || count->second == 0) return;
    std::size_t const floor =
        open_.size() > kLookedUp ? open_.size() - kLookedUp : 0;
    for (std::size_t i = open_.size(); i-- > floor;) {
      if (open_[i].name == name) {
        if (info.is_formatting && has_block_above(i)) {
          --count->second;
          open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
          return;
        }
        while (open_.size() > i + 1) pop(true);
        pop(false);
        return;
      }
      // What the standard says of scopes, on the safe side.
      bool const stops = foreign_ > 0 || open_[i].info.is_barrier ||
                         (!info.is_block && open_[i].info.is_block);
      bool const table = info.is_barrier || info.tag == Tag::kRow ||
                         info.tag == Tag::kRowGroup;
      if (stops && !table) return;
    }
  }

  [[nodiscard]] bool has_block_above(std::size_t i) const {
    return std::any_of(open_.begin() + static_cast<std::ptrdiff_t>(i),
                       open_.end(),
                       [](Open const& open) { return open.info.is_block; });
  }

  /// `left_open`: not by its own end tag.
  void pop(bool left_open) {
    Open const& top = open_.back();
    --count_[top.name];
    if (top.info.tag == Tag::kForeign && foreign_ > 0) --foreign_;
    if (left_open && top.info.is_formatting && top.name != "a" &&
        ++alike_[top.written] <= kAlike) {
      ++reopened_;
    }
    open_.pop_back();
  }

  std::size_t limit_;
  Outlook outlook_;
  std::vector<Open> open_;
  std::unordered_map<std::string, std::size_t> count_;
  std::unordered_map<std::string_view, std::size_t> alike_;
  std::size_t reopened_ = 0;
  std::size_t foreign_ = 0;
  std::uint64_t steps_ = 0;
  std::size_t tags_ = 0;
  std::size_t attributes_ = 0;
  std::size_t merged_ = 0;  // of html, head and body
};

}  // namespace

Outlook look_ahead(std::string_view source, std::size_t depth) {
  Estimate estimate(depth);
  if (source.size() > kMostBytes) return {false, false};
  HtmlTokens tokens(source);
  while (auto const token = tokens.next()) {
    if (!estimate.add(*token)) break;
  }
  return estimate.outlook();
}

}  // namespace mishen
