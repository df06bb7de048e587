#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/input/file_list.h"
#include "lib/input/input.h"
#include "lib/input/open_path.h"

namespace mishen {
namespace {

// Deeper than any tree a person made; bounds what a loop of mounts costs.
constexpr std::size_t kDeepest = 16384;

struct Entry {
  std::string name;
  unsigned char type = DT_UNKNOWN;
  int error = 0;  // why the type is not known
};

struct Listing {
  std::vector<Entry> entries;  // by name
  bool opened = false;
  int error = 0;
};

unsigned char type_of(mode_t mode) {
  return static_cast<unsigned char>(IFTODT(mode));
}

Entry make_entry(int folder, dirent const& found) {
  Entry entry{found.d_name, found.d_type, 0};
  if (entry.type != DT_UNKNOWN) return entry;
  struct stat status {};
  if (::fstatat(folder, found.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
    entry.type = type_of(status.st_mode);
  } else {
    entry.error = errno;
  }
  return entry;
}

Listing list_folder(std::string const& path, std::size_t followed) {
  Listing listing;
  Opened folder = open_path(path, followed, O_RDONLY | O_DIRECTORY);
  listing.error = folder.error;
  if (folder.error != 0) return listing;
  auto const close = [](DIR* stream) { ::closedir(stream); };
  std::unique_ptr<DIR, decltype(close)> const stream(
      ::fdopendir(folder.file.value()), close);
  if (!stream) {
    listing.error = errno;
    return listing;
  }
  int const descriptor = folder.file.release();
  listing.opened = true;
  while (true) {
    errno = 0;
    dirent const* const found = ::readdir(stream.get());
    if (found == nullptr) break;
    std::string_view const name = found->d_name;
    if (name == "." || name == ".." || name == ".git") continue;
    listing.entries.push_back(make_entry(descriptor, *found));
  }
  listing.error = errno;
  // A folder that changes meanwhile may give a name twice.
  auto const before = [](Entry const& a, Entry const& b) {
    return a.name < b.name;
  };
  auto const same = [](Entry const& a, Entry const& b) {
    return a.name == b.name;
  };
  auto& entries = listing.entries;
  std::sort(entries.begin(), entries.end(), before);
  entries.erase(std::unique(entries.begin(), entries.end(), same),
                entries.end());
  return listing;
}

Input problem(Input input, Status status, std::string_view reason) {
  input.kind = Input::Kind::kProblem;
  input.status = status;
  input.reason = reason;
  return input;
}

// What has no content to read, or none that ends.
Input skipped_type(Input input, unsigned char type) {
  switch (type) {
    case DT_LNK:
      return problem(std::move(input), Status::kSkipped, "symlink");
    case DT_FIFO:
      return problem(std::move(input), Status::kSkipped, "fifo");
    case DT_SOCK:
      return problem(std::move(input), Status::kSkipped, "socket");
    case DT_CHR:
    case DT_BLK:
      return problem(std::move(input), Status::kSkipped, "device");
    default:
      return problem(std::move(input), Status::kUninspected, "unreadable");
  }
}

Input failed(Input input, int error) {
  bool const missing = error == ENOENT || error == ENOTDIR ||
                       error == ENAMETOOLONG || error == ELOOP;
  std::string_view reason = "read-error";
  if (missing) reason = input.named ? "not-found" : "vanished";
  if (error == EACCES || error == EPERM) reason = "unreadable";
  return problem(std::move(input), Status::kUninspected, reason);
}

// The last component, without slashes.
std::string last_component(std::string_view path) {
  std::size_t const last = path.find_last_not_of('/');
  if (last == std::string_view::npos) return path.empty() ? "" : "/";
  std::string_view const rest = path.substr(0, last + 1);
  return std::string(rest.substr(rest.rfind('/') + 1));
}

bool is_text_name(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && name != "/";
}

class Walk {
 public:
  Walk(std::vector<InputWarning>& warnings, InputSink const& sink)
      : warnings_(warnings), sink_(sink) {}

  // Each false: the sink wants no more.
  bool visit_named(std::string const& path);
  bool visit_stdin(std::string const& stdin_name);

 private:
  struct Level {
    std::vector<Entry> entries;
    std::size_t next = 0;
    std::size_t path_size = 0;  // of the folder's own path
  };

  bool visit_tree(Input root);
  bool visit_entry(Entry const& entry, std::size_t followed);
  bool enter_folder(Input input);

  std::vector<InputWarning>& warnings_;
  InputSink const& sink_;
  std::string path_;           // of the thing visited
  std::vector<Level> levels_;  // the folders it is in
};

bool Walk::visit_named(std::string const& path) {
  Input input;
  input.path = path;
  input.name = last_component(path);
  input.name_is_text = is_text_name(input.name);
  input.named = true;
  input.followed = path.rfind('/') + 1;
  if (path.empty() || path.find('\0') != std::string::npos) {
    return sink_(failed(std::move(input), ENOENT));
  }
  Opened const found = open_path(path, input.followed, O_PATH);
  struct stat status {};
  int error = found.error;
  if (error == 0 && ::fstat(found.file.value(), &status) != 0) error = errno;
  if (error != 0) return sink_(failed(std::move(input), error));
  if (S_ISREG(status.st_mode)) return sink_(std::move(input));
  if (S_ISDIR(status.st_mode)) return visit_tree(std::move(input));
  return sink_(skipped_type(std::move(input), type_of(status.st_mode)));
}

bool Walk::visit_stdin(std::string const& stdin_name) {
  Input input;
  input.path = stdin_name.empty() ? "-" : stdin_name;
  input.name = last_component(input.path);
  input.name_is_text = !stdin_name.empty() && is_text_name(input.name);
  input.named = true;
  input.kind = Input::Kind::kStdin;
  return sink_(std::move(input));
}

bool Walk::visit_tree(Input root) {
  std::size_t const followed = root.followed;
  path_ = root.path;
  levels_.clear();
  if (!enter_folder(std::move(root))) return false;
  while (!levels_.empty()) {
    Level& level = levels_.back();
    path_.resize(level.path_size);
    if (level.next == level.entries.size()) {
      levels_.pop_back();
      continue;
    }
    Entry const entry = std::move(level.entries[level.next++]);
    if (!visit_entry(entry, followed)) return false;
  }
  return true;
}

bool Walk::visit_entry(Entry const& entry, std::size_t followed) {
  if (path_.back() != '/') path_ += '/';
  path_ += entry.name;
  Input input;
  input.path = path_;
  input.name = entry.name;
  input.followed = followed;
  if (entry.error != 0) return sink_(failed(std::move(input), entry.error));
  if (entry.type == DT_DIR) return enter_folder(std::move(input));
  if (entry.type == DT_REG) return sink_(std::move(input));
  return sink_(skipped_type(std::move(input), entry.type));
}

// Yields the folder path_ and makes its entries the next to be visited.
bool Walk::enter_folder(Input input) {
  input.is_folder = true;
  if (levels_.size() >= kDeepest) {
    return sink_(
        problem(std::move(input), Status::kUninspected, "limit-tree-depth"));
  }
  Listing listing = list_folder(path_, input.followed);
  if (!listing.opened) return sink_(failed(std::move(input), listing.error));
  Input broken = input;
  input.kind = Input::Kind::kFolder;
  if (!sink_(std::move(input))) return false;
  if (listing.error != 0) {
    broken.name_is_text = false;
    broken = problem(std::move(broken), Status::kUninspected, "read-error");
    if (!sink_(std::move(broken))) return false;
  } else if (listing.entries.empty()) {
    warnings_.push_back({InputWarning::Kind::kEmptyFolder, path_});
  }
  levels_.push_back({std::move(listing.entries), 0, path_.size()});
  return true;
}

}  // namespace

Result<void> walk_inputs(InputRequest const& request,
                         std::vector<InputWarning>& warnings,
                         InputSink const& sink) {
  auto const& paths = request.paths;
  bool const list_is_stdin = request.files_from == "-";
  if (std::count(paths.begin(), paths.end(), "-") + (list_is_stdin ? 1 : 0) >
      1) {
    return Error{Error::Code::kInvalid, "standard input is asked for twice",
                 "-"};
  }
  std::vector<std::string> listed;
  if (request.files_from) {
    listed = TRY(read_list(*request.files_from, request.null_separated));
  }
  Walk walk(warnings, sink);
  for (std::string const& path : paths) {
    bool const more = path == "-" ? walk.visit_stdin(request.stdin_name)
                                  : walk.visit_named(path);
    if (!more) return {};
  }
  for (std::string const& path : listed) {
    if (!walk.visit_named(path)) return {};
  }
  return {};
}

}  // namespace mishen
