#include "lib/rules/validators.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "lib/text/fold.h"

namespace mishen {
namespace {

struct IdRow {
  std::string type;
  std::string value;
  bool valid = false;
};

std::vector<IdRow> rows() {
  std::ifstream in(std::string(MISHEN_TESTS) + "/data/ids.tsv");
  std::vector<IdRow> out;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    IdRow row;
    std::string expect;
    std::getline(fields, row.type, '\t');
    std::getline(fields, row.value, '\t');
    std::getline(fields, expect, '\t');
    row.valid = expect == "valid";
    out.push_back(row);
  }
  return out;
}

Validator validator_of(std::string const& type) {
  if (type == "ID18") return is_gb11643;
  if (type == "USCC") return is_gb32100;
  return is_luhn;
}

std::vector<std::string> valid_of(std::string const& type) {
  std::vector<std::string> values;
  for (IdRow const& row : rows()) {
    if (row.type == type && row.valid) values.push_back(row.value);
  }
  EXPECT_FALSE(values.empty());
  return values;
}

TEST(Validators, agree_with_the_table) {
  EXPECT_GE(rows().size(), 18U);
  for (IdRow const& row : rows()) {
    EXPECT_EQ(validator_of(row.type)(row.value), row.valid)
        << row.type << ' ' << row.value;
    EXPECT_EQ(validator_of(row.type)(fold_string(row.value)), row.valid)
        << "folded " << row.value;
  }
}

// ISO 7064 and Luhn find every single wrong digit; so do both codes of
// GB 32100.
TEST(Validators, every_single_change_is_refused) {
  std::string const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (std::string const type : {"ID18", "USCC", "CARD"}) {
    Validator const valid = validator_of(type);
    for (std::string const& value : valid_of(type)) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        for (char const c : alphabet) {
          if (c == value[i]) continue;
          std::string changed = value;
          changed[i] = c;
          EXPECT_FALSE(valid(changed)) << type << ' ' << changed;
        }
      }
    }
  }
}

TEST(Validators, every_swap_of_unequal_neighbours_in_an_id_is_refused) {
  for (std::string const& value : valid_of("ID18")) {
    for (std::size_t i = 0; i + 1 < value.size(); ++i) {
      std::string changed = value;
      std::swap(changed[i], changed[i + 1]);
      EXPECT_EQ(is_gb11643(changed), changed == value) << changed;
    }
  }
}

TEST(Validators, length_is_part_of_the_number) {
  for (std::string const type : {"ID18", "USCC"}) {
    for (std::string const& value : valid_of(type)) {
      EXPECT_FALSE(validator_of(type)(value.substr(1)));
      EXPECT_FALSE(validator_of(type)(value.substr(0, 17)));
      EXPECT_FALSE(validator_of(type)(value + '0'));
      EXPECT_FALSE(validator_of(type)('0' + value));
    }
  }
  EXPECT_FALSE(is_luhn(""));
  EXPECT_FALSE(is_luhn("00000000000"));
  EXPECT_TRUE(is_luhn("000000000000"));
  EXPECT_FALSE(is_luhn("00000000000000000000"));
}

TEST(Validators, blanks_and_hyphens_are_passed_over) {
  EXPECT_TRUE(is_gb11643("110000 19000101 001 2"));
  EXPECT_TRUE(is_gb11643("110000-19000101-0012"));
  EXPECT_TRUE(is_luhn("6200 0000 0000 0005"));
  EXPECT_TRUE(
      is_luhn("6200\xE3\x80\x80"
              "000000000005"));
  EXPECT_FALSE(is_gb11643("110000/19000101/0012"));
  EXPECT_FALSE(is_luhn("6200.0000.0000.0005"));
}

/// 17 digits → the ID with its check character (ISO 7064 MOD 11-2, by the
/// other way of computing it).
std::string with_check(std::string const& body) {
  int remainder = 0;
  for (char const c : body) remainder = (remainder + (c - '0')) * 2 % 11;
  int const check = (12 - remainder) % 11;
  return body + (check == 10 ? 'X' : static_cast<char>('0' + check));
}

struct Body {
  char const* law;
  std::string digits;
  bool valid;
};

TEST(Gb11643, needs_province_real_date_and_order) {
  for (Body const& row : {
           Body{"plain", "11000019900101001", true},
           Body{"leap day", "11000020000229001", true},
           Body{"no leap day in 1900", "11000019000229001", false},
           Body{"no leap day in 2001", "11000020010229001", false},
           Body{"month 13", "11000019901301001", false},
           Body{"month 0", "11000019900001001", false},
           Body{"day 0", "11000019900100001", false},
           Body{"31 April", "11000019900431001", false},
           Body{"31 December", "11000019901231001", true},
           Body{"1899", "11000018991231001", false},
           Body{"1900", "11000019000101001", true},
           Body{"2100", "11000021000101001", false},
           Body{"order 000", "11000019900101000", false},
           Body{"order 999", "11000019900101999", true},
           Body{"Taiwan", "71000019900101001", true},
           Body{"Hong Kong permit", "81000019900101001", true},
           Body{"Macao permit", "82000019900101001", true},
           Body{"Taiwan permit", "83000019900101001", true},
           Body{"84", "84000019900101001", false},
           Body{"16", "16000019900101001", false},
           Body{"00", "00000019900101001", false},
           Body{"66", "66000019900101001", false},
       }) {
    EXPECT_EQ(is_gb11643(with_check(row.digits)), row.valid) << row.law;
  }
}

TEST(Gb11643, check_x_of_either_case) {
  std::mt19937 random(7);
  int seen = 0;
  for (int i = 0; i < 500; ++i) {
    std::string body = "110000199001010" + std::to_string(10 + random() % 90);
    std::string id = with_check(body);
    EXPECT_TRUE(is_gb11643(id)) << id;
    if (id.back() != 'X') continue;
    ++seen;
    id.back() = 'x';
    EXPECT_TRUE(is_gb11643(id));
    id[3] = 'x';
    EXPECT_FALSE(is_gb11643(id)) << "x stands at the end only";
  }
  EXPECT_GT(seen, 0);
}

TEST(Gb32100, the_inner_code_counts_too) {
  EXPECT_TRUE(is_gb32100("91110000600037341L"));
  EXPECT_TRUE(is_gb32100("91110000600037341l"));
  EXPECT_FALSE(is_gb32100("91999999MA0000008C"));
}

TEST(FindValidator, by_name) {
  EXPECT_EQ(find_validator("gb11643"), &is_gb11643);
  EXPECT_EQ(find_validator("none"), nullptr);
  for (std::string_view const name : validator_names()) {
    EXPECT_NE(find_validator(name), nullptr);
  }
}

}  // namespace
}  // namespace mishen
