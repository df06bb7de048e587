#include "cli/environment.h"

#include <cstdlib>
#include <ctime>
#include <string_view>

#include "cli/console.h"

namespace mishen {

Environment environment() {
  Environment out;
  out.language = language_from_locale(
      std::getenv("LC_ALL"), std::getenv("LC_MESSAGES"), std::getenv("LANG"));
  out.output_is_terminal = output_is_terminal();
  char const* const no_color = std::getenv("NO_COLOR");
  char const* const term = std::getenv("TERM");
  out.may_color = out.output_is_terminal &&
                  (no_color == nullptr || *no_color == '\0') &&
                  term != nullptr && std::string_view(term) != "dumb";
  std::time_t const now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  out.today = {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
  return out;
}

Language language_from_locale(char const* lc_all, char const* lc_messages,
                              char const* lang) {
  for (char const* value : {lc_all, lc_messages, lang}) {
    if (value == nullptr || *value == '\0') continue;
    std::string_view locale(value);
    locale = locale.substr(0, locale.find_first_of(".@"));
    bool const chinese =
        locale.substr(0, 2) == "zh" || locale == "C" || locale == "POSIX";
    return chinese ? Language::kChinese : Language::kEnglish;
  }
  return Language::kChinese;
}

}  // namespace mishen
