#pragma once

// Collects the diagnostics of one file.

#include <string>
#include <utility>
#include <vector>

#include "lib/base/diagnostic.h"

namespace mishen {

/// Borrows the list it adds to. Each file has its own.
class Faults {
 public:
  Faults(std::string file, std::vector<Diagnostic>& out)
      : file_(std::move(file)), out_(out) {}

  void error(std::string code, Mark mark, std::string what,
             std::string hint = {}) {
    add(Diagnostic::Level::kError, std::move(code), mark, std::move(what),
        std::move(hint));
  }
  void warn(std::string code, Mark mark, std::string what,
            std::string hint = {}) {
    add(Diagnostic::Level::kWarning, std::move(code), mark, std::move(what),
        std::move(hint));
  }

  [[nodiscard]] std::string const& file() const { return file_; }
  /// The same list under another file's name.
  [[nodiscard]] Faults of_file(std::string file) const {
    return {std::move(file), out_};
  }

 private:
  void add(Diagnostic::Level level, std::string code, Mark mark,
           std::string what, std::string hint) {
    out_.push_back({level, std::move(code), file_, mark, std::move(what),
                    std::move(hint)});
  }

  std::string file_;
  std::vector<Diagnostic>& out_;
};

}  // namespace mishen
