#include "lib/scan/input_scan.h"

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "lib/base/sha256.h"
#include "lib/document/coverage.h"
#include "lib/document/format.h"
#include "lib/document/raw_scan.h"
#include "lib/document/text_windows.h"
#include "lib/result/fingerprint.h"
#include "lib/scan/accept.h"
#include "lib/scan/byte_reader.h"
#include "lib/scan/member_judges.h"
#include "lib/scan/record_scan.h"
#include "lib/scan/spool.h"
#include "lib/text/decode.h"
#include "lib/text/fold.h"

namespace mishen {
namespace {

/// Raw bytes are scanned in pieces of this size, each repeating the end of
/// the one before. Both even, so that UTF-16 stays in step.
constexpr std::size_t kRawPiece = 1 << 20;
constexpr std::size_t kRawOverlap = kOverlapBytes;

/// One attempt at one input. Everything it learns is in `result` and in the
/// judges, so a second attempt simply starts with a new one.
class Attempt {
 public:
  Attempt(Input const& input, CompiledRules const& rules,
          ScanSettings const& settings, Reader* process,
          std::atomic<bool> const& stop, InputOpener const& open)
      : input_(input),
        rules_(rules),
        settings_(settings),
        process_(process),
        stop_(stop),
        open_(open),
        judges_(rules, settings, stop) {
    result_.path = decode_name(input.path);
    result_.format = unknown_format().name;
    result_.named = input.named;
  }

  void scan_name();
  /// False: the input changed while it was read.
  [[nodiscard]] bool scan_content();
  /// Leaves `why` as the answer for the content.
  void mark(Status status, std::string_view why);
  ScannedInput finish();

 private:
  using Hashing = ByteReader::Hashing;

  void cover(PartCoverage part);
  [[nodiscard]] bool too_large(OpenInput& open);
  [[nodiscard]] bool has_zip_behind(OpenInput& open) const;
  void read_content(OpenInput& open, ByteReader& bytes);
  void read_structured(OpenInput& open, ByteReader& bytes, Format const& format,
                       std::string head);
  [[nodiscard]] bool ask_reader(int file, std::uint64_t size);
  void read_text(ByteReader& bytes, Format const& format,
                 ByteSource const& source, std::string head);
  void read_raw(ByteReader& bytes, Format const& format, std::string head);
  void close_input(ByteReader& bytes, std::string_view limit);
  [[nodiscard]] bool needs_digest();
  [[nodiscard]] std::optional<std::string> hash_again();
  void add_fingerprints();
  void cover_inspected();
  void judge();

