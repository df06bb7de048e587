#pragma once

// Where bytes come from. An Input is named, opened late, read once, and
// closed; what cannot be read is said, never dropped.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/base/terms.h"

namespace mishen {

/// A thing named on the command line or met in a tree.
struct Input {
  std::string path;  ///< Bytes as the system gave them; what is reported.
  /// The components whose names are text of this input, outermost first: for
  /// a named path its last one, for a thing met in a tree those not already
  /// given by an earlier input (a folder's name comes once).
  std::string name;         ///< Last component, bytes.
  bool name_is_text = true;  ///< false for stdin without a name.
  bool named = false;        ///< By the user, not met in a tree.
  enum class Kind { kFile, kFolder, kStdin, kProblem } kind = Kind::kFile;
  /// kProblem: why it is not read (status skipped or uninspected).
  Status status = Status::kInspected;
  std::string reason;
};

/// An open input. Reads with read(2), never maps; regular files only.
/// Close is the destructor's. One thread.
class OpenInput {
 public:
  virtual ~OpenInput() = default;
  /// Size by fstat; nullopt for a stream.
  [[nodiscard]] virtual std::optional<std::uint64_t> size() const = 0;
  /// Bytes read; 0 at the end.
  virtual Result<std::size_t> read(std::span<char> buffer) = 0;
  /// True: size, mtime or ctime differ from when it was opened.
  [[nodiscard]] virtual bool changed() const = 0;
};

/// Opens `input` (kFile: O_NOFOLLOW, O_NONBLOCK, must be regular; kStdin).
/// The Error's code tells kNotFound (vanished), kUnreadable, kUnsupported.
Result<std::unique_ptr<OpenInput>> open_input(Input const& input);

/// Called for each Input in order; false stops the walk.
using InputSink = std::function<bool(Input input)>;

/// What the user named.
struct InputRequest {
  std::vector<std::string> paths;  ///< "-" is stdin.
  std::optional<std::string> files_from;  ///< A path or "-".
  bool null_separated = false;
  std::string stdin_name;
};

/// Walks what was named: files as they are, folders in byte order of names,
/// hidden files too, `.git` not; symlinks are listed, not followed. Folders
/// are yielded (kFolder) before what is in them. `warnings` gets a line for
/// each empty folder. Fails only where the list of names cannot be read.
Result<void> walk_inputs(InputRequest const& request,
                         std::vector<std::string>& warnings,
                         InputSink const& sink);

}  // namespace mishen
