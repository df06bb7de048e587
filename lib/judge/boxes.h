#pragma once

// Tick boxes of forms: □绝密 ☑机密, 机密√, [x] 秘密, 绝密（ ） 机密（√）.

#include <cstddef>
#include <string_view>

namespace mishen {

enum class Box;

/// The box that belongs to the mark [begin, end) of `line`: the one before
/// it where the line's first box stands before its first level, else the one
/// behind it. ■ ● ○ count as boxes only where another box sign or a secrecy
/// label shows that they are not bullets.
Box box_of(std::u32string_view line, std::size_t begin, std::size_t end);

/// The box a line begins with, be it a bullet or not: ■ 机密, (√) 秘密.
Box leading_box(std::u32string_view line);

}  // namespace mishen
