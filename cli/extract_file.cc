#include "cli/extract_file.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <map>
#include <utility>
#include <variant>

#include "lib/document/format.h"
#include "lib/document/locate.h"
#include "lib/document/text_windows.h"
#include "lib/document/wire.h"
#include "lib/scan/byte_reader.h"
#include "lib/scan/spool.h"
#include "lib/text/decode.h"

namespace mishen {
namespace {

/// Reads a file from its begin to its end, whatever its offset is.
WireReader::Source source_of(int file) {
  return [file, at = off_t{0}](char* buffer, std::size_t size) mutable {
    std::size_t filled = 0;
    while (filled < size) {
      ssize_t const got = ::pread(file, buffer + filled, size - filled, at);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      filled += static_cast<std::size_t>(got);
      at += got;
    }
    return filled;
  };
}

struct CollectedMember {
  ExtractedMember about;
  std::vector<ExtractedBlock> blocks;
};

/// The records of a reader by member. What is inside a document is met in the
/// middle of it.
class Collector {
 public:
  /// False: the records end in a fault or too early.
  bool read(int output) {
    WireReader reader(source_of(output));
    while (true) {
      auto record = reader.next();
      if (!record) return false;
      if (!*record) return ended_;
      std::visit([&](auto& one) { take(std::move(one)); }, **record);
    }
  }

  [[nodiscard]] std::map<std::uint32_t, CollectedMember>& members() {
    return members_;
  }

 private:
  void take(MemberRecord record) {
    ExtractedMember& about = members_[record.member].about;
    about.path = std::move(record.path);
    about.format = std::move(record.format);
    about.encoding = std::move(record.encoding);
    about.bytes = record.bytes;
  }

  void take(DocumentRecord const& record) {
    std::vector<ExtractedBlock>& blocks = members_[record.member].blocks;
    Document const& document = record.document;
    // Where each block of the document went; raw bytes went nowhere.
    std::vector<std::optional<std::size_t>> ids(document.blocks.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      TextBlock const& from = document.blocks[i];
      if (from.place.role == Role::kRaw) continue;
      ExtractedBlock block;
      block.place = from.place;
      if (from.line) block.place.line = from.line;
      block.reading = record.reading;
      block.text = std::string(document.block_text(from));
      if (from.reading_of && from.reading_of->value < i) {
        block.reading_of = ids[from.reading_of->value];
      }
      ids[i] = blocks.size();
      blocks.push_back(std::move(block));
    }
  }

  void take(CoverageRecord record) {
    members_[record.member].about.parts.push_back(std::move(record.coverage));
  }

  void take(EndRecord) { ended_ = true; }

  std::map<std::uint32_t, CollectedMember> members_;
  bool ended_ = false;
};

/// One file being shown.
class Run {
 public:
  Run(Input const& input, ReaderSettings const& settings, ExtractView& view)
      : input_(input), settings_(settings), view_(view) {}

  ExtractOutcome run() {
    view_.begin(decode_name(input_.path));
    if (input_.kind == Input::Kind::kProblem) {
      cover(input_.status, input_.reason);
    } else {
      read();
    }
    if (!begun_) begin_member();
    finish_member(about_);
    for (auto& [number, member] : members_) show(member);
    view_.end(name(level_), outcome_.complete);
    return outcome_;
  }

 private:
  void cover(Status status, std::string_view reason) {
    about_.parts.push_back({"", Role::kBody, status, std::string(reason)});
  }

  void begin_member() {
    begun_ = true;
    view_.begin_member("", about_.format);
  }

  void finish_member(ExtractedMember const& member) {
    bool const is_input = member.path.empty();
    for (PartCoverage const& part : member.parts) {
      // What was skipped inside a file was not named.
      bool const open =
          part.status != Status::kInspected &&
          (part.status != Status::kSkipped || (is_input && part.part.empty()));
      if (open) outcome_.complete = false;
    }
    view_.end_member(member);
  }

  void show(CollectedMember const& member) {
    view_.begin_member(member.about.path, member.about.format);
    for (ExtractedBlock const& block : member.blocks) view_.add(block);
    finish_member(member.about);
  }

  void read();
  void read_structured(OpenInput& open, ByteReader& bytes, Format const& format,
                       std::string head);
  bool ask_reader(int file, std::uint64_t size);
  void read_text(ByteReader& bytes, Format const& format,
                 ByteSource const& source, std::string head);
  void add_window(Document const& window, std::uint32_t reading);

