#include "cli/extract_view.h"

#include "cli/console.h"
#include "lib/base/options.h"
#include "lib/document/wire.h"
#include "lib/report/escape.h"
#include "lib/report/place_words.h"
#include "lib/report/words.h"
#include "lib/result/json_writer.h"

namespace mishen {
namespace {

constexpr std::size_t kFlushBytes = std::size_t{1} << 20;

/// Standard output; what went wrong is said once.
class Output {
 public:
  void write(std::string const& text) {
    if (status_ == 0) status_ = put(text);
  }
  [[nodiscard]] bool is_written() const { return status_ == 0; }

 private:
  int status_ = 0;
};

/// `text` with its line breaks and tabs kept and all else that could steer a
/// terminal escaped.
std::string escape_lines(std::string_view text) {
  std::string out;
  while (true) {
    std::size_t const at = text.find_first_of("\n\t");
    bool const ends = at == std::string_view::npos;
    std::string_view piece = text.substr(0, at);
    if (!ends && text[at] == '\n' && piece.ends_with('\r')) {
      piece.remove_suffix(1);
    }
    out += escape(piece);
    if (ends) return out;
    out += text[at];
    text.remove_prefix(at + 1);
  }
}

class TextView final : public ExtractView {
 public:
  TextView(Language language, bool escaped)
      : language_(language), escaped_(escaped) {}

  void begin(std::string_view input) override { input_ = input; }

  void begin_member(std::string_view path, std::string_view) override {
    member_ = path_of(path);
    has_block_ = false;
  }

  void add(ExtractedBlock const& block) override {
    if (!block.continues || !has_block_) add_head(block);
    has_block_ = true;
    out_ += escaped_ ? escape_lines(block.text) : block.text;
    is_line_end_ = out_.ends_with('\n');
    if (out_.size() >= kFlushBytes) flush();
  }

  void end_member(ExtractedMember const& member) override {
    for (PartCoverage const& part : member.parts) {
      if (part.status == Status::kInspected) continue;
      std::string path = path_of(member.path);
      if (!part.part.empty()) path += kInto + escape(part.part);
      unread_ += "  " + std::string(say(part.status, language_)) + "  " + path +
                 "  " + escape(say_reason(part.reason, language_)) + " (" +
                 escape(part.reason) + ")\n";
    }
  }

  void end(std::string_view, bool) override {
    end_block();
    if (!unread_.empty()) {
      if (any_block_) out_ += '\n';
      out_ += say(Phrase::kUnread, language_) + '\n' + unread_;
    }
    flush();
  }

  [[nodiscard]] bool is_written() const override {
    return output_.is_written();
  }

 private:
  static constexpr char kInto[] = " › ";

  std::string path_of(std::string_view member) const {
    std::string path = escape(input_);
    if (!member.empty()) path += '!' + escape(member);
    return path;
  }

  void end_block() {
    if (any_block_ && !is_line_end_) out_ += '\n';
    is_line_end_ = true;
  }

  void add_head(ExtractedBlock const& block) {
    end_block();
    if (any_block_) out_ += '\n';
    any_block_ = true;
    out_ += member_ + kInto + describe_place(block.place, language_);
    if (block.reading_of || block.reading != kFirstReading) {
      out_ += reading_of(block).in(language_);
    }
    out_ += '\n';
  }

  static BilingualText reading_of(ExtractedBlock const& block) {
    if (block.reading == kSecondEncoding) {
      return {"（按另一种编码）", " (in another encoding)"};
    }
    if (block.reading == kEscapesDecoded) {
      return {"（解开转义）", " (escapes decoded)"};
    }
    return {"（另一种读法）", " (another reading)"};
  }

  void flush() {
    output_.write(out_);
    out_.clear();
  }

  Language language_;
  bool escaped_;
  Output output_;
  std::string input_;
  std::string member_;
  std::string out_;
  std::string unread_;
  bool any_block_ = false;
  bool has_block_ = false;  // of this member
  bool is_line_end_ = true;
};

std::string_view name_of_reading(std::uint32_t reading) {
  if (reading == kFirstReading) return "first";
  if (reading == kSecondEncoding) return "second-encoding";
  return reading == kEscapesDecoded ? "escapes-decoded" : "other";
}

std::optional<std::string> or_null(std::string const& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

class JsonView final : public ExtractView {
 public:
  void begin(std::string_view input) override {
    json_.begin_object();
    json_.field("schema", "mishen.extract/1");
    json_.field("input", input);
    json_.key("members");
    json_.begin_array();
  }

  void begin_member(std::string_view path, std::string_view format) override {
    json_.begin_object();
    json_.field("path", path);
    json_.field("format", format);
    json_.key("blocks");
    json_.begin_array();
  }

  void add(ExtractedBlock const& block) override {
    json_.begin_object(JsonWriter::Layout::kLine);
    write_place(block.place);
    json_.key("reading_of");
    if (block.reading_of) {
      json_.value(static_cast<std::uint64_t>(*block.reading_of));
    } else {
      json_.null();
    }
    json_.field("reading", name_of_reading(block.reading));
    json_.field("text", block.text);
    json_.end_object();
    flush();
  }

  void end_member(ExtractedMember const& member) override {
    json_.end_array();
    json_.field("encoding", member.encoding);
    json_.field("bytes", member.bytes);
    json_.key("parts");
    json_.begin_array();
    for (PartCoverage const& part : member.parts) {
      json_.begin_object(JsonWriter::Layout::kLine);
      json_.field("part", or_null(part.part));
      json_.field("role", name(part.role));
      json_.field("status", name(part.status));
      json_.field("reason", or_null(part.reason));
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
    flush();
  }

  void end(std::string_view sandbox, bool complete) override {
    json_.end_array();
    json_.field("sandbox", sandbox);
    json_.field("complete", complete);
    json_.end_object();
    buffer_ += json_.take() + '\n';
    output_.write(buffer_);
  }

  [[nodiscard]] bool is_written() const override {
    return output_.is_written();
  }

 private:
  /// As in a report, without what belongs to a match.
  void write_place(Place const& place) {
    json_.key("place");
    json_.begin_object(JsonWriter::Layout::kLine);
    json_.field("part", or_null(place.part));
    json_.field("role", name(place.role));
    json_.field("page", place.page);
    json_.field("paragraph", place.paragraph);
    json_.field("sheet", place.sheet);
    json_.field("cell", place.cell);
    json_.field("slide", place.slide);
    json_.field("hidden", place.hidden);
    json_.field("line", place.line);
    json_.end_object();
  }

  /// What is made so far leaves; the writer knows where it is.
  void flush() {
    buffer_ += json_.take();
    if (buffer_.size() < kFlushBytes) return;
    output_.write(buffer_);
    buffer_.clear();
  }

  JsonWriter json_;
  std::string buffer_;
  Output output_;
};

}  // namespace

std::unique_ptr<ExtractView> text_view(Language language, bool escaped) {
  return std::make_unique<TextView>(language, escaped);
}

std::unique_ptr<ExtractView> json_view() {
  return std::make_unique<JsonView>();
}

}  // namespace mishen
