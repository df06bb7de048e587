// Host tool: writes fold_tables_generated.cc to standard output. Not part of
// the library; the layer links none of what this file uses.
//
//   make_fold_tables EquivalentUnifiedIdeograph.txt variants.txt
//                    frequent_han.txt > fold_tables_generated.cc
//
// Folding is the closure of single steps (NFKC, equivalent ideograph of a
// radical, Traditional to Simplified, reviewed variant, simple case folding),
// so what comes out can be folded again without change.

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/text/fold_tables.h"

namespace {

using mishen::CodePointRange;
using mishen::kFoldPageSize;

constexpr char32_t kLastCodePoint = 0x10FFFF;
constexpr char32_t kLastMapped = 0x2FFFF;  // Planes 0-2 have pages.

[[noreturn]] void fail(std::string const& why) {
  std::fprintf(stderr, "make_fold_tables: %s\n", why.c_str());
  std::exit(1);
}

std::string hex(char32_t code_point) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%X", unsigned(code_point));
  return buffer;
}

std::u32string to_u32(icu::UnicodeString const& text) {
  std::u32string out;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    out += static_cast<char32_t>(text.char32At(i));
  }
  return out;
}

icu::UnicodeString to_icu(char32_t code_point) {
  return icu::UnicodeString(static_cast<UChar32>(code_point));
}

int category(char32_t code_point) {
  return u_charType(static_cast<UChar32>(code_point));
}

bool is_han_script(char32_t code_point) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(code_point), &error) ==
         USCRIPT_HAN;
}

