#include "lib/scan/input_scan.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "lib/base/sha256.h"
#include "lib/document/coverage.h"
#include "lib/document/format.h"
#include "lib/document/raw_scan.h"
#include "lib/document/text_windows.h"
#include "lib/judge/judge.h"
#include "lib/result/fingerprint.h"
#include "lib/scan/byte_reader.h"
#include "lib/text/decode.h"

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
          ScanSettings const& settings, std::atomic<bool> const& stop,
          InputOpener const& open)
      : input_(input),
        rules_(rules),
        settings_(settings),
        stop_(stop),
        open_(open),
        judge_(new_judge()) {
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

  [[nodiscard]] Judge new_judge() const {
    Judge judge(rules_.rules(), settings_.today, settings_.language);
    judge.stop_when(stop_);
    return judge;
  }
  void add(Judge& judge, Document const& document) {
    judge.add(document, rules_.match(document));
  }
  [[nodiscard]] bool too_large(OpenInput& open);
  void read_content(OpenInput& open, ByteReader& reader);
  void read_text(ByteReader& reader, Format const& format,
                 EncodingGuess const& guess, std::string head);
  void read_raw(ByteReader& reader, Format const& format, std::string head);
  void close_reader(ByteReader& reader, std::string_view limit);
  [[nodiscard]] bool needs_digest();
  [[nodiscard]] std::optional<std::string> hash_again();
  void cover_inspected();
  void merge_second();

  Input const& input_;
  CompiledRules const& rules_;
  ScanSettings const& settings_;
  std::atomic<bool> const& stop_;
  InputOpener const& open_;
  Judge judge_;
  std::optional<Judge> second_;  ///< Of the second guess of the encoding.
  InputResult result_;
  std::vector<Finding> findings_;
  SeverityCounts counts_;
  bool judged_ = false;
  bool is_raw_ = false;
  std::uint64_t read_bytes_ = 0;
  std::string small_;   ///< The whole input, where it is small.
  bool whole_ = false;  ///< All its bytes were read.
  std::string digest_;
};

void Attempt::mark(Status status, std::string_view why) {
  bool const accepted = settings_.accepted.contains(why);
  result_.parts.push_back({"", is_raw_ ? Role::kRaw : Role::kBody, status,
                           std::string(why), accepted});
  if (!result_.reason) result_.reason = std::string(why);
  bool const worse =
      result_.status == Status::kInspected || status == Status::kUninspected;
  if (worse) result_.status = status;
}

void Attempt::scan_name() {
  if (!input_.name_is_text) return;
  add(judge_, name_document(input_.name, !input_.is_folder));
}

