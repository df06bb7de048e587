#include "lib/rules/validators.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "lib/text/char_class.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

bool is_hyphen(char32_t value) {
  return value == '-' || (value >= 0x2010 && value <= 0x2015) ||
         value == 0x2212;
}

/// The number in capitals without what parts its groups; nullopt: there is
/// something in it that no number holds.
std::optional<std::string> compact(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint const point = decode_at(text, at);
    at += point.size;
    if (is_blank(point.value) || is_hyphen(point.value)) continue;
    char32_t const value = point.value;
    if (value >= 'a' && value <= 'z') {
      out += static_cast<char>(value - 'a' + 'A');
    } else if ((value >= '0' && value <= '9') ||
               (value >= 'A' && value <= 'Z')) {
      out += static_cast<char>(value);
    } else {
      return std::nullopt;
    }
  }
  return out;
}

bool is_decimal(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_decimal);
}

int number(std::string_view digits) {
  int value = 0;
  for (char const c : digits) value = value * 10 + (c - '0');
  return value;
}

/// Two-digit codes of GB/T 2260; 81, 82, 83 are those of residence permits
/// for people of Hong Kong, Macao and Taiwan.
bool is_province(int code) {
  constexpr std::array<std::pair<int, int>, 8> kRanges = {{{11, 15},
                                                           {21, 23},
                                                           {31, 37},
                                                           {41, 46},
                                                           {50, 54},
                                                           {61, 65},
                                                           {71, 71},
                                                           {81, 83}}};
  return std::any_of(kRanges.begin(), kRanges.end(), [code](auto range) {
    return range.first <= code && code <= range.second;
  });
}

bool is_date(int year, int month, int day) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30,
                                         31, 31, 30, 31, 30, 31};
  // Nobody born later carries a card now; random digits do.
  if (year < 1900 || year > 2099 || month < 1 || month > 12) return false;
  bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  int const last =
      kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
  return day >= 1 && day <= last;
}

/// ISO 7064 MOD 11-2 over 17 digits and a check character.
bool has_mod_11_2(std::string_view id) {
  constexpr std::array<int, 17> kWeights = {7, 9, 10, 5,  8, 4, 2, 1, 6,
                                            3, 7, 9,  10, 5, 8, 4, 2};
  constexpr std::string_view kChecks = "10X98765432";
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    sum += kWeights[i] * (id[i] - '0');
  }
  return kChecks[static_cast<std::size_t>(sum % 11)] == id[17];
}

/// The 31 characters of GB 32100, in the order of their values.
constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool has_credit_check(std::string_view code) {
  int sum = 0;
  int weight = 1;
  for (std::size_t i = 0; i < 17; ++i) {
    sum += static_cast<int>(kCreditAlphabet.find(code[i])) * weight;
    weight = weight * 3 % 31;
  }
  auto const check = static_cast<std::size_t>((31 - sum % 31) % 31);
  return code[17] == kCreditAlphabet[check];
}

/// GB 11714: eight characters and a check character, modulo 11.
bool has_organisation_check(std::string_view code) {
  constexpr std::array<int, 8> kWeights = {3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    int const value = is_decimal(code[i]) ? code[i] - '0' : code[i] - 'A' + 10;
    sum += value * kWeights[i];
  }
  constexpr std::string_view kChecks = "0X987654321";
  return kChecks[static_cast<std::size_t>(sum % 11)] == code[8];
}

struct NamedValidator {
  std::string_view name;
  Validator validator;
};

constexpr std::array<NamedValidator, 3> kValidators = {{
    {"gb11643", is_gb11643},
    {"gb32100", is_gb32100},
    {"luhn", is_luhn},
}};

}  // namespace

bool is_gb11643(std::string_view folded) {
  auto const id = compact(folded);
  if (!id || id->size() != 18) return false;
  std::string_view const text = *id;
  if (!all_digits(text.substr(0, 17))) return false;
  return is_province(number(text.substr(0, 2))) &&
         is_date(number(text.substr(6, 4)), number(text.substr(10, 2)),
                 number(text.substr(12, 2))) &&
         text.substr(14, 3) != "000" && has_mod_11_2(text);
}

bool is_gb32100(std::string_view folded) {
  auto const code = compact(folded);
  if (!code || code->size() != 18) return false;
  std::string_view const text = *code;
  if (text.find_first_not_of(kCreditAlphabet) != std::string_view::npos) {
    return false;
  }
  return all_digits(text.substr(2, 6)) && has_credit_check(text) &&
         has_organisation_check(text.substr(8, 9));
}

bool is_luhn(std::string_view folded) {
  auto const card = compact(folded);
  if (!card || card->size() < 12 || card->size() > 19 || !all_digits(*card)) {
    return false;
  }
  int sum = 0;
  bool doubled = false;
  for (auto digit = card->rbegin(); digit != card->rend(); ++digit) {
    int const value = (*digit - '0') * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
    doubled = !doubled;
  }
  return sum % 10 == 0;
}

Validator find_validator(std::string_view name) {
  for (NamedValidator const& entry : kValidators) {
    if (entry.name == name) return entry.validator;
  }
  return nullptr;
}

std::vector<std::string_view> validator_names() {
  std::vector<std::string_view> names;
  for (NamedValidator const& entry : kValidators) names.push_back(entry.name);
  return names;
}

}  // namespace mishen
