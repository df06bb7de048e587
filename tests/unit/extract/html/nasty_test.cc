// Pages made to exhaust a reader end, and their text is found all the same.

#include <gtest/gtest.h>

#include <random>

#include "tests/unit/extract/html/read_html.h"

namespace mishen {
namespace {

#ifdef MISHEN_SANITIZED
constexpr std::size_t kMany = 20'000;
constexpr std::size_t kMillion = 50'000;
#else
constexpr std::size_t kMany = 200'000;
constexpr std::size_t kMillion = 1'000'000;
#endif

constexpr std::string_view kNeedle = "<p>机密★10年</p>";

struct Nasty {
  std::string_view what;
  std::string_view head;
  std::string_view repeated;
  std::size_t divided_by = 1;
  std::string_view tail = "";
  bool too_deep = false;
};

constexpr Nasty kNasty[] = {
    {"nested div", "", "<div>", 1, "", true},
    {"nested b", "", "<b>", 1, "", true},
    {"nested font", "", "<font>", 1, "", true},
    {"b left open", "", "<p><b>x", 20},
    {"a in a", "", "<a>x", 10},
    {"a and div", "", "<a>x<div>", 20, "", true},
    {"tables in tables", "", "<table>", 10, "", true},
    {"cells in cells", "", "<table><tr><td>", 20, "", true},
    {"foster parents", "<table>", "x<i>y</i>", 20},
    {"end tags out of scope", "", "<div><table><td></div>", 20, "", true},
    {"SVG cells", "<svg>", "<td>", 10, "", true},
    {"templates", "", "<template>", 10, "", true},
    {"attributes", "<p", " a=1", 1, " title=机密>"},
    {"long attribute", "<p title='", "0123456789", 1, "'>"},
    {"comments", "", "<!-- <!-- x --!>", 40},
    {"dashes", "<!--", "--", 1, "-->"},
    {"less-than signs", "", "<", 1, " "},
    {"ampersands", "", "&", 1},
    {"names", "", "&foo;", 10},
    {"options", "<select>", "<option>x", 20, "</select>"},
    {"list items", "", "<li>", 4},
    {"short blocks", "", "<p>x</p>", 10},
    {"rows", "<table>", "<tr><td rowspan=9>a<td>b", 20, "</table>"},
    {"fields", "<p>", "x<input value=y>", 20},
    {"brackets in a value", "<p title='", "<b ", 2, "'>"},
    {"braces", "<style>", "{", 1, "</style>"},
    {"almost end tags", "<script>", "</scrip", 4, "</script>"},
    {"data: without end", "<p title='", "data:", 2, "'>"},
};

TEST(NastyPages, EndAndAreRead) {
  for (Nasty const& row : kNasty) {
    std::string html(row.head);
    for (std::size_t i = kMany / row.divided_by; i > 0; --i) {
      html += row.repeated;
    }
    html.append(row.tail).append(kNeedle);
    SeenPage const page = read_html(html);
    EXPECT_NE(page.find_in("机密★10年"), nullptr) << row.what;
    EXPECT_EQ(page.has_reason("limit-html-depth"), row.too_deep) << row.what;
  }
}

TEST(NastyPages, AMillionOfOneKindEnds) {
  struct Row {
    std::string_view head;
    std::string_view repeated;
    std::string_view tail;
  };
  constexpr Row kRows[] = {
      {"", "<div>", ""},
      {"", "<b>", ""},
      {"<p", " a=1", " title=机密>"},
      {"<p title='", "0123456789", "'>"},
  };
  for (Row const& row : kRows) {
    std::string html(row.head);
    for (std::size_t i = 0; i < kMillion; ++i) html += row.repeated;
    html.append(row.tail).append(kNeedle);
    EXPECT_NE(read_html(html).find("机密★10年"), nullptr) << row.repeated;
  }
}

TEST(NastyPages, DeeplyNestedTextIsFoundAtTheBottom) {
  std::string html;
  for (int i = 0; i < 600; ++i) html += "<div>";
  html += "机<b>密</b>★10年<!--注--><img alt=图>";
  SeenPage const page = read_html(html);
  EXPECT_NE(page.find("机密★10年"), nullptr);
  EXPECT_NE(page.find("注"), nullptr);
  EXPECT_NE(page.find("图"), nullptr);
  EXPECT_TRUE(page.has_reason("limit-html-depth"));
}

TEST(NastyPages, LimitsOfMembersAreSaid) {
  Limits limits;
  limits.members = 3;
  std::string html;
  for (int i = 0; i < 9; ++i) html += "<iframe srcdoc=机密></iframe>";
  EXPECT_TRUE(read_html(html, "", limits).has_reason("limit-members"));
}

constexpr std::string_view kSample =
    "<!DOCTYPE html><html><head><title>目录</title><style>.a{color:red}"
    "</style></head>\n<body class=\"a\"><div id='m'><p>公开 <b>文件</b></p>"
    "<table border=1><tr><th>文号</th><th>密级</th></tr><tr><td>一号</td>"
    "<td>普通</td></tr></table><!-- 注 --><select><option>甲</option></select>"
    "<script>var a = '<p>乙</p>';</script><a href=\"x?y=1&amp;z=2\">丙</a>"
    "机密★10年<svg><text>丁</text></svg></div></body></html>";

/// A mutation may split tags anywhere, but the needle's bytes stay: some
/// block must hold it, whatever has become of its surroundings.
TEST(NastyPages, AMutationLosesNothing) {
  std::mt19937 random(20'260);
  constexpr std::string_view kSigns = "<>/'\"=!-& \n&;x\\";
  for (int round = 0; round < 2'000; ++round) {
    std::string html(kSample);
    for (std::size_t n = 1 + random() % 12; n > 0; --n) {
      std::size_t const at = random() % html.size();
      switch (random() % 3) {
        case 0:
          html[at] = kSigns[random() % kSigns.size()];
          break;
        case 1:
          html.erase(at, 1 + random() % 8);
          break;
        default:
          html.insert(at, 1, kSigns[random() % kSigns.size()]);
      }
    }
    if (html.find("机密★10年") == std::string::npos) continue;
    SeenPage const page = read_html(html);
    EXPECT_TRUE(page.find_in("机密★10年") != nullptr || !page.reasons.empty())
        << html << "\n"
        << page.dump();
  }
}

TEST(NastyPages, ACutLosesNothingBeforeIt) {
  std::string const html(kSample);
  std::size_t const end =
      html.find("机密★10年") + std::string_view("机密★10年").size();
  for (std::size_t size = end; size < html.size(); ++size) {
    SeenPage const page = read_html(html.substr(0, size));
    EXPECT_TRUE(page.find_in("机密★10年") != nullptr || !page.reasons.empty())
        << size;
  }
}

}  // namespace
}  // namespace mishen