bool is_break(char32_t c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// White_Space, and the braille pattern without dots, which is a space too.
bool is_space(char32_t c) {
  return !is_break(c) &&
         (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0x2800);
}

// Marks drawn around, over and under a character: 机⃝, 密̲.
bool is_drawn_over(char32_t c) {
  return category(c) == U_ENCLOSING_MARK || (c >= 0x20D0 && c <= 0x20F0) ||
         (c >= 0x0330 && c <= 0x0338);
}

bool is_not_counted(char32_t c) {
  return category(c) == U_FORMAT_CHAR || is_drawn_over(c) ||
         u_hasBinaryProperty(static_cast<UChar32>(c),
                             UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

// Lines "A[..B] ; C # comment" of the Unicode character database.
std::map<char32_t, char32_t> read_equivalents(char const* path) {
  std::ifstream in(path);
  if (!in) fail("cannot read the table of equivalent ideographs");
  std::map<char32_t, char32_t> out;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    unsigned first = 0;
    unsigned last = 0;
    unsigned target = 0;
    if (std::sscanf(line.c_str(), "%X..%X ; %X", &first, &last, &target) != 3) {
      if (std::sscanf(line.c_str(), "%X ; %X", &first, &target) != 2) {
        fail("odd line in the table of equivalent ideographs: " + line);
      }
      last = first;
    }
    for (unsigned c = first; c <= last; ++c) out[c] = target;
  }
  if (out.empty()) fail("the table of equivalent ideographs is empty");
  return out;
}

// The code points of each line before '#', blanks left out.
std::vector<std::u32string> read_lines(char const* path) {
  std::ifstream in(path);
  if (!in) fail(std::string("cannot read ") + path);
  std::vector<std::u32string> out;
  std::string line;
  while (std::getline(in, line)) {
    std::u32string symbols;
    std::string const kept = line.substr(0, line.find('#'));
    for (char32_t c : to_u32(icu::UnicodeString::fromUTF8(kept))) {
      if (c != ' ') symbols += c;
    }
    if (!symbols.empty()) out.push_back(symbols);
  }
  return out;
}

class Folder {
 public:
  Folder(char const* equivalents, char const* variants) {
    UErrorCode error = U_ZERO_ERROR;
    nfkc_ = icu::Normalizer2::getNFKCInstance(error);
    simplify_.reset(icu::Transliterator::createInstance("Hant-Hans",
                                                        UTRANS_FORWARD, error));
    if (U_FAILURE(error)) fail(u_errorName(error));
    equivalents_ = read_equivalents(equivalents);
    for (std::u32string const& line : read_lines(variants)) {
      if (line.size() != 2) fail("a variant's line needs two characters");
      if (fold(line[0], true) == fold(line[1], true)) {
        fail("variant folded anyway: U+" + hex(line[0]));
      }
      variants_[line[0]] = line[1];
    }
  }

  /// The closure; empty: ignorable. `keep`: case is kept.
  std::u32string fold(char32_t code_point, bool keep) {
    std::u32string out(1, code_point);
    for (int round = 0; round < 12; ++round) {
      std::u32string next;
      for (char32_t c : out) next += step(c, keep);
      if (next == out) return out;
      out = next;
    }
    fail("folding does not end: U+" + hex(code_point));
  }

 private:
  std::u32string step(char32_t c, bool keep) {
    if (is_not_counted(c)) return {};
    if (is_break(c)) return U"\n";
    if (is_space(c)) return U" ";
    if (std::u32string const form = compatibility(c);
        form != std::u32string(1, c)) {
      return form;
    }
    if (auto at = equivalents_.find(c); at != equivalents_.end()) {
      return std::u32string(1, at->second);
    }
    if (auto at = variants_.find(c); at != variants_.end()) {
      return std::u32string(1, at->second);
    }
    if (char32_t const simple = simplified(c); simple != c) {
      return std::u32string(1, simple);
    }
    if (keep) return std::u32string(1, c);
    return std::u32string(
        1, static_cast<char32_t>(
               u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)));
  }

  // NFKC, but a form that brings in a blank (spacing accents, Arabic phrase
  // ligatures) stays as it is: a blank nobody wrote would free a word's end.
  std::u32string compatibility(char32_t c) {
    UErrorCode error = U_ZERO_ERROR;
    std::u32string const form = to_u32(nfkc_->normalize(to_icu(c), error));
    if (U_FAILURE(error)) fail(u_errorName(error));
    if (std::any_of(form.begin(), form.end(), is_space)) return {c};
    return form;
  }

  // Of two characters that ICU maps to each other (U+82CE, U+82E7) the first
  // stays.
  char32_t simplified(char32_t c) {
    char32_t const out = transliterated(c);
    return c < out && transliterated(out) == c ? c : out;
  }

  char32_t transliterated(char32_t c) {
    if (!is_han_script(c)) return c;  // Quotation marks stay as they are.
    icu::UnicodeString text = to_icu(c);
    simplify_->transliterate(text);
    std::u32string const out = to_u32(text);
    return out.size() == 1 && is_han_script(out[0]) ? out[0] : c;
  }

  icu::Normalizer2 const* nfkc_ = nullptr;
  std::unique_ptr<icu::Transliterator> simplify_;
  std::map<char32_t, char32_t> equivalents_;
  std::map<char32_t, char32_t> variants_;
};

/// A list of numbers in lines of at most 80 columns.
class NumberLines {
 public:
  explicit NumberLines(int indent) : indent_(indent) { start(); }
  void add(std::string const& item) {
    if (line_.size() + item.size() + 2 > 80) {
      std::printf("%s\n", line_.c_str());
      start();
    }
    line_ += (empty_ ? "" : " ") + item + ",";
    empty_ = false;
  }
  void end() {
    if (!empty_) std::printf("%s\n", line_.c_str());
  }

 private:
  void start() {
    line_.assign(static_cast<std::size_t>(indent_), ' ');
    empty_ = true;
  }
  int indent_;
  std::string line_;
  bool empty_ = true;
};

std::string number(std::uint64_t value) {
  if (value == 0) return "0";
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, "0x%llX",
                static_cast<unsigned long long>(value));
  return buffer;
}

class FoldTables {
 public:
  explicit FoldTables(Folder& folder) {
    for (int table = 0; table < 2; ++table) add_case(folder, table);
  }

  void print() const {
    print_page_numbers();
    std::printf("\nchar16_t const kFoldPage[][kFoldPageSize] = {\n");
    for (Page const& page : pages_) {
      std::printf("    {\n");
      NumberLines lines(6);
      for (char16_t entry : page) lines.add(number(entry));
      lines.end();
      std::printf("    },\n");
    }
    std::printf("};\n\nchar32_t const kFoldSupplementary[] = {\n");
    NumberLines lines(4);
    for (char32_t c : supplementary_) lines.add(number(c));
    lines.end();
    std::printf("};\n");
    print_expansions();
  }

 private:
  using Page = std::array<char16_t, kFoldPageSize>;