bool Attempt::too_large(OpenInput& open) {
  if (!open.size() || *open.size() <= settings_.limits.text_bytes) {
    return false;
  }
  // Answered at once: what is this large is not read at all.
  std::atomic<bool> const go_on = false;
  ByteReader reader(open, Hashing::kNo, go_on);
  Format const format =
      recognise(reader.read_head(kFormatHeadBytes), input_.name, open.size());
  result_.format = format.name;
  result_.bytes = *open.size();
  if (format.reading == Reading::kNoText) {
    mark(Status::kSkipped, reason::kNoText);
  } else {
    is_raw_ = format.reading == Reading::kRaw;
    mark(Status::kUninspected,
         is_raw_ ? reason::kLimitRawBytes : reason::kLimitTextBytes);
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
  ByteReader reader(open, hash_now ? Hashing::kYes : Hashing::kNo, stop_);
  read_content(open, reader);
  read_bytes_ = reader.bytes();
  result_.bytes = std::max(read_bytes_, open.size().value_or(0));
  whole_ = reader.at_end() && !reader.stopped() && !reader.failed() &&
           !reader.over_limit();
  if (hash_now) {
    digest_ = reader.digest();
  } else if (needs_digest()) {
    auto again = small_.empty() ? hash_again() : sha256_hex(small_);
    if (!again) return false;
    digest_ = *again;
  }
  if (settings_.digest && whole_) result_.sha256 = digest_;
  return !open.changed();
}

void Attempt::read_content(OpenInput& open, ByteReader& reader) {
  std::string head = reader.read_head(static_cast<std::size_t>(
      std::min<std::uint64_t>({kWindowBytes, settings_.limits.text_bytes,
                               settings_.limits.raw_bytes})));
  Format format = recognise(std::string_view(head).substr(0, kFormatHeadBytes),
                            input_.name, open.size());
  if (format.reading == Reading::kNoText) {
    result_.format = format.name;
    mark(Status::kSkipped, reason::kNoText);
    if (settings_.digest && open.size()) {
      std::string rest(kRawPiece, '\0');
      while (reader.read(rest) > 0) continue;
    }
    return;
  }
  if (reader.at_end()) small_ = head;
  if (format.reading != Reading::kRaw) {
    EncodingGuess const guess = guess_encoding(head, reader.at_end());
    if (guess.is_text) {
      read_text(reader, format, guess, std::move(head));
      return;
    }
    format = unknown_format();
  }
  read_raw(reader, format, std::move(head));
}

void Attempt::read_text(ByteReader& reader, Format const& format,
                        EncodingGuess const& guess, std::string head) {
  result_.format = format.name;
  if (format.reading == Reading::kTextPartial) {
    mark(Status::kPartial, reason::kNotSupported);
  }
  reader.set_limit(settings_.limits.text_bytes);
  auto const source = [&](std::span<char> buffer) -> Result<std::size_t> {
    return reader.read(buffer);
  };
  TextWindows windows(source, format, guess, std::move(head));
  if (guess.has_second) {
    second_.emplace(rules_.rules(), settings_.today, settings_.language);
  }
  for (auto window = windows.next(); window && *window;
       window = windows.next()) {
    add(judge_, **window);
    if (!second_) continue;
    if (auto const other = windows.second()) add(*second_, *other);
  }
  result_.encoding = windows.encoding();
  result_.characters = windows.characters();
  if (windows.undecodable_bytes() > 0) {
    mark(Status::kPartial, reason::kUndecodable);
  }
  close_reader(reader, reason::kLimitTextBytes);
}

void Attempt::read_raw(ByteReader& reader, Format const& format,
                       std::string head) {
  is_raw_ = true;
  result_.format = format.name;
  bool const known = format.name != unknown_format().name;
  mark(Status::kUninspected,
       known ? reason::kNotSupported : reason::kUnknownFormat);
  reader.set_limit(settings_.limits.raw_bytes);
  std::string rest = std::move(head);
  std::string piece;
  while (true) {
    while (rest.size() < kRawPiece) {
      std::size_t const filled = rest.size();
      rest.resize(kRawPiece);
      std::size_t const got = reader.read(std::span(rest).subspan(filled));
      rest.resize(filled + got);
      if (got == 0) break;
    }
    if (rest.empty()) break;
    std::size_t const keep = std::min(piece.size(), kRawOverlap);
    piece = piece.substr(piece.size() - keep) + rest.substr(0, kRawPiece);
    rest.erase(0, kRawPiece);
    add(judge_, raw_document(piece));
    if (stop_.load()) break;
  }
  close_reader(reader, reason::kLimitRawBytes);
}

void Attempt::close_reader(ByteReader& reader, std::string_view limit) {
  Status const status =
      is_raw_ || reader.bytes() == 0 ? Status::kUninspected : Status::kPartial;
  if (reader.failed()) mark(status, reason::kReadError);
  if (reader.over_limit()) mark(status, limit);
  if (reader.stopped()) mark(status, reason::kAborted);
}

/// Judges; true where a finding wants a fingerprint.
bool Attempt::needs_digest() {
  merge_second();
  return !findings_.empty();
}

std::optional<std::string> Attempt::hash_again() {
  auto opened = open_(input_);
  if (!opened) return std::nullopt;
  ByteReader reader(**opened, Hashing::kYes, stop_);
  reader.set_limit(read_bytes_);
  std::string buffer(kRawPiece, '\0');
  while (reader.read(buffer) > 0) continue;
  if (reader.stopped()) return sha256_hex(input_.path);
  if (reader.bytes() != read_bytes_) return std::nullopt;
  return reader.digest();
}

/// Both readings of a text of doubtful encoding agree in all that is ASCII:
/// of what the second one finds, only what the first did not is new.
std::vector<Finding> only_new(std::vector<Finding> found,
                              std::vector<Finding> const& known) {
  using Key = std::tuple<std::string, std::uint64_t, std::string>;
  auto const key = [](Finding const& finding) {
    return Key{finding.rule, finding.place.line.value_or(0), finding.text};
  };
  std::map<Key, std::size_t> counts;
  for (Finding const& finding : known) ++counts[key(finding)];
  std::erase_if(found, [&](Finding const& finding) {
    auto const same = counts.find(key(finding));
    if (same == counts.end() || same->second == 0) return false;
    --same->second;
    return true;
  });
  return found;
}

/// The readings of raw bytes repeat one another and their pieces overlap;
/// where in them a text stands says little. One finding a rule and text.
void keep_distinct(std::vector<Finding>& findings) {
  std::set<std::tuple<std::string, std::string, bool>> seen;
  std::erase_if(findings, [&](Finding const& finding) {
    bool const is_name = finding.place.role == Role::kName;
    return !seen.emplace(finding.rule, finding.text, is_name).second;
  });
}

void Attempt::merge_second() {
  if (std::exchange(judged_, true)) return;
  findings_ = judge_.finish();
  FindingCounts const& all = judge_.counts();
  counts_ = {all.block, all.review, all.note};
  if (second_) {
    auto more = only_new(second_->finish(), findings_);
    counts_.add(more);
    std::move(more.begin(), more.end(), std::back_inserter(findings_));
    std::stable_sort(findings_.begin(), findings_.end(),
                     [](auto const& a, auto const& b) {
                       return std::tuple(a.place.line, a.place.column) <
                              std::tuple(b.place.line, b.place.column);
                     });
  }
  if (is_raw_) {
    keep_distinct(findings_);
    counts_ = {};
    counts_.add(findings_);
  }
  // The name comes before what is in it.
  std::stable_partition(findings_.begin(), findings_.end(), [](auto const& f) {
    return f.place.role == Role::kName;
  });
}

void Attempt::cover_inspected() {
  if (!settings_.full_coverage) return;
  std::vector<PartCoverage> parts;
  if (input_.name_is_text) {
    parts.push_back({"", Role::kName, Status::kInspected, "", false});
  }
  if (result_.parts.empty() && input_.kind != Input::Kind::kFolder) {
    parts.push_back({"", Role::kBody, Status::kInspected, "", false});
  }
  result_.parts.insert(result_.parts.begin(), parts.begin(), parts.end());
}

ScannedInput Attempt::finish() {
  merge_second();
  cover_inspected();
  // Where no content was read, the path is what binds a finding to its input.
  if (digest_.empty()) digest_ = sha256_hex(input_.path);
  assign_fingerprints(findings_, digest_);
  for (Finding& finding : findings_) finding.input = result_.path;
  return {std::move(result_), std::move(findings_), counts_};
}

}  // namespace

ScannedInput scan_input(Input const& input, CompiledRules const& rules,
                        ScanSettings const& settings,
                        std::atomic<bool> const& stop,
                        InputOpener const& open) {
  // A file that changes under the reader is read once more before it is
  // called changed; a stream cannot be.
  for (int tries = 1;; ++tries) {
    Attempt attempt(input, rules, settings, stop, open);
    attempt.scan_name();
    if (input.kind == Input::Kind::kProblem) {
      attempt.mark(input.status, input.reason);
    } else if (input.kind != Input::Kind::kFolder && !attempt.scan_content()) {
      if (tries == 1 && input.kind == Input::Kind::kFile) continue;
      attempt.mark(Status::kPartial, reason::kChanged);
    }
    return attempt.finish();
  }
}

}  // namespace mishen
