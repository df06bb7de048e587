#include "lib/scan/record_scan.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <utility>

namespace mishen {
namespace {

/// Findings of members kept for one input. Beyond it notes are counted only:
/// an archive of thousands of files must not fill the memory with them.
constexpr std::size_t kMostStored = 50'000;

/// Bytes of `file` from its begin, however often its offset was moved.
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

std::string joined(std::string const& member, std::string const& part) {
  if (member.empty() || part.empty()) return member + part;
  return member + "!" + part;
}

}  // namespace

void RecordScan::read(int output) {
  WireReader reader(source_of(output));
  while (!stop_.load() && !end_) {
    auto record = reader.next();
    if (!record || !*record) return;
    std::visit([this](auto& one) { take(std::move(one)); }, **record);
  }
}

void RecordScan::take(MemberRecord record) {
  if (record.member >= members_.size()) members_.resize(record.member + 1);
  MemberState& member = members_[record.member];
  bool const done = record.done;
  member.record = std::move(record);
  if (done) close(member);
}

void RecordScan::take(DocumentRecord const& record) {
  has_text_ = true;
  if (record.member == 0) {
    outer_.add(record.document, record.reading);
    return;
  }
  MemberState& member = members_[record.member];
  if (member.record.done) return;
  if (!member.judges) {
    member.judges = std::make_unique<MemberJudges>(rules_, settings_, stop_);
  }
  member.judges->add(record.document, record.reading);
}

void RecordScan::take(CoverageRecord record) {
  members_[record.member].coverage.push_back(std::move(record.coverage));
}

void RecordScan::close(MemberState& member) {
  if (!member.judges) return;
  member.judges->finish();
  member.findings = std::move(member.judges->findings());
  member.counts = member.judges->counts();
  std::move(member.judges->secret_names().begin(),
            member.judges->secret_names().end(),
            std::back_inserter(secret_names_));
  member.judges.reset();
  if (stored_ > kMostStored) {
    std::erase_if(member.findings, [](Finding const& finding) {
      return finding.severity == Severity::kNote;
    });
  }
  stored_ += member.findings.size();
}

void RecordScan::cover(MemberState& member, InputResult& result) {
  bool const itself = member.record.member == 0;
  bool said = false;
  for (PartCoverage& part : member.coverage) {
    said = said || part.part.empty();
    bool const inspected = part.status == Status::kInspected;
    if (inspected && !settings_.full_coverage) continue;
    part.part = joined(member.record.path, part.part);
    result.parts.push_back(std::move(part));
  }
  if (settings_.full_coverage && !said && !itself) {
    result.parts.push_back(
        {member.record.path, Role::kAttachment, Status::kInspected, "", false});
  }
}

void RecordScan::finish(InputResult& result, std::vector<Finding>& findings,
                        SeverityCounts& counts) {
  for (MemberState& member : members_) {
    close(member);
    cover(member, result);
    counts.add(member.counts);
    for (Finding& finding : member.findings) {
      finding.input = "!" + member.record.path;
      findings.push_back(std::move(finding));
    }
  }
  if (!members_.empty()) {
    MemberRecord const& input = members_.front().record;
    if (!input.format.empty()) result.format = input.format;
    result.encoding = input.encoding;
  }
  if (end_) result.characters = end_->characters;
  std::move(secret_names_.begin(), secret_names_.end(),
            std::back_inserter(result.secret_names));
}

}  // namespace mishen