  void add_case(Folder& folder, int table) {
    for (char32_t first = 0; first <= kLastMapped; first += kFoldPageSize) {
      Page page{};
      for (char32_t i = 0; i < kFoldPageSize; ++i) {
        page[i] = entry(folder, table, first + i);
      }
      auto const at = std::find(pages_.begin(), pages_.end(), page);
      page_of_[table].push_back(static_cast<std::size_t>(at - pages_.begin()));
      if (at == pages_.end()) pages_.push_back(page);
    }
    for (char32_t c = kLastMapped + 1; c <= kLastCodePoint; ++c) {
      bool const tag = c >= 0xE0000 && c <= 0xE0FFF;
      std::u32string const expected =
          tag ? std::u32string() : std::u32string(1, c);
      if (folder.fold(c, table == 1) != expected) {
        fail("no page for U+" + hex(c));
      }
    }
  }

  char16_t entry(Folder& folder, int table, char32_t c) {
    if (c == 0 || (c >= 0xD800 && c <= 0xDFFF)) return mishen::kEntrySelf;
    std::u32string const folded = folder.fold(c, table == 1);
    if (folded.empty()) return mishen::kEntryIgnorable;
    if (folded.size() > 1) {
      expansions_[table].emplace_back(c, folded);
      return mishen::kEntryExpands;
    }
    char32_t const target = folded[0];
    if (target == c) return mishen::kEntrySelf;
    if (target <= 0xFFFF) return static_cast<char16_t>(target);
    auto const at =
        std::find(supplementary_.begin(), supplementary_.end(), target);
    std::size_t const index =
        static_cast<std::size_t>(at - supplementary_.begin());
    if (at == supplementary_.end()) supplementary_.push_back(target);
    if (index >= 0x400) fail("too many supplementary targets");
    return static_cast<char16_t>(mishen::kEntrySupplementary + index);
  }

  void print_page_numbers() const {
    std::printf("std::uint16_t const kFoldPageOf[2][kFoldPages] = {\n");
    for (auto const& numbers : page_of_) {
      std::printf("    {\n");
      NumberLines lines(6);
      for (std::size_t page : numbers) lines.add(std::to_string(page));
      lines.end();
      std::printf("    },\n");
    }
    std::printf("};\n");
  }

  void print_expansions() const {
    std::u32string symbols;
    for (int table = 0; table < 2; ++table) {
      std::printf("\nstatic FoldExpansion const kExpansions%d[] = {\n", table);
      NumberLines lines(4);
      for (auto const& [c, folded] : expansions_[table]) {
        std::size_t offset = symbols.find(folded);
        if (offset == std::u32string::npos) {
          offset = symbols.size();
          symbols += folded;
        }
        if (offset > 0xFFFF) fail("too many expansions");
        lines.add("{" + number(c) + ", " + std::to_string(offset) + ", " +
                  std::to_string(folded.size()) + "}");
      }
      lines.end();
      std::printf("};\n");
    }
    std::printf("\nTable<FoldExpansion> const kFoldExpansions[2] = {\n");
    for (int table = 0; table < 2; ++table) {
      std::printf("    {kExpansions%d, std::end(kExpansions%d)},\n", table,
                  table);
    }
    std::printf("};\n\nchar32_t const kFoldExpansionSymbols[] = {\n");
    NumberLines lines(4);
    for (char32_t c : symbols) lines.add(number(c));
    lines.end();
    std::printf("};\n");
  }

  std::vector<std::size_t> page_of_[2];
  std::vector<Page> pages_;
  std::vector<char32_t> supplementary_;
  std::vector<std::pair<char32_t, std::u32string>> expansions_[2];
};

bool is_word_letter(char32_t c) {
  if (c < 0x80 || is_not_counted(c)) return false;
  if (c >= 0x20D0 && c <= 0x20FF) return false;  // Marks around symbols.
  if (c >= 0x3000 && c <= 0x30FF && c != 0x302E && c != 0x302F) return false;
  if (c == 0xFF70 || c == 0xFF9E || c == 0xFF9F) return false;  // Kana marks.
  UErrorCode error = U_ZERO_ERROR;
  UScriptCode const script = uscript_getScript(static_cast<UChar32>(c), &error);
  if (script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
      script == USCRIPT_KATAKANA) {
    return false;
  }
  if (u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0) {
    return false;
  }
  int const wanted = U_GC_L_MASK | U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ND_MASK;
  return (U_MASK(category(c)) & static_cast<unsigned>(wanted)) != 0;
}

