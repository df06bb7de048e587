#include "lib/rules/words_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace mishen {
namespace {

namespace fs = std::filesystem;

std::string dump(std::vector<MarkedWord> const& words) {
  std::string out;
  for (MarkedWord const& marked : words) {
    Word const& word = marked.word;
    out += word.text + '|' + word.level + '|' + word.term + '|' + word.scope +
           '|' + word.owner + '@' + std::to_string(marked.mark.line) + ':' +
           std::to_string(marked.mark.column) + '\n';
  }
  return out;
}

TEST(ParseWordsTxt, one_word_a_line) {
  EXPECT_EQ(dump(parse_words_txt("# 头\n甲乙\r\n\n　丙 丁　\n  # x\nC#\n末")),
            "甲乙||||@2:1\n丙 丁||||@4:2\nC#||||@6:1\n末||||@7:1\n");
  EXPECT_TRUE(parse_words_txt("").empty());
}

struct Csv {
  char const* law;
  std::string text;
  std::string words;
  std::string faults;
};

TEST(ParseWordsCsv, columns_by_name) {
  for (Csv const& row : {
           Csv{"only words", "word\n甲\n乙\n", "甲||||@2:1\n乙||||@3:1\n", ""},
           Csv{"any order", "level,owner,word,scope,term\n机密,办,甲,处,10年\n",
               "甲|机密|10年|处|办@2:6\n", ""},
           Csv{"short rows", "word,level\n甲\n乙,\n",
               "甲||||@2:1\n乙||||@3:1\n", ""},
           Csv{"blank rows", "word\r\n\r\n甲\r\n,\r\n", "甲||||@3:1\n", ""},
           Csv{"quotes", "word,level\n\"甲,乙\",\"机\"\"密\"\n",
               "甲,乙|机\"密|||@2:1\n", ""},
           Csv{"quoted break", "word,scope\n甲,\"一\n二\"\n乙,三\n",
               "甲|||一\n二|@2:1\n乙|||三|@4:1\n", ""},
           Csv{"blanks around", "word , level\n 甲 , 机密 \n",
               "甲|机密|||@2:2\n", ""},
           Csv{"semicolons", "word;level\n甲,乙;机密\n", "甲,乙|机密|||@2:1\n",
               ""},
           Csv{"tabs", "level\tword\n机密\t甲\n", "甲|机密|||@2:4\n", ""},
           Csv{"no word column", "level\n机密\n", "", "1:1"},
           Csv{"unknown column", "word,x\n甲,1\n", "甲||||@2:1\n", "1:6"},
           Csv{"column twice", "word,word\n甲,乙\n", "乙||||@2:3\n", "1:6"},
           Csv{"too many fields", "word\n甲,乙\n", "甲||||@2:1\n", "2:1"},
           Csv{"quote open", "word\n\"甲\n", "甲||||@2:1\n", "2:1"},
           Csv{"text behind a quote", "word\n\"甲\"乙\n", "甲||||@2:1\n",
               "2:1"},
           Csv{"nothing", "", "", ""},
       }) {
    std::vector<Diagnostic> diagnostics;
    Faults faults("w.csv", diagnostics);
    std::vector<MarkedWord> words;
    parse_words_csv(row.text, words, faults);
    EXPECT_EQ(dump(words), row.words) << row.law;
    std::string places;
    for (Diagnostic const& fault : diagnostics) {
      EXPECT_EQ(fault.what.find("甲"), std::string::npos);
      if (!places.empty()) places += ' ';
      places += std::to_string(fault.mark.line) + ':' +
                std::to_string(fault.mark.column);
    }
    EXPECT_EQ(places, row.faults) << row.law;
  }
}

class WordsFileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "mishen-words-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  WordsFile read(std::string const& name, std::string const& bytes) {
    std::ofstream(folder_ + '/' + name, std::ios::binary) << bytes;
    diagnostics_.clear();
    Faults faults("p.yaml", diagnostics_);
    return read_words_file(folder_, {name, {3, 5, 1}}, faults);
  }

  std::string folder_;
  std::vector<Diagnostic> diagnostics_;
};

TEST_F(WordsFileTest, encodings_of_spreadsheets) {
  std::string const utf8 = "word,level\n某某工程的代号,机密\n";
  std::string const gb18030 =
      "word,level\n\xC4\xB3\xC4\xB3\xB9\xA4\xB3\xCC\xB5\xC4\xB4\xFA\xBA\xC5,"
      "\xBB\xFA\xC3\xDC\n";
  std::string utf16 = "\xFF\xFE";
  for (char const c : std::string("word\nabc\n")) {
    utf16 += c;
    utf16 += '\0';
  }
  EXPECT_EQ(dump(read("a.csv", utf8).words), "某某工程的代号|机密|||@2:1\n");
  EXPECT_EQ(dump(read("b.csv", "\xEF\xBB\xBF" + utf8).words),
            "某某工程的代号|机密|||@2:1\n");
  EXPECT_EQ(dump(read("c.CSV", gb18030).words), "某某工程的代号|机密|||@2:1\n");
  EXPECT_EQ(dump(read("d.csv", utf16).words), "abc||||@2:1\n");
  EXPECT_TRUE(diagnostics_.empty());
}

TEST_F(WordsFileTest, what_is_no_list_is_refused_at_the_pack) {
  EXPECT_TRUE(read("e.txt", "# nothing\n").words.empty());
  ASSERT_EQ(diagnostics_.size(), 1U);
  EXPECT_EQ(diagnostics_[0].code, "R025");
  EXPECT_EQ(diagnostics_[0].file, "p.yaml");
  EXPECT_EQ(diagnostics_[0].mark.line, 3U);
  read("f.xls", "甲");
  ASSERT_EQ(diagnostics_.size(), 1U);
  EXPECT_EQ(diagnostics_[0].code, "R025");
  read("g.txt",
       "\x7F"
       "ELF\x02\x01\x01" +
           std::string(64, '\0') + "\xFF\xFE\x80\x01");
  ASSERT_EQ(diagnostics_.size(), 1U);
  EXPECT_EQ(diagnostics_[0].code, "R026");
}

TEST_F(WordsFileTest, a_pack_without_folder_names_no_files) {
  Faults faults("p.yaml", diagnostics_);
  read_words_file("", {"a.txt", {1, 1, 1}}, faults);
  ASSERT_EQ(diagnostics_.size(), 1U);
  EXPECT_EQ(diagnostics_[0].code, "R025");
}

TEST_F(WordsFileTest, absolute_names_are_taken_as_they_are) {
  read("a.txt", "甲\n");
  Faults faults("p.yaml", diagnostics_);
  WordsFile const file =
      read_words_file("/nowhere", {folder_ + "/a.txt", {1, 1, 1}}, faults);
  EXPECT_EQ(file.words.size(), 1U);
}

}  // namespace
}  // namespace mishen
