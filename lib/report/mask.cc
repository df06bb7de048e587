#include "lib/report/mask.h"

#include <algorithm>
#include <map>
#include <set>

namespace mishen {
namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The texts that names of parts must not show, by input; longest first, so
/// that a short one does not leave the rest of a longer one standing.
struct LongerFirst {
  bool operator()(std::string const& a, std::string const& b) const {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  }
};
using Secrets = std::set<std::string, LongerFirst>;

std::string replace_all(std::string text, Secrets const& secrets) {
  for (std::string const& secret : secrets) {
    for (std::size_t at = text.find(secret); at != std::string::npos;
         at = text.find(secret, at + kMask.size())) {
      text.replace(at, secret.size(), kMask);
    }
  }
  return text;
}

bool is_public(Finding const& finding) {
  return !finding.public_text.empty() && finding.public_text == finding.text;
}

/// The path of the outermost file.
std::string outer(Finding const& finding) {
  std::size_t const size = finding.outer_bytes;
  return size == 0 ? finding.input : finding.input.substr(0, size);
}

std::map<std::string, Secrets> secrets_by_input(Report const& report) {
  std::map<std::string, Secrets> secrets;
  for (Finding const& finding : report.findings) {
    if (finding.text.empty() || is_public(finding)) continue;
    secrets[outer(finding)].insert(finding.text);
  }
  for (InputResult const& input : report.inputs) {
    for (std::string const& name : input.secret_names) {
      if (!name.empty()) secrets[input.path].insert(name);
    }
  }
  return secrets;
}

/// The path of the outermost file stays: it is the user's own.
void mask_names(Finding& finding, Secrets const& secrets) {
  std::string const path = outer(finding);
  finding.input =
      path + replace_all(finding.input.substr(path.size()), secrets);
  if (!finding.place.part.empty()) {
    finding.place.part = replace_all(finding.place.part, secrets);
  }
  if (finding.place.sheet) {
    finding.place.sheet = replace_all(*finding.place.sheet, secrets);
  }
}

/// A period or a date tells nothing. A condition is words: it is shown only as
/// part of a marking that is shown.
bool may_show(Term const& term, std::string_view shown) {
  return term.months || term.days || term.ends || term.text == "长期" ||
         term.text == "永久" || shown.find(term.text) != shown.npos;
}

void mask_texts(Finding& finding) {
  if (finding.term && !may_show(*finding.term, finding.public_text)) {
    finding.term->text = kMask;
  }
  finding.text =
      finding.public_text.empty() ? kMask : std::string(finding.public_text);
  if (finding.scope) finding.scope = kMask;
  if (!finding.context) return;
  // A context without ranges cannot be trusted to hide anything.
  finding.context = finding.context_hits.empty()
                        ? std::string(kMask)
                        : mask_ranges(*finding.context, finding.context_hits);
  finding.context_hits.clear();
}

}  // namespace

std::string mask_ranges(std::string_view text,
                        std::vector<std::pair<std::size_t, std::size_t>> hits) {
  for (auto& [begin, end] : hits) {
    begin = std::min(begin, text.size());
    end = std::clamp(end, begin, text.size());
    while (begin > 0 && begin < text.size() && is_continuation(text[begin])) {
      --begin;
    }
    while (end < text.size() && is_continuation(text[end])) ++end;
  }
  std::erase_if(hits, [](auto const& hit) { return hit.first == hit.second; });
  std::sort(hits.begin(), hits.end());
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < hits.size();) {
    auto const [begin, first_end] = hits[i];
    std::size_t end = first_end;
    for (++i; i < hits.size() && hits[i].first <= end; ++i) {
      end = std::max(end, hits[i].second);
    }
    out += text.substr(at, begin - at);
    out += kMask;
    at = end;
  }
  out += text.substr(at);
  return out;
}

void mask(Report& report) {
  auto const secrets = secrets_by_input(report);
  for (Finding& finding : report.findings) {
    auto const found = secrets.find(outer(finding));
    if (found != secrets.end()) mask_names(finding, found->second);
    mask_texts(finding);
  }
  for (InputResult& input : report.inputs) {
    auto const found = secrets.find(input.path);
    if (found == secrets.end()) continue;
    for (PartCoverage& part : input.parts) {
      part.part = replace_all(std::move(part.part), found->second);
    }
    input.secret_names.clear();
  }
  report.run.masked = true;
}

}  // namespace mishen
