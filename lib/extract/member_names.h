#pragma once

// What members are called: bytes of an archive's directory as text, parted
// into folders and name. The bytes are parted only after they were decoded,
// since the second byte of a GBK character may be a backslash.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {

/// The first `most` bytes of valid UTF-8, less the character they would cut.
std::string_view head_of(std::string_view utf8, std::size_t most);

/// Valid UTF-8: NULs are left out, what is invalid becomes U+FFFD.
std::string clean_utf8(std::string_view text);

/// A name as UTF-8. `is_utf8`: the archive says so; believed where it is.
std::string decode_member_name(std::string_view bytes, bool is_utf8);

/// All texts that a name may well stand for, the likeliest first: the whole
/// judged at once, each folder by itself, and a second encoding where it is
/// close.
std::vector<std::string> name_readings(std::string_view bytes, bool is_utf8);

/// Folders and the last name, parted at '/', or at '\' where there is no
/// '/'. Empty ones, "." and ".." are left out.
std::vector<std::string> name_components(std::string_view utf8);

/// Whether `utf8` names a folder: it ends where components are parted.
bool names_folder(std::string_view utf8);

}  // namespace mishen
