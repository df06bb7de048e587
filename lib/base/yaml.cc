#include "lib/base/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <sstream>
#include <unordered_set>
#include <utility>

#include "lib/base/source_text.h"
#include "lib/base/yaml_check.h"

namespace mishen {
namespace {

// Parsing again behind a fault costs the whole file each time.
constexpr std::size_t kMaxRecoveredBytes = std::size_t{1} << 20;
constexpr std::size_t kMaxRecoveries = 64;

/// Thrown by the builder through yaml-cpp, caught in parse_once().
struct Stop {
  Diagnostic fault;
  std::size_t at = 0;
  bool recoverable = false;
};

/// A collection that is not closed yet.
struct Frame {
  YamlNode node;
  std::unordered_set<std::string> keys;
  std::string key;
  Mark key_mark;
  bool has_key = false;  ///< A mapping whose next node is a value.
  bool keeps_value = false;
  bool is_key = false;  ///< Stands where a key should: not kept.
};

/// Builds the tree from yaml-cpp's events and notes what is refused.
class Builder final : public YAML::EventHandler {
 public:
  Builder(std::string const& file, std::string_view text,
          YamlLimits const& limits)
      : file_(file), text_(text), limits_(limits), cursor_(text) {}

  void OnDocumentStart(YAML::Mark const& mark) override {
    if (documents_++ == 0) return;
    throw Stop{fault("R005", mark_of(mark),
                     "a second document begins here: the file must hold one",
                     "remove ---, or check the indentation"),
               position(mark), false};
  }
  void OnDocumentEnd() override {}

  void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override {
    YamlNode node;
    node.mark = mark_of_nothing(mark);
    check_properties(node.mark, "", anchor, mark);
    add(std::move(node));
  }

  void OnAlias(YAML::Mark const& mark, YAML::anchor_t) override {
    YamlNode node;
    node.mark = mark_of(mark);
    node.complete = false;
    refuse("R004", node.mark, "aliases (*) are not allowed",
           "write the value out");
    add(std::move(node));
  }

  void OnScalar(YAML::Mark const& mark, std::string const& tag,
                YAML::anchor_t anchor, std::string const& value) override {
    YamlNode node;
    node.kind = YamlNode::Kind::kScalar;
    node.text = value;
    node.mark = mark_of_scalar(mark, value);
    check_properties(node.mark, tag, anchor, mark);
    add(std::move(node));
  }

  void OnSequenceStart(YAML::Mark const& mark, std::string const& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    if (stack_.size() == 1) list_begin_ = position(mark);
    begin(YamlNode::Kind::kSequence, mark, tag, anchor);
  }
  void OnSequenceEnd() override { end(); }

  void OnMapStart(YAML::Mark const& mark, std::string const& tag,
                  YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    begin(YamlNode::Kind::kMapping, mark, tag, anchor);
  }
  void OnMapEnd() override { end(); }

  /// Ends what a fault of syntax left open. The tree can be taken then.
  void cut_off() {
    is_inside_item_ = stack_.size() > 2;
    while (!stack_.empty()) {
      stack_.back().node.complete = false;
      end();
    }
  }

  [[nodiscard]] YamlNode take_root() { return std::move(root_); }
  [[nodiscard]] std::vector<Diagnostic> take_faults() {
    return std::move(faults_);
  }
  [[nodiscard]] std::size_t documents() const { return documents_; }
  /// The dash or bracket of the last list that is a value of the root.
  [[nodiscard]] std::size_t list_begin() const { return list_begin_; }
  /// Whether the parse ended in the item in which the last event was, not in
  /// the next one. Known after cut_off().
  [[nodiscard]] bool is_inside_item() const { return is_inside_item_; }
  /// The list or mapping that is being read.
  [[nodiscard]] Mark open_mark() const {
    return stack_.empty() ? Mark{} : stack_.back().node.mark;
  }
  [[nodiscard]] std::size_t last_position() const { return last_position_; }

  Diagnostic fault(std::string code, Mark mark, std::string what,
                   std::string hint) const {
    return {Diagnostic::Level::kError, std::move(code), file_, mark,
            std::move(what),           std::move(hint)};
  }
  Mark mark_at(std::size_t byte) { return cursor_.at(byte); }

 private:
  void refuse(std::string code, Mark mark, std::string what, std::string hint) {
    faults_.push_back(
        fault(std::move(code), mark, std::move(what), std::move(hint)));
  }

