#include "tests/unit/extract/core/records.h"

#include <algorithm>
#include <set>
#include <utility>

namespace mishen {

bool ReadInput::has(std::string_view text, std::string_view path) const {
  return std::any_of(texts.begin(), texts.end(), [&](Text const& one) {
    return (path == "*" || one.path == path) &&
           one.document.text.find(text) != std::string::npos;
  });
}

bool ReadInput::has_block(std::string_view text, Role role) const {
  for (Text const& one : texts) {
    for (TextBlock const& block : one.document.blocks) {
      if (block.place.role == role && one.document.block_text(block) == text) {
        return true;
      }
    }
  }
  return false;
}

bool ReadInput::is_incomplete(std::string_view reason,
                              std::string_view path) const {
  return std::any_of(said.begin(), said.end(), [&](Said const& one) {
    bool const incomplete = one.coverage.status == Status::kPartial ||
                            one.coverage.status == Status::kUninspected;
    return incomplete && (path == "*" || one.path == path) &&
           (reason.empty() || one.coverage.reason == reason);
  });
}

std::string ReadInput::reasons() const {
  std::set<std::string> all;
  for (Said const& one : said) {
    if (one.coverage.status == Status::kPartial ||
        one.coverage.status == Status::kUninspected) {
      all.insert(one.coverage.reason);
    }
  }
  std::string joined;
  for (std::string const& one : all)
    joined += (joined.empty() ? "" : " ") + one;
  return joined;
}

MemberRecord const* ReadInput::member(std::string_view path) const {
  auto const found = std::find_if(
      members.begin(), members.end(),
      [&](MemberRecord const& record) { return record.path == path; });
  return found == members.end() ? nullptr : &*found;
}

void Records::take(WireRecord record) { bytes_ += encode_record(record); }

ReadInput Records::done() const {
  ReadInput input;
  std::string_view rest = bytes_;
  WireReader reader([&rest](char* buffer, std::size_t size) {
    std::size_t const count = std::min(size, rest.size());
    std::copy_n(rest.begin(), count, buffer);
    rest.remove_prefix(count);
    return count;
  });
  while (true) {
    auto record = reader.next();
    if (!record) {
      input.fault = record.error().what;
      break;
    }
    if (!*record) break;
    WireRecord& one = **record;
    if (auto* member = std::get_if<MemberRecord>(&one)) {
      if (member->member >= input.members.size()) {
        input.members.resize(member->member + 1);
      }
      input.members[member->member] = std::move(*member);
    } else if (auto* document = std::get_if<DocumentRecord>(&one)) {
      input.texts.push_back({input.members[document->member].path,
                             document->reading, std::move(document->document)});
    } else if (auto* coverage = std::get_if<CoverageRecord>(&one)) {
      input.said.push_back({input.members[coverage->member].path,
                            std::move(coverage->coverage)});
    } else {
      input.ended = true;
      input.characters = std::get<EndRecord>(one).characters;
    }
  }
  return input;
}

ReadInput read_input(std::string_view bytes, std::string_view name,
                     Limits const& limits) {
  Records records;
  extract_input({bytes, name, ""}, limits, records.sink());
  return records.done();
}

}  // namespace mishen
