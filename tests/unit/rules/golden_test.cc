// Each tests/golden/rules/CASE.yaml, or CASE.1.yaml, CASE.2.yaml … read in
// this order, must give exactly the diagnostics of CASE.out. With
// MISHEN_GOLDEN_UPDATE=1 the .out files are written anew.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "lib/base/file.h"
#include "lib/rules/rule_set.h"

namespace mishen {
namespace {

namespace fs = std::filesystem;

fs::path golden_folder() { return fs::path(MISHEN_TESTS) / "golden/rules"; }

std::map<std::string, std::vector<fs::path>> cases() {
  std::map<std::string, std::vector<fs::path>> found;
  for (fs::directory_entry const& entry :
       fs::directory_iterator(golden_folder())) {
    if (entry.path().extension() != ".yaml") continue;
    std::string const file = entry.path().filename().string();
    found[file.substr(0, file.find('.'))].push_back(entry.path());
  }
  for (auto& [name, paths] : found) std::sort(paths.begin(), paths.end());
  return found;
}

std::string read(fs::path const& path) {
  auto text = read_file(path.string(), std::size_t{1} << 24);
  return text ? *text : std::string();
}

std::vector<PackSource> packs_of(std::vector<fs::path> const& paths) {
  std::vector<PackSource> packs;
  for (fs::path const& path : paths) {
    packs.push_back({path.filename().string(), read(path),
                     golden_folder().string(), false});
  }
  return packs;
}

std::string rendered(std::vector<PackSource> const& packs) {
  std::string out;
  for (Diagnostic& fault : parse_rules(packs).diagnostics) {
    std::string source;
    for (PackSource const& pack : packs) {
      if (pack.file == fault.file) source = pack.text;
    }
    std::string const folder = golden_folder().string() + '/';
    if (fault.file.starts_with(folder)) fault.file.erase(0, folder.size());
    out += render(fault, source);
  }
  return out;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, diagnostics) {
  std::string const got = rendered(packs_of(cases()[GetParam()]));
  fs::path const path = golden_folder() / (GetParam() + ".out");
  char const* const update = std::getenv("MISHEN_GOLDEN_UPDATE");
  if (update != nullptr && std::string_view(update) == "1") {
    std::ofstream(path, std::ios::binary) << got;
  }
  EXPECT_EQ(got, read(path));
  EXPECT_FALSE(got.empty()) << "a golden case must have a fault";
}

// All of these stand in lists, patterns or examples of these files.
TEST_P(Golden, never_quotes_a_word) {
  std::string const got = rendered(packs_of(cases()[GetParam()]));
  for (char const* const word :
       {"甲", "乙", "丙", "Falcon", "工程", "無", "ABC", "无关", "通知"}) {
    EXPECT_EQ(got.find(word), std::string::npos) << word << '\n' << got;
  }
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (auto const& [name, paths] : cases()) names.push_back(name);
  return names;
}

std::string test_name(testing::TestParamInfo<std::string> const& info) {
  std::string name = info.param;
  for (char& c : name) {
    if (c == '-') c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(rules, Golden, testing::ValuesIn(case_names()),
                         test_name);

TEST(GoldenCases, are_enough) { EXPECT_GE(cases().size(), 25U); }

}  // namespace
}  // namespace mishen