  // yaml-cpp's marks count bytes; `pos` is the one that can be relied on.
  std::size_t position(YAML::Mark const& mark) {
    auto const at = static_cast<std::size_t>(std::max(mark.pos, 0));
    last_position_ = std::min(at, text_.size());
    return last_position_;
  }
  Mark mark_of(YAML::Mark const& mark) { return cursor_.at(position(mark)); }

  /// A value that is not there is given with the token behind it; what a
  /// person can mend is the key or dash before it.
  Mark mark_of_nothing(YAML::Mark const& mark) {
    if (!stack_.empty() && stack_.back().has_key) {
      return stack_.back().key_mark;
    }
    std::size_t at = position(mark);
    if (at < text_.size() && text_[at] == '~') return cursor_.at(at);
    while (at > 0 && (at == text_.size() || text_[at] == ' ' ||
                      text_[at] == '\n' || text_[at] == '\r')) {
      --at;
    }
    return cursor_.at(at);
  }

  Mark mark_of_scalar(YAML::Mark const& mark, std::string const& value) {
    std::size_t const at = position(mark);
    std::size_t end = at;
    if (at < text_.size() && (text_[at] == '"' || text_[at] == '\'')) {
      auto const closed = end_of_quoted(text_, at);
      // yaml-cpp takes the end of the file for a closing quote.
      if (!closed) {
        throw Stop{fault("R003", cursor_.at(at), "the quote is not closed", ""),
                   at, true};
      }
      end = *closed;
    } else if (text_.substr(at, value.size()) == value) {
      end = at + value.size();
    }
    std::string_view const source = text_.substr(at, end - at);
    bool const one_line = source.find('\n') == std::string_view::npos;
    std::size_t const length =
        one_line ? std::max<std::size_t>(source_length(source), 1) : 1;
    return cursor_.at(at, length);
  }

  void check_properties(Mark mark, std::string const& tag,
                        YAML::anchor_t anchor, YAML::Mark const& source) {
    if (anchor != 0) {
      refuse("R004", mark, "anchors (&) are not allowed",
             "write the value out where it is needed");
    }
    // Quoted scalars have the tag "!" without anybody writing it.
    std::size_t const at = position(source);
    bool const written = at < text_.size() && text_[at] == '!';
    if (written || (!tag.empty() && tag != "?" && tag != "!")) {
      refuse("R004", mark, "type tags (!) are not allowed",
             "a text that begins with ! must stand in quotes");
    }
  }

  void count_node(Mark mark) {
    if (++nodes_ <= limits_.nodes) return;
    throw Stop{fault("R002", mark,
                     "more than " + std::to_string(limits_.nodes) + " nodes",
                     "put long lists into a words_file"),
               last_position_, false};
  }

  void begin(YamlNode::Kind kind, YAML::Mark const& mark,
             std::string const& tag, YAML::anchor_t anchor) {
    Frame frame;
    frame.node.kind = kind;
    frame.node.mark = mark_of(mark);
    check_properties(frame.node.mark, tag, anchor, mark);
    count_node(frame.node.mark);
    if (stack_.size() >= limits_.depth) {
      throw Stop{fault("R002", frame.node.mark,
                       "nested more than " + std::to_string(limits_.depth) +
                           " levels deep",
                       ""),
                 last_position_, false};
    }
    frame.is_key = !stack_.empty() && stack_.back().node.is_mapping() &&
                   !stack_.back().has_key;
    if (frame.is_key) refuse_key(stack_.back(), frame.node.mark);
    stack_.push_back(std::move(frame));
  }

  void end() {
    Frame frame = std::move(stack_.back());
    stack_.pop_back();
    if (!frame.is_key) attach(std::move(frame.node));
  }

  void refuse_key(Frame& mapping, Mark mark) {
    refuse("R007", mark, "a key must be a plain word", "");
    mapping.has_key = true;
    mapping.keeps_value = false;
    mapping.key_mark = mark;
  }

  void set_key(Frame& mapping, YamlNode key) {
    mapping.has_key = true;
    mapping.key_mark = key.mark;
    mapping.keeps_value = mapping.keys.insert(key.text).second;
    if (!mapping.keeps_value) {
      refuse("R006", key.mark, "the key stands here a second time",
             "keep one of the two");
    }
    mapping.key = std::move(key.text);
  }

  void add(YamlNode node) {
    count_node(node.mark);
    bool const is_key = !stack_.empty() && stack_.back().node.is_mapping() &&
                        !stack_.back().has_key;
    if (!is_key) {
      attach(std::move(node));
    } else if (node.is_scalar()) {
      set_key(stack_.back(), std::move(node));
    } else {
      refuse_key(stack_.back(), node.mark);
    }
  }

