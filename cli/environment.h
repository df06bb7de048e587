#pragma once

// What the surroundings of the process say: locale, terminal, date.

#include "lib/base/terms.h"
#include "lib/judge/date.h"

namespace mishen {

struct Environment {
  Language language = Language::kChinese;
  bool output_is_terminal = false;
  bool may_color = false;  ///< A terminal that can, and no NO_COLOR.
  Date today;
  bool network_denied = false;  ///< The kernel refuses sockets to us.
};

Environment environment();

/// LC_ALL > LC_MESSAGES > LANG, the first that is set and not empty; zh*, C,
/// POSIX and none → Chinese, else English.
Language language_from_locale(char const* lc_all, char const* lc_messages,
                              char const* lang);

}  // namespace mishen
