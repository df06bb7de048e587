#pragma once

// The bytes of one input on their way to the text layer: counted, hashed
// where wanted, ended at a limit, at an error or when the run is stopped.
// Such an end looks like the end of the data to whoever decodes, so that what
// was read is still judged; the reader remembers why it ended.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "lib/base/result.h"
#include "lib/base/sha256.h"
#include "lib/input/input.h"

namespace mishen {

/// Reads one open input. Borrows it and the stop flag. One thread.
class ByteReader {
 public:
  enum class Hashing { kNo, kYes };
  ByteReader(OpenInput& input, Hashing hashing, std::atomic<bool> const& stop)
      : input_(input), hashing_(hashing), stop_(stop) {}

  /// Bytes after which reading ends; more there is said by over_limit().
  void set_limit(std::uint64_t limit) { limit_ = limit; }

  /// Bytes read; 0 at the end, whatever the end is.
  std::size_t read(std::span<char> buffer);

  /// Up to `most` first bytes. `at_end()` then says whether that was all.
  std::string read_head(std::size_t most);

  [[nodiscard]] bool at_end() const { return at_end_; }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool stopped() const { return stopped_; }
  [[nodiscard]] bool over_limit() const { return over_limit_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  /// Of all bytes read; only with Hashing::kYes, once.
  [[nodiscard]] std::string digest() { return sha256_.finish(); }

 private:
  std::size_t end(bool& why);
  void wait_for_stream() const;

  OpenInput& input_;
  Hashing hashing_;
  std::atomic<bool> const& stop_;
  std::uint64_t limit_ = UINT64_MAX;
  std::uint64_t bytes_ = 0;
  Sha256 sha256_;
  bool at_end_ = false;
  bool failed_ = false;
  bool stopped_ = false;
  bool over_limit_ = false;
};

}  // namespace mishen