  void attach(YamlNode node) {
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& parent = stack_.back();
    if (parent.node.is_sequence()) {
      parent.node.items.push_back(std::move(node));
      return;
    }
    parent.has_key = false;
    if (!parent.keeps_value) return;
    parent.node.entries.push_back(
        {std::move(parent.key), parent.key_mark, std::move(node)});
  }

  std::string const& file_;
  std::string_view text_;
  YamlLimits const& limits_;
  SourceCursor cursor_;
  YamlNode root_;
  std::vector<Frame> stack_;
  std::vector<Diagnostic> faults_;
  std::size_t documents_ = 0;
  std::size_t nodes_ = 0;
  bool is_inside_item_ = false;
  std::size_t list_begin_ = std::string_view::npos;
  std::size_t last_position_ = 0;
};

/// yaml-cpp's own words without what it quotes from the file, at the place
/// where a person would mend it.
Stop syntax_fault(YAML::Exception const& error, Builder& builder,
                  std::string_view text) {
  std::string message = error.msg.substr(0, error.msg.find(':'));
  bool const is_alias = message.find("anchor") != std::string::npos;
  auto const at = static_cast<std::size_t>(std::max(error.mark.pos, 0));
  std::string_view hint = syntax_hint(message);
  Mark mark = builder.mark_at(at);
  if (message.find(" flow not found") != std::string::npos) {
    mark = builder.open_mark();
  } else if (auto const tab = indenting_tab(text, at)) {
    mark = builder.mark_at(*tab);
    message = "a tab in the indentation";
    hint = "indent with blanks";
  } else if (at >= text.size()) {
    mark = builder.mark_at(builder.last_position());
    if (hint.empty()) hint = "what begins here or behind it is not closed";
  }
  return {builder.fault(is_alias ? "R004" : "R003", mark, message,
                        std::string(hint)),
          std::min(at, text.size()), true};
}

/// One parse. Returns the fault that ended it, if one did.
std::optional<Stop> parse_once(Builder& builder, std::string_view text) {
  std::optional<Stop> stop;
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (Stop& caught) {
    stop = std::move(caught);
  } catch (YAML::Exception const& error) {
    stop = syntax_fault(error, builder, text);
  } catch (std::exception const&) {
    stop = Stop{builder.fault("R003", {}, "the file cannot be parsed", ""), 0,
                false};
  }
  builder.cut_off();
  return stop;
}

/// Blanks the item that stopped the parse. False: nothing more can be read.
bool step_over(std::string& text, Stop const& stop, Builder const& builder) {
  std::size_t const list = builder.list_begin();
  if (!stop.recoverable || text.size() > kMaxRecoveredBytes) return false;
  if (list >= text.size() || text[list] != '-') return false;
  std::size_t const begin = builder.is_inside_item()
                                ? std::min(builder.last_position(), stop.at)
                                : stop.at;
  return blank_items(text, list, begin, stop.at);
}

}  // namespace

YamlEntry const* YamlNode::find(std::string_view key) const {
  auto const found =
      std::find_if(entries.begin(), entries.end(),
                   [key](YamlEntry const& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

YamlDocument parse_yaml(std::string const& file, std::string_view text,
                        YamlLimits const& limits) {
  YamlDocument document;
  text = without_bom(text);
  document.diagnostics = check_yaml_bytes(file, text, limits);
  if (!document.diagnostics.empty()) {
    document.complete = false;
    return document;
  }
  std::string work(text);
  for (std::size_t tries = 0;; ++tries) {
    Builder builder(file, work, limits);
    std::optional<Stop> const stop = parse_once(builder, work);
    if (stop) document.diagnostics.push_back(stop->fault);
    // A second document does not make the first one incomplete.
    if (stop && builder.documents() < 2) document.complete = false;
    if (stop && tries < kMaxRecoveries && step_over(work, *stop, builder)) {
      continue;
    }
    document.root = builder.take_root();
    for (Diagnostic& fault : builder.take_faults()) {
      document.diagnostics.push_back(std::move(fault));
    }
    break;
  }
  std::stable_sort(document.diagnostics.begin(), document.diagnostics.end(),
                   [](Diagnostic const& left, Diagnostic const& right) {
                     return std::pair(left.mark.line, left.mark.column) <
                            std::pair(right.mark.line, right.mark.column);
                   });
  return document;
}

}  // namespace mishen
