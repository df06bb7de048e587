#include "tests/unit/input/temporary_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "lib/base/result.h"

namespace mishen {
namespace {

constexpr uid_t kNobody = 65534;

}  // namespace

TemporaryFolder::TemporaryFolder() {
  char const* const parent = std::getenv("TMPDIR");
  path_ = std::string(parent == nullptr ? "/tmp" : parent) + "/mishen-XXXXXX";
  CHECK(::mkdtemp(path_.data()) != nullptr);
  // Others must reach it where a test gives up its privileges.
  CHECK(::chmod(path_.c_str(), 0755) == 0);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void TemporaryFolder::write(std::string_view name,
                            std::string_view bytes) const {
  std::filesystem::path const file = *this / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

void TemporaryFolder::make_folder(std::string_view name) const {
  std::filesystem::create_directories(*this / name);
}

std::string make_deep(std::string const& folder, std::string const& name,
                      std::size_t depth) {
  std::string path = folder;
  int current = ::open(folder.c_str(), O_PATH | O_DIRECTORY);
  CHECK(current >= 0);
  for (std::size_t i = 0; i < depth; ++i) {
    CHECK(::mkdirat(current, name.c_str(), 0755) == 0);
    int const next = ::openat(current, name.c_str(), O_PATH | O_DIRECTORY);
    CHECK(next >= 0);
    ::close(current);
    current = next;
    path += "/" + name;
  }
  int const end = ::openat(current, "end", O_WRONLY | O_CREAT, 0644);
  CHECK(end >= 0 && ::write(end, "deep", 4) == 4);
  ::close(end);
  ::close(current);
  return path + "/end";
}

// Goes down to the last folder and removes on the way up: one descriptor, no
// long path.
void remove_deep(std::string const& folder, std::string const& name) {
  int current = ::open(folder.c_str(), O_PATH | O_DIRECTORY);
  std::size_t depth = 0;
  for (int next = current; next >= 0; ++depth) {
    next = ::openat(current, name.c_str(), O_PATH | O_DIRECTORY);
    if (next < 0) break;
    ::close(current);
    current = next;
  }
  ::unlinkat(current, "end", 0);
  for (; depth > 0; --depth) {
    int const parent = ::openat(current, "..", O_PATH | O_DIRECTORY);
    CHECK(::unlinkat(parent, name.c_str(), AT_REMOVEDIR) == 0);
    ::close(current);
    current = parent;
  }
  ::close(current);
}

WithoutPrivileges::WithoutPrivileges() {
  if (::geteuid() == 0) CHECK(::seteuid(kNobody) == 0);
}

WithoutPrivileges::~WithoutPrivileges() {
  if (::getuid() == 0) CHECK(::seteuid(0) == 0);
}

Walked walk(InputRequest const& request) {
  Walked walked;
  Result<void> const result =
      walk_inputs(request, walked.warnings, [&](Input input) {
        walked.inputs.push_back(std::move(input));
        return true;
      });
  walked.failed = !result;
  return walked;
}

Walked walk(std::string const& path) {
  InputRequest request;
  request.paths = {path};
  return walk(request);
}

std::vector<std::string> summary(Walked const& walked,
                                 std::string const& prefix) {
  std::vector<std::string> lines;
  for (Input const& input : walked.inputs) {
    std::string line;
    switch (input.kind) {
      case Input::Kind::kFile:
        line = "file ";
        break;
      case Input::Kind::kFolder:
        line = "folder ";
        break;
      case Input::Kind::kStdin:
        line = "stdin ";
        break;
      case Input::Kind::kProblem:
        line = std::string(name(input.status)) + " ";
        break;
    }
    bool const below = input.path.substr(0, prefix.size()) == prefix;
    line += below ? input.path.substr(prefix.size()) : input.path;
    if (!input.reason.empty()) line += " " + input.reason;
    lines.push_back(line);
  }
  return lines;
}

}  // namespace mishen