bool is_wide(char32_t c) {
  int const width =
      u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool is_zero_width(char32_t c) {
  bool const jamo =
      (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
  return jamo || category(c) == U_NON_SPACING_MARK ||
         category(c) == U_ENCLOSING_MARK;
}

// Ranges grow over short gaps of unassigned code points.
void print_ranges(char const* name, bool (*holds)(char32_t)) {
  std::vector<CodePointRange> ranges;
  bool only_unassigned = false;
  for (char32_t c = 0; c <= kLastCodePoint; ++c) {
    if (holds(c)) {
      bool const joins = !ranges.empty() && c - ranges.back().last <= 64 &&
                         (only_unassigned || ranges.back().last + 1 == c);
      if (joins) {
        ranges.back().last = c;
      } else {
        ranges.push_back({c, c});
      }
      only_unassigned = true;
    } else if (category(c) != U_UNASSIGNED) {
      only_unassigned = false;
    }
  }
  std::printf("\nstatic CodePointRange const k%sRows[] = {\n", name);
  NumberLines lines(4);
  for (CodePointRange range : ranges) {
    lines.add("{" + number(range.first) + ", " + number(range.last) + "}");
  }
  lines.end();
  std::printf("};\n\nTable<CodePointRange> const k%sRanges = {\n", name);
  std::printf("    k%sRows, std::end(k%sRows)};\n", name, name);
}

// 1 or 2: the level of GB 2312 a character stands in; 0: in none.
unsigned gb2312_level(UConverter* gb18030, char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  char bytes[8] = {};
  std::int32_t const size = to_icu(c).extract(bytes, 8, gb18030, error);
  auto const lead = static_cast<unsigned char>(bytes[0]);
  auto const trail = static_cast<unsigned char>(bytes[1]);
  if (U_FAILURE(error) || size != 2 || trail < 0xA1) return 0;
  if (lead >= 0xB0 && lead <= 0xD7) return 1;
  return lead >= 0xD8 && lead <= 0xF7 ? 2 : 0;
}

void print_han_classes(Folder& folder, char const* frequent_path) {
  std::set<char32_t> frequent;
  for (std::u32string const& line : read_lines(frequent_path)) {
    for (char32_t c : line) {
      if (folder.fold(c, true) != std::u32string(1, c)) {
        fail("frequent character is not folded: U+" + hex(c));
      }
      if (!frequent.insert(c).second) {
        fail("frequent character twice: U+" + hex(c));
      }
    }
  }
  UErrorCode error = U_ZERO_ERROR;
  UConverter* const gb18030 = ucnv_open("GB18030", &error);
  if (U_FAILURE(error)) fail(u_errorName(error));
  std::printf("\nstd::uint64_t const kHanClass[] = {\n");
  NumberLines lines(4);
  std::uint64_t word = 0;
  for (char32_t c = mishen::kHanClassFirst; c <= mishen::kHanClassLast; ++c) {
    unsigned const level = gb2312_level(gb18030, c);
    std::uint64_t rank = level == 1 ? 2 : (level == 2 ? 1 : 0);
    if (frequent.count(c) != 0) rank = 3;
    unsigned const at = (c - mishen::kHanClassFirst) % 32;
    word |= rank << (2 * at);
    if (at == 31) {
      lines.add(number(word));
      word = 0;
    }
  }
  lines.end();
  std::printf("};\n");
  ucnv_close(gb18030);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) fail("three files wanted: equivalents, variants, frequent");
  std::printf(
      "// GENERATED BY make_fold_tables; DO NOT EDIT.\n"
      "// make_fold_tables EquivalentUnifiedIdeograph.txt variants.txt "
      "frequent_han.txt\n"
      "// clang-format off\n\n"
      "#include \"lib/text/fold_tables.h\"\n\n"
      "#include <iterator>\n\n"
      "namespace mishen {\n\n");
  Folder folder(arguments[1], arguments[2]);
  FoldTables(folder).print();
  print_ranges("Word", is_word_letter);
  print_ranges("Wide", is_wide);
  print_ranges("ZeroWidth", is_zero_width);
  print_han_classes(folder, arguments[3]);
  std::printf("\n}  // namespace mishen\n");
  if (std::fflush(stdout) != 0) fail("cannot write");
  return 0;
}