  Input const& input_;
  ReaderSettings const& settings_;
  ExtractView& view_;
  ExtractOutcome outcome_;
  ExtractedMember about_;                             // of the input
  std::map<std::uint32_t, CollectedMember> members_;  // inside it
  SandboxLevel level_ = SandboxLevel::kUnused;
  bool begun_ = false;
  bool first_window_[kMaxReading + 1] = {};
};

void Run::read() {
  auto opened = open_input(input_);
  if (!opened) {
    cover(Status::kUninspected, opened.error().what);
    return;
  }
  OpenInput& open = **opened;
  std::atomic<bool> const go_on = false;
  ByteReader bytes(open, ByteReader::Hashing::kNo, go_on);
  std::string head = bytes.read_head(static_cast<std::size_t>(
      std::min<std::uint64_t>(kWindowBytes, settings_.limits.text_bytes)));
  Format const format =
      recognise(std::string_view(head).substr(0, kFormatHeadBytes), input_.name,
                open.size());
  about_.format = format.name;
  about_.bytes = open.size().value_or(0);
  if (format.reading == Reading::kNoText) {
    cover(Status::kSkipped, reason::kNoText);
  } else if (format.reading == Reading::kStructured) {
    read_structured(open, bytes, format, std::move(head));
  } else if (format.reading == Reading::kRaw) {
    cover(Status::kUninspected, format.name == unknown_format().name
                                    ? reason::kUnknownFormat
                                    : reason::kNotSupported);
  } else {
    auto const source = [&](std::span<char> buffer) -> Result<std::size_t> {
      return bytes.read(buffer);
    };
    read_text(bytes, format, source, std::move(head));
  }
  if (bytes.failed()) cover(Status::kPartial, reason::kReadError);
  if (open.changed()) cover(Status::kPartial, reason::kChanged);
}

/// Has the reader read `file`. False: not, or not to its end.
bool Run::ask_reader(int file, std::uint64_t size) {
  Reader reader(settings_);
  ReaderReply const reply = reader.read(file, size, input_.name, "");
  level_ = reader.level();
  Collector collector;
  bool const whole = reply.output >= 0 && collector.read(reply.output);
  members_ = std::move(collector.members());
  auto own = members_.extract(0);
  bool has_text = !members_.empty();
  if (!own.empty()) {
    CollectedMember& member = own.mapped();
    if (!member.about.format.empty()) about_ = std::move(member.about);
    about_.path.clear();
    begin_member();
    for (ExtractedBlock const& block : member.blocks) view_.add(block);
    has_text = has_text || !member.blocks.empty();
  }
  outcome_.reader_failed = reply.reason == reason::kReaderMissing ||
                           reply.reason == reason::kSandboxMissing ||
                           reply.reason == reason::kCanaryFailed;
  if (whole && reply.reason.empty()) return true;
  cover(has_text ? Status::kPartial : Status::kUninspected,
        reply.reason.empty() ? reason::kProtocol
                             : std::string_view(reply.reason));
  return false;
}

void Run::read_structured(OpenInput& open, ByteReader& bytes,
                          Format const& format, std::string head) {
  std::uint64_t const most = settings_.limits.input_bytes;
  int file = open.descriptor();
  std::uint64_t size = open.size().value_or(0);
  std::optional<Spool> spool;
  if (file < 0) {
    auto filled = Spool::fill(head, bytes, most);
    if (!filled) {
      cover(Status::kUninspected, reason::kReadError);
      return;
    }
    spool.emplace(std::move(*filled));
    file = spool->descriptor();
    size = spool->size();
    about_.bytes = size;
  }
  bool const is_text = is_text_format(format);
  if (size > most) {
    cover(is_text ? Status::kPartial : Status::kUninspected,
          limit_reason(&Limits::input_bytes));
  } else if (ask_reader(file, size)) {
    return;
  }
  if (!is_text) return;
  // Markup that the reader could not read to its end is still text.
  auto const source = [&,
                       at = std::uint64_t{0}](std::span<char> buffer) mutable {
    std::size_t const got = spool ? spool->read(at, buffer) : 0;
    at += got;
    return Result<std::size_t>(got > 0 ? got : bytes.read(buffer));
  };
  if (spool) head.clear();
  read_text(bytes, format, source, std::move(head));
}

void Run::read_text(ByteReader& bytes, Format const& format,
                    ByteSource const& source, std::string head) {
  EncodingGuess const guess = guess_encoding(head, bytes.at_end());
  if (!guess.is_text) {
    about_.format = unknown_format().name;
    cover(Status::kUninspected, reason::kUnknownFormat);
    return;
  }
  if (format.reading == Reading::kTextPartial) {
    cover(Status::kPartial, reason::kNotSupported);
  }
  if (!begun_) begin_member();
  bytes.set_limit(settings_.limits.text_bytes);
  TextWindows windows(source, format, guess, std::move(head));
  for (auto window = windows.next(); window && *window;
       window = windows.next()) {
    add_window(**window, kFirstReading);
    if (auto const other = windows.second()) {
      add_window(*other, kSecondEncoding);
    }
    if (!view_.is_written()) return;
  }
  about_.encoding = windows.encoding();
  about_.bytes = std::max(about_.bytes, windows.bytes());
  if (windows.undecodable_bytes() > 0) {
    cover(Status::kPartial, reason::kUndecodable);
  }
  if (bytes.over_limit()) {
    cover(Status::kPartial, limit_reason(&Limits::text_bytes));
  }
}

/// What is new in a window, without the context repeated around it.
void Run::add_window(Document const& window, std::uint32_t reading) {
  ExtractedBlock block;
  block.reading = reading;
  block.continues = std::exchange(first_window_[reading], true);
  if (block.continues) {
    block.place.line = Locator(window).locate(window.fresh).line;
  }
  block.text = window.text.substr(window.fresh.begin, window.fresh.size());
  view_.add(block);
}

}  // namespace

ExtractOutcome extract_file(Input const& input, ReaderSettings const& settings,
                            ExtractView& view) {
  return Run(input, settings, view).run();
}

}  // namespace mishen
