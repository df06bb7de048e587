#include <algorithm>
#include <limits>

#include "lib/extract/extraction.h"

namespace mishen {
namespace {

std::uint64_t left_of(std::uint64_t limit, std::uint64_t used) {
  return limit > used ? limit - used : 0;
}

// What the ratio allows an input of that size to grow to.
std::uint64_t most_by_ratio(std::uint64_t ratio, std::uint64_t bytes) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t const most = bytes > kMost / ratio ? kMost : ratio * bytes;
  return std::max(most, std::uint64_t{kRatioGraceBytes});
}

}  // namespace

std::uint64_t Budget::expanded_left() const {
  std::uint64_t const by_ratio =
      most_by_ratio(std::max(limits_.ratio, std::uint64_t{1}), input_bytes_);
  return left_of(std::min(limits_.expanded_bytes, by_ratio), expanded_);
}

bool Budget::take_expanded(std::uint64_t bytes) {
  if (bytes > expanded_left()) {
    bool const by_total = bytes > left_of(limits_.expanded_bytes, expanded_);
    reason_ = limit_reason(by_total ? &Limits::expanded_bytes : &Limits::ratio);
    return false;
  }
  expanded_ += bytes;
  return true;
}

std::uint64_t Budget::members_left() const {
  return left_of(limits_.members, members_);
}

bool Budget::take_member() {
  if (members_left() == 0) {
    reason_ = limit_reason(&Limits::members);
    return false;
  }
  ++members_;
  return true;
}

std::uint64_t Budget::characters_left() const {
  return left_of(limits_.characters, characters_);
}

bool Budget::take_characters(std::uint64_t characters) {
  if (characters > characters_left()) {
    reason_ = limit_reason(&Limits::characters);
    return false;
  }
  characters_ += characters;
  return true;
}

std::uint64_t Budget::take_raw(std::uint64_t bytes) {
  std::uint64_t const granted =
      std::min(bytes, left_of(limits_.member_raw_bytes, raw_));
  if (granted < bytes) reason_ = limit_reason(&Limits::member_raw_bytes);
  raw_ += granted;
  return granted;
}

bool Budget::take_output(std::uint64_t bytes) {
  std::uint64_t const most =
      limits_.reader_output_bytes - limits_.reader_output_bytes / 8;
  if (bytes > left_of(most, output_)) {
    reason_ = limit_reason(&Limits::reader_output_bytes);
    return false;
  }
  output_ += bytes;
  return true;
}

}  // namespace mishen