  Input const& input_;
  CompiledRules const& rules_;
  ScanSettings const& settings_;
  Reader* process_;
  std::atomic<bool> const& stop_;
  InputOpener const& open_;
  MemberJudges judges_;
  std::optional<RecordScan> records_;
  InputResult result_;
  std::vector<Finding> findings_;
  SeverityCounts counts_;
  bool judged_ = false;
  bool is_raw_ = false;
  bool reader_failed_ = false;
  std::uint64_t read_bytes_ = 0;
  std::string small_;   ///< The whole input, where it is small.
  bool whole_ = false;  ///< All its bytes were read.
  std::string digest_;
};

void Attempt::mark(Status status, std::string_view why) {
  cover({"", is_raw_ ? Role::kRaw : Role::kBody, status, std::string(why),
         false});
}

void Attempt::cover(PartCoverage part) {
  bool const inside = !part.part.empty();
  bool const unread = part.status != Status::kInspected &&
                      (part.status != Status::kSkipped || !inside);
  if (unread) {
    part.accepted =
        is_accepted(settings_, part.reason, result_.path, part.part);
    if (!result_.reason) result_.reason = part.reason;
    Status const status = inside ? Status::kPartial : part.status;
    bool const worse =
        result_.status == Status::kInspected || status == Status::kUninspected;
    if (worse) result_.status = status;
  }
  result_.parts.push_back(std::move(part));
}

void Attempt::scan_name() {
  if (!input_.name_is_text) return;
  judges_.add(name_document(input_.name, !input_.is_folder));
}

bool Attempt::too_large(OpenInput& open) {
  Limits const& limits = settings_.limits;
  // Standard input is not there a second time to be looked at.
  std::uint64_t const most =
      input_.kind == Input::Kind::kStdin
          ? limits.text_bytes
          : std::min(limits.text_bytes, limits.input_bytes);
  if (!open.size() || *open.size() <= most) return false;
  std::atomic<bool> const go_on = false;
  auto const peeked = open_(input_);
  if (!peeked) return false;
  ByteReader bytes(**peeked, Hashing::kNo, go_on);
  Format const format =
      recognise(bytes.read_head(kFormatHeadBytes), input_.name, open.size());
  bool const packed =
      format.reading == Reading::kStructured && !is_text_format(format);
  if (!packed && *open.size() <= limits.text_bytes) return false;
  // Answered at once: what is this large is not read at all.
  result_.format = format.name;
  result_.bytes = *open.size();
  if (format.reading == Reading::kNoText) {
    mark(Status::kSkipped, reason::kNoText);
  } else {
    is_raw_ = format.reading == Reading::kRaw;
    mark(Status::kUninspected, limit_reason(packed    ? &Limits::input_bytes
                                            : is_raw_ ? &Limits::raw_bytes
                                                      : &Limits::text_bytes));
  }
  return true;
}

bool Attempt::scan_content() {
  auto opened = open_(input_);
  if (!opened) {
    mark(Status::kUninspected, opened.error().what);
    return true;
  }
  OpenInput& open = **opened;
  if (too_large(open)) return true;
  // Standard input cannot be read twice, also where it is a file.
  bool const hash_now = settings_.digest || input_.kind == Input::Kind::kStdin;
  ByteReader bytes(open, hash_now ? Hashing::kYes : Hashing::kNo, stop_);
  read_content(open, bytes);
  read_bytes_ = std::max(read_bytes_, bytes.bytes());
  result_.bytes = std::max(read_bytes_, open.size().value_or(0));
  whole_ = bytes.at_end() && !bytes.stopped() && !bytes.failed() &&
           !bytes.over_limit();
  if (hash_now) {
    digest_ = bytes.digest();
  } else if (needs_digest()) {
    auto again = small_.empty() ? hash_again() : sha256_hex(small_);
    if (!again) return false;
    digest_ = *again;
  }
  if (settings_.digest && whole_) result_.sha256 = digest_;
  return !open.changed();
}

/// Reads what is left, for its digest.
void drain(ByteReader& bytes) {
  std::string rest(kRawPiece, '\0');
  while (bytes.read(rest) > 0) continue;
}

/// A ZIP may stand behind anything, and be what the file is really for.
bool Attempt::has_zip_behind(OpenInput& open) const {
  int const file = open.descriptor();
  std::uint64_t const size = open.size().value_or(0);
  if (file < 0 || size > settings_.limits.input_bytes) return false;
  std::string tail(
      static_cast<std::size_t>(std::min<std::uint64_t>(size, kFormatTailBytes)),
      '\0');
  ssize_t const got = ::pread(file, tail.data(), tail.size(),
                              static_cast<off_t>(size - tail.size()));
  tail.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return may_end_as_zip(tail);
}

void Attempt::read_content(OpenInput& open, ByteReader& bytes) {
  Limits const& limits = settings_.limits;
  std::string head =
      bytes.read_head(static_cast<std::size_t>(std::min<std::uint64_t>(
          {kWindowBytes, limits.text_bytes, limits.raw_bytes})));
  Format format = recognise(std::string_view(head).substr(0, kFormatHeadBytes),
                            input_.name, open.size());
  if (bytes.at_end()) small_ = head;
  bool const is_binary =
      format.reading == Reading::kNoText || format.reading == Reading::kRaw;
  if (is_binary && has_zip_behind(open)) {
    read_structured(open, bytes, format, std::move(head));
    return;
  }
  if (format.reading == Reading::kNoText) {
    result_.format = format.name;
    mark(Status::kSkipped, reason::kNoText);
    if (settings_.digest && open.size()) drain(bytes);
    return;
  }
  if (format.reading == Reading::kStructured) {
    read_structured(open, bytes, format, std::move(head));
    return;
  }
  if (format.reading != Reading::kRaw) {
    if (guess_encoding(head, bytes.at_end()).is_text) {
      auto const source = [&](std::span<char> buffer) -> Result<std::size_t> {
        return bytes.read(buffer);
      };
      read_text(bytes, format, source, std::move(head));
      return;
    }
    format = unknown_format();
    if (has_zip_behind(open)) {
      read_structured(open, bytes, format, std::move(head));
      return;
    }
  }
  read_raw(bytes, format, std::move(head));
}

/// Has `file` read by the reader. False: not, or not to its end.
bool Attempt::ask_reader(int file, std::uint64_t size) {
  if (process_ == nullptr) {
    reader_failed_ = true;
    mark(Status::kUninspected, reason::kReaderMissing);
    return false;
  }
  ReaderReply const reply = process_->read(file, size, input_.name, "");
  records_.emplace(rules_, settings_, stop_, judges_);
  if (reply.output >= 0) records_->read(reply.output);
  Status const status =
      records_->has_text() ? Status::kPartial : Status::kUninspected;
  reader_failed_ = reply.reason == reason::kReaderMissing ||
                   reply.reason == reason::kSandboxMissing ||
                   reply.reason == reason::kCanaryFailed;
  if (!reply.reason.empty()) {
    mark(status, reply.reason);
    return false;
  }
  if (stop_.load()) {
    mark(status, reason::kAborted);
    return false;
  }
  if (records_->is_complete()) return true;
  mark(status, reason::kProtocol);
  return false;
}

void Attempt::read_structured(OpenInput& open, ByteReader& bytes,
                              Format const& format, std::string head) {
  result_.format = format.name;
  std::uint64_t const most = settings_.limits.input_bytes;
  int file = open.descriptor();
  std::uint64_t size = open.size().value_or(0);
  std::optional<Spool> spool;
  if (file < 0) {
    auto filled = Spool::fill(head, bytes, most);
    if (!filled || bytes.failed()) {
      mark(Status::kUninspected, reason::kReadError);
      return;
    }
    spool.emplace(std::move(*filled));
    file = spool->descriptor();
    size = spool->size();
  }
  bool const whole = size <= most;
  if (!whole) {
    mark(is_text_format(format) ? Status::kPartial : Status::kUninspected,
         limit_reason(&Limits::input_bytes));
  }
  if (whole && ask_reader(file, size)) {
    read_bytes_ = size;
    if (settings_.digest) drain(bytes);
    return;
  }
  read_bytes_ = whole ? size : bytes.bytes();
  if (!is_text_format(format) || stop_.load()) return;
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

void Attempt::read_text(ByteReader& bytes, Format const& format,
                        ByteSource const& source, std::string head) {
  result_.format = format.name;
  if (format.reading == Reading::kTextPartial) {
    mark(Status::kPartial, reason::kNotSupported);
  }
  bytes.set_limit(settings_.limits.text_bytes);
  EncodingGuess const guess = guess_encoding(head, bytes.at_end());
  TextWindows windows(source, format, guess, std::move(head));
  for (auto window = windows.next(); window && *window;
       window = windows.next()) {
    judges_.add(**window);
    if (auto const other = windows.second()) {
      judges_.add(*other, kSecondEncoding);
    }
  }
  result_.encoding = windows.encoding();
  result_.characters = windows.characters();
  if (windows.undecodable_bytes() > 0) {
    mark(Status::kPartial, reason::kUndecodable);
  }
  close_input(bytes, limit_reason(&Limits::text_bytes));
}

void Attempt::read_raw(ByteReader& bytes, Format const& format,
                       std::string head) {
  is_raw_ = true;
  result_.format = format.name;
  bool const known = format.name != unknown_format().name;
  mark(Status::kUninspected,
       known ? reason::kNotSupported : reason::kUnknownFormat);
  bytes.set_limit(settings_.limits.raw_bytes);
  std::string rest = std::move(head);
  std::string piece;
  while (true) {
    while (rest.size() < kRawPiece) {
      std::size_t const filled = rest.size();
      rest.resize(kRawPiece);
      std::size_t const got = bytes.read(std::span(rest).subspan(filled));
      rest.resize(filled + got);
      if (got == 0) break;
    }
    if (rest.empty()) break;
    std::size_t const keep = std::min(piece.size(), kRawOverlap);
    piece = piece.substr(piece.size() - keep) + rest.substr(0, kRawPiece);
    rest.erase(0, kRawPiece);
    judges_.add(raw_document(piece));
    if (stop_.load()) break;
  }
  close_input(bytes, limit_reason(&Limits::raw_bytes));
}

void Attempt::close_input(ByteReader& bytes, std::string_view limit) {
  Status const status =
      is_raw_ || bytes.bytes() == 0 ? Status::kUninspected : Status::kPartial;
  if (bytes.failed()) mark(status, reason::kReadError);
  if (bytes.over_limit()) mark(status, limit);
  if (bytes.stopped()) mark(status, reason::kAborted);
}

/// Judges; true where a finding wants a fingerprint.
bool Attempt::needs_digest() {
  judge();
  return !findings_.empty();
}

std::optional<std::string> Attempt::hash_again() {
  auto opened = open_(input_);
  if (!opened) return std::nullopt;
  ByteReader bytes(**opened, Hashing::kYes, stop_);
  bytes.set_limit(read_bytes_);
  drain(bytes);
  if (bytes.stopped()) return sha256_hex(input_.path);
  if (bytes.bytes() != read_bytes_) return std::nullopt;
  return bytes.digest();
}

void Attempt::judge() {
  if (std::exchange(judged_, true)) return;
  judges_.finish();
  findings_ = std::move(judges_.findings());
  counts_ = judges_.counts();
  result_.secret_names = std::move(judges_.secret_names());
  if (!records_) return;
  std::vector<PartCoverage> const said = std::exchange(result_.parts, {});
  records_->finish(result_, findings_, counts_);
  std::vector<PartCoverage> read = std::exchange(result_.parts, said);
  for (PartCoverage& part : read) cover(std::move(part));
}

void Attempt::cover_inspected() {
  if (!settings_.full_coverage) return;
  std::vector<PartCoverage> parts;
  if (input_.name_is_text) {
    parts.push_back({"", Role::kName, Status::kInspected, "", false});
  }
  bool const said =
      std::any_of(result_.parts.begin(), result_.parts.end(),
                  [](PartCoverage const& part) { return part.part.empty(); });
  if (!said && input_.kind != Input::Kind::kFolder) {
    parts.push_back({"", Role::kBody, Status::kInspected, "", false});
  }
  result_.parts.insert(result_.parts.begin(), parts.begin(), parts.end());
}

void Attempt::add_fingerprints() {
  // Where no content was read, the path is what binds a finding to its input.
  if (digest_.empty()) digest_ = sha256_hex(input_.path);
  assign_fingerprints(findings_, digest_);
  if (!settings_.fingerprint_key) return;
  for (Finding& finding : findings_) {
    finding.fingerprint = keyed_fingerprint(
        *settings_.fingerprint_key, finding.rule, fold_string(finding.text),
        fold_string(finding.context.value_or("")));
  }
}

ScannedInput Attempt::finish() {
  judge();
  cover_inspected();
  for (Finding& finding : findings_) {
    // So far it is the member's part only: "!b.docx".
    finding.input = result_.path + finding.input;
    finding.outer_bytes = result_.path.size();
  }
  add_fingerprints();
  return {std::move(result_), std::move(findings_), counts_, reader_failed_};
}

}  // namespace

ScannedInput scan_input(Input const& input, CompiledRules const& rules,
                        ScanSettings const& settings, Reader* reader,
                        std::atomic<bool> const& stop,
                        InputOpener const& open) {
  // A file that changes under the reader is read once more before it is
  // called changed; a stream cannot be.
  for (int tries = 1;; ++tries) {
    Attempt attempt(input, rules, settings, reader, stop, open);
    attempt.scan_name();
    if (stop.load()) {
      attempt.mark(Status::kUninspected, reason::kAborted);
    } else if (input.kind == Input::Kind::kProblem) {
      attempt.mark(input.status, input.reason);
    } else if (input.kind != Input::Kind::kFolder && !attempt.scan_content()) {
      if (tries == 1 && input.kind == Input::Kind::kFile) continue;
      attempt.mark(Status::kPartial, reason::kChanged);
    }
    return attempt.finish();
  }
}

}  // namespace mishen
