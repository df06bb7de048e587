#pragma once

// Where bytes come from. An Input is named, opened late, read once, and
// closed; what cannot be read is said, never dropped.

#include <cstddef>
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
  /// Last component, bytes: the text of this input's name. The components
  /// before it are the user's own or belong to the folders yielded before.
  std::string name;
  /// false where the name says nothing: stdin without a name, ".", "..", "/",
  /// and a second remark on a folder.
  bool name_is_text = true;
  bool named = false;  ///< By the user, not met in a tree.
  enum class Kind { kFile, kFolder, kStdin, kProblem } kind = Kind::kFile;
  bool is_folder = false;  ///< kFolder, and a kProblem that is one.
  /// kProblem: why it is not read (status skipped or uninspected).
  Status status = Status::kInspected;
  std::string reason;
  /// path[0, followed) is the user's: symbolic links in it are followed.
  /// Behind it none is, also when one is put there after the walk.
  std::size_t followed = 0;
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
  /// True: size, mtime or ctime differ from when it was opened, or what was
  /// read up to the end is not as long as the size said.
  [[nodiscard]] virtual bool changed() const = 0;
  /// The open regular file whose bytes from 0 are the input, for a process
  /// that reads it itself; -1: there is none.
  [[nodiscard]] virtual int descriptor() const { return -1; }
};

/// Opens `input` (kFile: O_NOFOLLOW, O_NONBLOCK, must be regular; kStdin).
/// The Error's `what` is the reason to report: kNotFound "vanished",
/// kUnreadable "unreadable", kUnsupported "symlink", "device", "fifo",
/// "socket" (put there since the walk), kChanged "changed-while-read" (now a
/// folder), kIo "read-error".
Result<std::unique_ptr<OpenInput>> open_input(Input const& input);

/// Called for each Input in order; false stops the walk.
using InputSink = std::function<bool(Input input)>;

/// What the user named.
struct InputRequest {
  std::vector<std::string> paths;         ///< "-" is stdin.
  std::optional<std::string> files_from;  ///< A path or "-". Walked last.
  bool null_separated = false;
  std::string stdin_name;  ///< A path; its last component is its name.
};

/// A thing worth telling that is no input.
struct InputWarning {
  enum class Kind { kEmptyFolder };
  Kind kind = Kind::kEmptyFolder;
  std::string path;
};

/// Walks what was named: files as they are, folders in byte order of the
/// names in each, hidden files too, `.git` not unless itself named; symlinks
/// are listed, not followed (`link/` names the folder behind a link). Folders
/// are yielded (kFolder) before what is in them. What is named twice is
/// yielded twice. In a list of files, names end at LF or CR LF, or at NUL, and
/// "-" is a file. Fails only where the list of names cannot be read, or stdin
/// is asked for twice; then nothing has been yielded.
Result<void> walk_inputs(InputRequest const& request,
                         std::vector<InputWarning>& warnings,
                         InputSink const& sink);

}  // namespace mishen
