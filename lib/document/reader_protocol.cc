#include "lib/document/reader_protocol.h"

#include <algorithm>

#include "lib/document/wire_bytes.h"

namespace mishen {
namespace {

// "msh" and the version.
constexpr std::uint32_t kMagic = 0x6D736800 + 1;

enum class Kind : std::uint8_t { kSetup, kReady, kRequest, kAnswer };

void begin(ByteWriter& to, Kind kind) {
  to.u32(kMagic);
  to.choice(kind);
}

void expect(ByteParser& from, Kind kind) {
  from.check(from.u32() == kMagic);
  from.check(from.u8() == static_cast<std::uint8_t>(kind));
}

template <class T>
std::optional<T> if_done(ByteParser const& from, T const& value) {
  if (!from.done()) return std::nullopt;
  return value;
}

}  // namespace

std::string encode(ReaderSetup const& setup) {
  std::string out;
  ByteWriter to(out);
  begin(to, Kind::kSetup);
  for (LimitRow const& row : limit_rows()) to.u64(setup.limits.*row.value);
  to.flag(setup.sandbox);
  to.flag(setup.use_landlock);
  return out;
}

std::string encode(ReaderReady const& ready) {
  std::string out;
  ByteWriter to(out);
  begin(to, Kind::kReady);
  to.choice(ready.level);
  to.choice(ready.failure);
  return out;
}

std::string encode(ReaderRequest const& request) {
  std::string out;
  ByteWriter to(out);
  begin(to, Kind::kRequest);
  std::string_view const name = request.name;
  to.string(name.substr(name.size() - std::min(name.size(), kMaxReaderName)));
  to.string(std::string_view(request.charset).substr(0, kMaxReaderCharset));
  to.u64(request.bytes);
  return out;
}

std::string encode(ReaderAnswer const& answer) {
  std::string out;
  ByteWriter to(out);
  begin(to, Kind::kAnswer);
  to.choice(answer.outcome);
  to.u32(answer.wait_status);
  to.u64(answer.cpu_microseconds);
  return out;
}

std::optional<ReaderSetup> setup_from(std::string_view bytes) {
  ByteParser from(bytes);
  expect(from, Kind::kSetup);
  ReaderSetup setup;
  for (LimitRow const& row : limit_rows()) {
    setup.limits.*row.value = from.u64(1, row.most);
  }
  setup.sandbox = from.flag();
  setup.use_landlock = from.flag();
  return if_done(from, setup);
}

std::optional<ReaderReady> ready_from(std::string_view bytes) {
  ByteParser from(bytes);
  expect(from, Kind::kReady);
  ReaderReady ready;
  ready.level = from.choice(SandboxLevel::kFull);
  ready.failure = from.choice(ReaderFailure::kCanary);
  // A reader that runs has a level.
  from.check(ready.failure != ReaderFailure::kNone ||
             ready.level != SandboxLevel::kUnused);
  return if_done(from, ready);
}

std::optional<ReaderRequest> request_from(std::string_view bytes) {
  ByteParser from(bytes);
  expect(from, Kind::kRequest);
  ReaderRequest request;
  request.name = from.string(kMaxReaderName);
  request.charset = from.string(kMaxReaderCharset);
  request.bytes = from.u64();
  return if_done(from, request);
}

std::optional<ReaderAnswer> answer_from(std::string_view bytes) {
  ByteParser from(bytes);
  expect(from, Kind::kAnswer);
  ReaderAnswer answer;
  answer.outcome = from.choice(ReaderOutcome::kSandbox);
  answer.wait_status = from.u32();
  answer.cpu_microseconds = from.u64();
  return if_done(from, answer);
}

std::chrono::seconds reader_wall_time(Limits const& limits,
                                      std::uint64_t bytes) {
  constexpr std::uint64_t kTimesCpu = 2;
  return std::chrono::seconds(kTimesCpu * reader_seconds_for(limits, bytes));
}

}  // namespace mishen
