#include "cli/profiles.h"

#include <algorithm>
#include <array>

#include "lib/document/coverage.h"

namespace mishen {
namespace {

// A commit is judged while its author waits, and pictures are drawn by hand
// as a rule; they are looked at when the website is.
constexpr std::array<std::string_view, 1> kCommitAccepts = {reason::kImage};

constexpr std::array<Profile, 3> kProfiles = {{
    {kProfileNames[0],
     {"公开前的全面检查", "the full check before publication"},
     false,
     true,
     {}},
    {kProfileNames[1],
     {"代码提交：不识别图片中的文字，接受并计数",
      "commits: text in images is not read; they are accepted and counted"},
     false,
     true,
     kCommitAccepts},
    {kProfileNames[2],
     {"从严：列出提示，不接受任何未检查的部分",
      "nothing left open: notes are listed, nothing unread is accepted"},
     true,
     false,
     {}},
}};
}  // namespace

std::span<Profile const> profiles() { return kProfiles; }

Profile const* find_profile(std::string_view name) {
  auto const found = std::find_if(
      kProfiles.begin(), kProfiles.end(),
      [&](Profile const& profile) { return profile.name == name; });
  return found == kProfiles.end() ? nullptr : &*found;
}

}  // namespace mishen
