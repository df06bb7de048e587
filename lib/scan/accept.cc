#include "lib/scan/accept.h"

#include <algorithm>
#include <string>
#include <vector>

namespace mishen {
namespace {

/// Whether all of `text` matches `glob`. Simulates all ways at once, so that
/// no pattern is slow: `open[i]` says that glob[0, i) matches what was read.
bool matches_whole(std::string_view glob, std::string_view text) {
  std::size_t const size = glob.size();
  auto const is_double = [&](std::size_t i) {
    return glob.substr(i, 2) == "**";
  };
  std::vector<bool> open(size + 1, false);
  open[0] = true;
  auto const close_stars = [&](std::vector<bool>& states) {
    for (std::size_t i = 0; i < size; ++i) {
      if (!states[i] || glob[i] != '*') continue;
      bool const two = is_double(i);
      std::size_t const behind = i + (two ? 2U : 1U);
      states[behind] = true;
      // "**/" also stands for no folder at all.
      if (two && behind < size && glob[behind] == '/') {
        states[behind + 1] = true;
      }
    }
  };
  close_stars(open);
  for (char const byte : text) {
    std::vector<bool> next(size + 1, false);
    for (std::size_t i = 0; i < size; ++i) {
      if (!open[i]) continue;
      if (glob[i] == '*') {
        if (is_double(i) || byte != '/') next[i] = true;
      } else if (glob[i] == byte || (glob[i] == '?' && byte != '/')) {
        next[i + 1] = true;
      }
    }
    close_stars(next);
    open = std::move(next);
  }
  return open[size];
}

}  // namespace

bool matches_glob(std::string_view glob, std::string_view path) {
  // "folder/" is everything below it.
  std::string whole(glob);
  if (whole.ends_with('/')) whole += "**";
  bool const anchored = whole.starts_with('/');
  if (matches_whole(whole, path)) return true;
  if (anchored) return false;
  for (std::size_t at = path.find('/'); at != std::string_view::npos;
       at = path.find('/', at + 1)) {
    if (matches_whole(whole, path.substr(at + 1))) return true;
  }
  return false;
}

bool is_accepted(ScanSettings const& settings, std::string_view reason,
                 std::string_view path, std::string_view part) {
  return std::any_of(settings.accepted.begin(), settings.accepted.end(),
                     [&](AcceptRule const& rule) {
                       if (rule.reason != reason) return false;
                       if (rule.until && *rule.until < settings.today)
                         return false;
                       if (rule.glob.empty() || matches_glob(rule.glob, path))
                         return true;
                       return !part.empty() &&
                              matches_glob(rule.glob, std::string(path) + "!" +
                                                          std::string(part));
                     });
}

}  // namespace mishen
