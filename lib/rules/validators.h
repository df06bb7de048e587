#pragma once

// Checks that a regex cannot make: check digits, real dates. Pure functions
// on folded text; blanks and hyphens inside numbers are passed over.

#include <string_view>
#include <vector>

namespace mishen {

/// True: `folded` is what the validator's standard describes.
using Validator = bool (*)(std::string_view folded);

/// GB 11643-1999: 18 characters, ISO 7064 MOD 11-2, real date from 1900 on,
/// existing province code (83 included), order code not 000. Does not know
/// today's date; takes none behind 2099.
bool is_gb11643(std::string_view folded);
/// GB 32100-2015 with the GB 11714 organisation code inside it.
bool is_gb32100(std::string_view folded);
/// ISO/IEC 7812-1 (Luhn), 12 to 19 digits.
bool is_luhn(std::string_view folded);

/// By its name in a pack ("gb11643", "gb32100", "luhn"); nullptr: unknown.
Validator find_validator(std::string_view name);
std::vector<std::string_view> validator_names();

}  // namespace mishen
