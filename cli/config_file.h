#pragma once

// Which configuration file is used: the one named, else `.mishen.yaml` from
// the working directory upward, up to the root of the repository or the home
// directory, else the user's own. A file that others could have put there or
// changed is not used, and that is said.

#include <string>
#include <string_view>
#include <vector>

#include "cli/config.h"
#include "lib/base/result.h"

namespace mishen {

inline constexpr std::string_view kConfigName = ".mishen.yaml";

/// A file that was looked for.
struct ConfigCandidate {
  enum class State {
    kUsed,
    kAbsent,
    kForeign,     ///< Belongs to another user.
    kWritable,    ///< Others may write to it.
    kNotRegular,  ///< A folder, pipe or device.
  };
  std::string path;
  State state = State::kAbsent;
};

/// Where to look.
struct ConfigPlaces {
  std::string working_folder;  ///< Absolute; empty: unknown.
  std::string home;            ///< Absolute; empty: unknown.
  std::string user_file;       ///< Below $XDG_CONFIG_HOME; empty: unknown.
};

ConfigPlaces config_places();

/// A configuration with where it comes from.
struct Configuration {
  Config values;
  std::string path;  ///< Empty: there is none.
  std::string text;
  std::string digest;  ///< SHA-256, hex.
  bool readable_by_others = false;
  std::vector<Diagnostic> faults;          ///< Errors: it is not usable.
  bool rules_known = true;                 ///< ConfigOutcome.
  std::vector<ConfigCandidate> looked_at;  ///< The one used comes last.

  [[nodiscard]] bool exists() const { return !path.empty(); }
};

/// The file `named`, else (empty) the first found in `places`. "/dev/null"
/// names none. Fails where the one named, or one of the user's own, cannot be
/// read.
Result<Configuration> load_configuration(std::string const& named,
                                         ConfigPlaces const& places);

}  // namespace mishen
