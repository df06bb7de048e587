#include "cli/config_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "lib/base/sha256.h"

namespace mishen {
namespace {

using State = ConfigCandidate::State;

constexpr std::size_t kMaxConfigFile = std::size_t{1} << 20;

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
};

Error unreadable(int number, std::string const& path) {
  return {number == ENOENT ? Error::Code::kNotFound : Error::Code::kUnreadable,
          "cannot be read: " + std::generic_category().message(number), path};
}

Result<std::string> read_whole(int file, std::string const& path) {
  std::string text;
  while (text.size() <= kMaxConfigFile) {
    std::size_t const have = text.size();
    text.resize(kMaxConfigFile + 1);
    ssize_t const got = ::read(file, text.data() + have, text.size() - have);
    int const number = errno;
    text.resize(have + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) return text;
    if (got < 0 && number != EINTR) return unreadable(number, path);
  }
  return Error{Error::Code::kLimit,
               "larger than " + bytes_in_words(kMaxConfigFile), path};
}

bool is_trusted(uid_t owner) { return owner == 0 || owner == ::geteuid(); }

/// Who could have written what is in the file.
State judge(struct stat const& status) {
  if (!S_ISREG(status.st_mode)) return State::kNotRegular;
  if (!is_trusted(status.st_uid)) return State::kForeign;
  // A group of one's own is usual, and its files are then open to it.
  bool const group = (status.st_mode & S_IWGRP) != 0 && status.st_gid != 0 &&
                     status.st_gid != ::getegid();
  bool const others = (status.st_mode & S_IWOTH) != 0;
  return group || others ? State::kWritable : State::kUsed;
}

Result<void> take(int file, struct stat const& status, std::string const& path,
                  Configuration& out) {
  out.text = TRY(read_whole(file, path));
  out.path = path;
  out.digest = sha256_hex(out.text);
  out.readable_by_others = (status.st_mode & (S_IRGRP | S_IROTH)) != 0;
  std::string const folder = std::filesystem::path(path).parent_path().string();
  ConfigOutcome outcome = parse_config(path, out.text, folder);
  out.values = std::move(outcome.config);
  out.faults = std::move(outcome.diagnostics);
  out.rules_known = outcome.rules_known;
  return {};
}

constexpr int kOpenFlags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;

Result<void> read_named(std::string const& path, Configuration& out) {
  if (path == "/dev/null") return {};
  Descriptor const file(::open(path.c_str(), kOpenFlags));
  if (file.value() < 0) return unreadable(errno, path);
  struct stat status {};
  if (::fstat(file.value(), &status) != 0) return unreadable(errno, path);
  if (!S_ISREG(status.st_mode)) {
    return Error{Error::Code::kUnsupported, "not a regular file", path};
  }
  return take(file.value(), status, path, out);
}

/// Takes the file at `path` if it is there and can be trusted.
Result<State> try_candidate(std::string const& path, Configuration& out) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return State::kAbsent;
  // A link of another's leads where he wants.
  if (!is_trusted(status.st_uid)) return State::kForeign;
  Descriptor const file(::open(path.c_str(), kOpenFlags));
  if (file.value() < 0) {
    int const number = errno;
    bool const known = ::stat(path.c_str(), &status) == 0;
    State const state = known ? judge(status) : State::kUsed;
    if (state != State::kUsed) return state;
    return unreadable(number, path);
  }
  if (::fstat(file.value(), &status) != 0) return unreadable(errno, path);
  State const state = judge(status);
  if (state == State::kUsed) TRY(take(file.value(), status, path, out));
  return state;
}

bool is_same_folder(std::string const& one, std::string const& other) {
  struct stat first {};
  struct stat second {};
  return !other.empty() && ::stat(one.c_str(), &first) == 0 &&
         ::stat(other.c_str(), &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

std::vector<std::string> candidates(ConfigPlaces const& places) {
  std::vector<std::string> paths;
  std::string folder = places.working_folder;
  while (!folder.empty()) {
    std::string const prefix = folder == "/" ? folder : folder + '/';
    paths.push_back(prefix + std::string(kConfigName));
    struct stat status {};
    bool const is_repository = ::lstat((prefix + ".git").c_str(), &status) == 0;
    if (is_repository || is_same_folder(folder, places.home)) break;
    if (folder == "/") break;
    folder.resize(std::max<std::size_t>(folder.rfind('/'), 1));
  }
  if (!places.user_file.empty()) paths.push_back(places.user_file);
  return paths;
}

std::string home_folder() {
  // The user database may be asked over a network, which is not done.
  char const* const set = std::getenv("HOME");
  return set != nullptr && *set == '/' ? set : "";
}

}  // namespace

ConfigPlaces config_places() {
  ConfigPlaces places;
  std::unique_ptr<char, decltype(&std::free)> const folder(::getcwd(nullptr, 0),
                                                           &std::free);
  if (folder && *folder == '/') places.working_folder = folder.get();
  places.home = home_folder();
  // A relative path there is no path (XDG Base Directory Specification).
  char const* const set = std::getenv("XDG_CONFIG_HOME");
  std::string base;
  if (set != nullptr && *set == '/') {
    base = set;
  } else if (!places.home.empty()) {
    base = places.home + "/.config";
  }
  if (!base.empty()) places.user_file = base + "/mishen/config.yaml";
  return places;
}

Result<Configuration> load_configuration(std::string const& named,
                                         ConfigPlaces const& places) {
  Configuration out;
  if (!named.empty()) {
    TRY(read_named(named, out));
    if (out.exists()) out.looked_at.push_back({named, State::kUsed});
    return out;
  }
  for (std::string const& path : candidates(places)) {
    State const state = TRY(try_candidate(path, out));
    out.looked_at.push_back({path, state});
    if (state == State::kUsed) break;
  }
  return out;
}

}  // namespace mishen
