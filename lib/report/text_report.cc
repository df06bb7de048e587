#include "lib/report/text_report.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/report/escape.h"
#include "lib/report/place_words.h"
#include "lib/report/words.h"

namespace mishen {
namespace {

// A terminal is read, not searched: what is longer is in the JSON report.
constexpr std::size_t kMaxReasons = 3;
constexpr std::size_t kMaxUnread = 50;
constexpr std::size_t kMaxParts = 3;

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::kBlock:
      return "\x1b[1;31m";
    case Severity::kReview:
      return "\x1b[1;33m";
    case Severity::kNote:
      break;
  }
  return "\x1b[36m";
}

/// Writes one text report; lives as long as the call.
class Writer {
 public:
  Writer(Report const& report, RenderOptions const& options)
      : report_(report), options_(options) {}

  std::string write() {
    write_findings();
    if (report_.summary.truncated) line(say(Phrase::kTruncated));
    if (report_.run.aborted) line(say(Phrase::kAborted));
    write_conclusion();
    write_unread();
    if (options_.verbose) write_inspected();
    write_law_notice();
    write_summary();
    return std::move(out_);
  }

 private:
  std::string say(Phrase phrase, std::vector<std::string> const& with = {}) {
    return mishen::say(phrase, options_.language, with);
  }
  template <class Enum>
  std::string word(Enum value) {
    return std::string(mishen::say(value, options_.language));
  }
  std::string colored(std::string text, std::string_view color) const {
    if (!options_.color) return text;
    return std::string(color) + text + std::string(kReset);
  }
  void line(std::string_view text) {
    out_ += text;
    out_ += '\n';
  }
  /// An indented "label  text" line below a finding.
  void detail(Phrase label, std::string const& text) {
    line("      " + colored(say(label), kDim) + "  " + text);
  }
  [[nodiscard]] std::string_view comma() const {
    return chinese() ? "；" : "; ";
  }
  [[nodiscard]] bool chinese() const {
    return options_.language == Language::kChinese;
  }
  [[nodiscard]] std::string in_brackets(std::string_view text) const {
    return (chinese() ? "（" : " (") + std::string(text) +
           (chinese() ? "）" : ")");
  }

  void write_findings();
  void write_finding(Finding const& finding);
  std::string reasons(Finding const& finding);
  std::string term(Term const& term);
  void write_conclusion();
  void write_unread();
  std::string unread(InputResult const& input);
  std::string unread_parts(std::string const& reason,
                           std::vector<std::string> const& parts);
  void write_inspected();
  void write_law_notice();
  void write_summary();
  [[nodiscard]] bool is_listed(InputResult const& input) const;
  [[nodiscard]] bool any_unread() const;

  Report const& report_;
  RenderOptions const& options_;
  std::string out_;
};

std::string Writer::reasons(Finding const& finding) {
  std::string out;
  std::size_t shown = 0;
  for (Evidence const& evidence : finding.evidence) {
    if (!options_.verbose && shown++ == kMaxReasons) break;
    if (!out.empty()) out += comma();
    bool const translated = chinese() && !evidence.zh.empty();
    out += escape(translated ? evidence.zh : evidence.why);
    if (options_.verbose) {
      out +=
          (evidence.weight < 0 ? " " : " +") + std::to_string(evidence.weight);
    }
  }
  return out;
}

std::string Writer::term(Term const& term) {
  std::string out = escape(term.text);
  if (term.starts && term.ends) {
    out += in_brackets(*term.starts + " – " + *term.ends);
  }
  Phrase state = Phrase::kTermUnknown;
  if (term.state == Term::State::kRunning) state = Phrase::kTermRunning;
  if (term.state == Term::State::kExpired) state = Phrase::kTermExpired;
  out += std::string(comma()) + say(state);
  if (term.over_limit) {
    out += std::string(comma()) + say(Phrase::kTermOverLimit);
  }
  return out;
}

void Writer::write_finding(Finding const& finding) {
  std::string head =
      "  " + describe_place(finding.place, options_.language) + "  " +
      colored(word(finding.severity), color_of(finding.severity));
  if (finding.level) head += "  " + escape(*finding.level);
  line(head + "  " + escape(finding.text));
  if (options_.context && finding.context) {
    detail(Phrase::kContext, escape(*finding.context));
  }
  if (std::string const why = reasons(finding); !why.empty()) {
    detail(Phrase::kReasons, why);
  }
  if (finding.term) detail(Phrase::kTerm, term(*finding.term));
  if (finding.scope) detail(Phrase::kScope, escape(*finding.scope));
  // A mention asks for nothing.
  bool const mention = finding.severity == Severity::kNote;
  if (mention && !options_.verbose) return;
  if (!finding.basis.empty()) {
    std::string basis;
    for (std::string const& one : finding.basis) {
      if (!basis.empty()) basis += comma();
      basis += escape(one);
    }
    detail(Phrase::kBasis, basis);
  }
  if (!finding.advice.empty()) {
    detail(Phrase::kAdvice, escape(finding.advice));
  }
  if (options_.verbose) detail(Phrase::kRule, escape(finding.rule));
}

