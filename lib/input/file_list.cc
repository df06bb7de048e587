#include "lib/input/file_list.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "lib/input/open_path.h"

namespace mishen {
namespace {

constexpr std::size_t kLongestList = 256 << 20;  // as any input held whole

Error list_error(int number, std::string const& path) {
  Error::Code code = Error::Code::kIo;
  if (number == ENOENT || number == ENOTDIR) code = Error::Code::kNotFound;
  if (number == EACCES || number == EPERM) code = Error::Code::kUnreadable;
  return {code,
          "list of files cannot be read: " +
              std::generic_category().message(number),
          path};
}

}  // namespace

std::vector<std::string> split_list(std::string_view list,
                                    bool null_separated) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  bool const marked = list.substr(0, kMark.size()) == kMark;
  if (!null_separated && marked) list.remove_prefix(kMark.size());
  std::vector<std::string> names;
  while (!list.empty()) {
    std::size_t const end = list.find(null_separated ? '\0' : '\n');
    std::string_view name = list.substr(0, end);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    if (!null_separated && !name.empty() && name.back() == '\r') {
      name.remove_suffix(1);
    }
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

Result<std::vector<std::string>> read_list(std::string const& path,
                                           bool null_separated) {
  Descriptor owned;
  int file = STDIN_FILENO;
  if (path != "-") {
    // Links are followed and pipes are read: `--files-from <(git …)`.
    owned = Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!owned) return list_error(errno, path);
    file = owned.value();
  }
  std::string list;
  constexpr std::size_t kChunk = 64 << 10;
  while (list.size() <= kLongestList) {
    std::size_t const size = list.size();
    list.resize(size + kChunk);
    ssize_t const count = ::read(file, list.data() + size, kChunk);
    int const number = errno;
    list.resize(size + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) return split_list(list, null_separated);
    if (count < 0 && number != EINTR) return list_error(number, path);
  }
  return Error{
      Error::Code::kLimit,
      "list of files is larger than " + std::to_string(kLongestList) + " bytes",
      path};
}

}  // namespace mishen
