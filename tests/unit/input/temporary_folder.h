#pragma once

// A folder of its own for each test, and what a test needs to fill it.

#include <string>
#include <string_view>
#include <vector>

#include "lib/input/input.h"

namespace mishen {

/// Made by the constructor, removed with all it holds by the destructor.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;

  [[nodiscard]] std::string const& path() const { return path_; }
  [[nodiscard]] std::string operator/(std::string_view name) const {
    return path_ + "/" + std::string(name);
  }
  /// Writes a file below the folder, making the folders it is in.
  void write(std::string_view name, std::string_view bytes = "x") const;
  void make_folder(std::string_view name) const;

 private:
  std::string path_;
};

/// Nested folders, each named `name`, as deep as asked for, made without a
/// limit on the path; a file "end" stands in the last. Returns its path.
std::string make_deep(std::string const& folder, std::string const& name,
                      std::size_t depth);

/// Removes what make_deep() made in `folder`.
void remove_deep(std::string const& folder, std::string const& name);

/// Takes from root the right to read everything, for its lifetime.
class WithoutPrivileges {
 public:
  WithoutPrivileges();
  ~WithoutPrivileges();
  WithoutPrivileges(WithoutPrivileges const&) = delete;
  WithoutPrivileges& operator=(WithoutPrivileges const&) = delete;
};

/// All inputs of a walk, with its warnings.
struct Walked {
  std::vector<Input> inputs;
  std::vector<InputWarning> warnings;
  bool failed = false;
};

Walked walk(InputRequest const& request);
Walked walk(std::string const& path);

/// One line an input: kind, path without `prefix`, reason.
std::vector<std::string> summary(Walked const& walked,
                                 std::string const& prefix);

}  // namespace mishen