void Writer::write_findings() {
  std::string const* current = nullptr;
  for (Finding const& finding : report_.findings) {
    if (current == nullptr || *current != finding.input) {
      current = &finding.input;
      line(colored(say(Phrase::kFile) + " " + escape(finding.input), kBold));
    }
    write_finding(finding);
  }
  if (!report_.findings.empty()) line("");
}

bool Writer::is_listed(InputResult const& input) const {
  if (input.status == Status::kInspected) return false;
  return input.status != Status::kSkipped || input.named || options_.verbose;
}

bool Writer::any_unread() const {
  return std::any_of(report_.inputs.begin(), report_.inputs.end(),
                     [&](auto const& input) { return is_listed(input); });
}

void Writer::write_conclusion() {
  Summary const& summary = report_.summary;
  if (summary.block + summary.review > 0) {
    line(say(Phrase::kFoundPleaseCheck));
    if (any_unread()) line(say(Phrase::kUnread));
  } else if (summary.inputs == 0) {
    line(say(Phrase::kNothingGiven));
  } else if (any_unread()) {
    line(say(Phrase::kNothingFoundOpen));
  } else if (summary.note > 0) {
    line(say(Phrase::kNothingFoundButNotes, {std::to_string(summary.note)}));
  } else {
    line(say(Phrase::kNothingFound));
  }
}

/// One reason with the parts it holds for: an archive may have thousands.
std::string Writer::unread_parts(std::string const& reason,
                                 std::vector<std::string> const& parts) {
  std::string out = say_reason(reason, options_.language) + in_brackets(reason);
  std::size_t shown = 0;
  for (std::string const& part : parts) {
    if (!options_.verbose && shown == kMaxParts) break;
    out += shown++ == 0 ? (chinese() ? "：" : ": ") : (chinese() ? "、" : ", ");
    out += escape(part);
  }
  if (shown < parts.size()) {
    out += say(Phrase::kMoreParts, {std::to_string(parts.size())});
  }
  return out;
}

std::string Writer::unread(InputResult const& input) {
  std::string out =
      "  " + word(input.status) + "  " + escape(input.path) + "  ";
  std::vector<std::pair<std::string, std::vector<std::string>>> reasons;
  for (PartCoverage const& part : input.parts) {
    if (part.status == Status::kInspected) continue;
    // What a policy skips inside a file is listed on request.
    bool const inside = !part.part.empty();
    if (inside && part.status == Status::kSkipped && !options_.verbose) {
      continue;
    }
    auto reason =
        std::find_if(reasons.begin(), reasons.end(),
                     [&](auto const& one) { return one.first == part.reason; });
    if (reason == reasons.end()) {
      reason = reasons.insert(reasons.end(), {part.reason, {}});
    }
    if (inside) reason->second.push_back(part.part);
  }
  if (reasons.empty()) reasons.push_back({input.reason.value_or(""), {}});
  for (auto const& [reason, parts] : reasons) {
    if (reason != reasons.front().first) out += comma();
    out += unread_parts(reason, parts);
  }
  if (input.accepted) out += std::string(comma()) + say(Phrase::kAccepted);
  return out;
}

void Writer::write_unread() {
  std::size_t listed = 0;
  for (InputResult const& input : report_.inputs) {
    if (!is_listed(input)) continue;
    if (options_.verbose || listed < kMaxUnread) line(unread(input));
    ++listed;
  }
  if (!options_.verbose && listed > kMaxUnread) {
    line("  " +
         say(Phrase::kMoreUnread, {std::to_string(listed - kMaxUnread)}));
  }
}

void Writer::write_inspected() {
  bool first = true;
  for (InputResult const& input : report_.inputs) {
    if (input.status != Status::kInspected) continue;
    if (first) line(say(Phrase::kInspectedList));
    first = false;
    line("  " + escape(input.path) + "  " + input.format + "  " +
         input.encoding.value_or(""));
  }
}

void Writer::write_law_notice() {
  bool const state_secret = std::any_of(
      report_.findings.begin(), report_.findings.end(), [](auto const& f) {
        return f.category == Category::kStateSecret &&
               f.severity == Severity::kBlock;
      });
  if (!state_secret) return;
  line(colored(say(Phrase::kLawNotice), color_of(Severity::kBlock)));
}

void Writer::write_summary() {
  Summary const& s = report_.summary;
  auto const text = [](std::uint64_t n) { return std::to_string(n); };
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.1f", s.seconds);
  line(say(Phrase::kSummaryInputs,
           {text(s.inputs), text(s.inspected), text(s.partial),
            text(s.uninspected), text(s.skipped)}) +
       std::string(comma()) +
       say(Phrase::kSummaryFindings,
           {text(s.block), text(s.review), text(s.note)}) +
       std::string(comma()) +
       say(s.complete ? Phrase::kComplete : Phrase::kIncomplete) +
       std::string(comma()) + say(Phrase::kSeconds, {seconds}));
  line(say(Phrase::kNoConclusion));
}

}  // namespace

std::string text_report(Report const& report, RenderOptions const& options) {
  return Writer(report, options).write();
}

}  // namespace mishen
