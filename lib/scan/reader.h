#pragma once

// mishen's side of mishen-reader: starts the program beside this one, hands
// it open inputs one at a time, and gives back what it wrote, in which
// nothing is believed (document/wire.h). Deadlines, a dead or stopped child,
// a dead reader: each ends as a reason, never as silence. Protocol:
// document/reader_protocol.h.

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/limits.h"
#include "lib/base/lockdown.h"
#include "lib/base/result.h"

namespace mishen {

struct ReaderSettings {
  std::string program;  ///< Path of mishen-reader.
  Limits limits;
  bool sandbox = true;       ///< False: --no-sandbox.
  bool use_landlock = true;  ///< Off in tests only.
  /// Looked at while a reader works; true: read() ends with "aborted".
  /// Borrowed; may be null.
  std::atomic<bool> const* stop = nullptr;
};

/// What reading one input came to.
struct ReaderReply {
  /// The records, to be read from its begin (a memfd owned by this).
  int output = -1;
  /// Empty: the child ended well. Else why it did not: "reader-died",
  /// "limit-reader-seconds", "limit-reader-memory",
  /// "limit-reader-output-bytes", "reader-missing", "sandbox-missing",
  /// "canary-failed", "aborted". What was written before can be read then too.
  std::string reason;

  ReaderReply() = default;
  ReaderReply(ReaderReply&& other) noexcept;
  ReaderReply& operator=(ReaderReply&& other) noexcept;
  ~ReaderReply();
};

/// One reader process, started at the first read() and again after it died.
/// Not shared between threads; each thread has its own.
class Reader {
 public:
  explicit Reader(ReaderSettings settings);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// Has `file` (open for reading, its offset is not used, `bytes` long)
  /// read. `name` chooses among text formats. A child that dies is tried once
  /// more; one that is out of time is not.
  ReaderReply read(int file, std::uint64_t bytes, std::string_view name,
                   std::string_view charset);

  /// Starts the reader if it does not run; its canaries have then passed.
  /// Else the reason ("reader-missing", "sandbox-missing", "canary-failed").
  Result<SandboxLevel> start();

  /// The level of the reader that ran last; kUnused: none did.
  [[nodiscard]] SandboxLevel level() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The reader that belongs to the running program: beside /proc/self/exe.
std::string reader_beside_this_program();

}  // namespace mishen
