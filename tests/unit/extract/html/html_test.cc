// Every place of a page that can hold text, joins and parts, tables, fields.

#include <gtest/gtest.h>

#include "tests/unit/extract/html/read_html.h"

namespace mishen {
namespace {

struct Hidden {
  std::string_view what;
  std::string_view html;
  std::string_view text;  ///< Of one block.
  Role role = Role::kBody;
  bool hidden = false;
};

constexpr Role kAttr = Role::kAttribute;

// In each the text stands on line 2.
constexpr Hidden kPlaces[] = {
    {"title", "<title>机密</title>", "机密", Role::kSubject},
    {"unclosed title", "<title>机密", "机密", Role::kSubject},
    {"meta", "<meta name=keywords content=机密>", "机密", Role::kProperty},
    {"meta with its name", "<meta name=密级 content=机密>", "密级：机密",
     Role::kProperty},
    {"paragraph", "<p>机密</p>", "机密"},
    {"text without any tag", "机密", "机密"},
    {"text behind the end", "</body></html>机密", "机密"},
    {"comment", "<!-- 机密 -->", "机密", Role::kComment, true},
    {"unclosed comment", "<!-- 机密", "机密", Role::kComment, true},
    {"comment with markup", "<!-- <p>机<b>密</b></p> -->", "机密",
     Role::kComment, true},
    {"attribute in a comment", "<!-- <img alt=机密> -->", "机密",
     Role::kComment, true},
    {"conditional comment", "<!--[if IE]><p>机密</p><![endif]-->", "机密",
     Role::kComment, true},
    {"processing instruction", "<?x 机密?>", "x 机密", Role::kComment, true},
    {"odd end tag", "<p>a</机密>", "机密", Role::kComment, true},
    {"markup declaration", "<!机密>", "机密", Role::kComment, true},
    {"CDATA", "<![CDATA[机密]]>", "[CDATA[机密]]", Role::kComment, true},
    {"display none", "<p style='display : NONE'>机密</p>", "机密", Role::kBody,
     true},
    {"visibility", "<p style=visibility:hidden>机密</p>", "机密", Role::kBody,
     true},
    {"inside what is hidden", "<div hidden><p>机密</p></div>", "机密",
     Role::kBody, true},
    {"white on white", "<p style='color:#FFF;background:#fff'>机密</p>", "机密",
     Role::kBody, true},
    {"white font", "<font color=white>机密</font>", "机密", Role::kBody, true},
    {"no size", "<p style=font-size:0>机密</p>", "机密", Role::kBody, true},
    {"off the screen", "<p style=position:absolute;left:-9999px>机密</p>",
     "机密", Role::kBody, true},
    {"rule by class", "<style>.n{display:none}</style><p class='m n'>机密</p>",
     "机密", Role::kBody, true},
    {"rule by id", "<style>p,#n{opacity:0}</style><div id=n>机密</div>", "机密",
     Role::kBody, true},
    {"aria-hidden", "<i aria-hidden=true>机密</i>", "机密", Role::kBody, true},
    {"template", "<template><p>机密</template>", "机密", Role::kBody, true},
    {"noscript", "<body><noscript><p>机密</noscript>", "机密", Role::kBody,
     true},
    {"noscript in the head", "<head><noscript><p>机密</noscript></head>",
     "机密"},
    {"dialog", "<dialog>机密</dialog>", "机密", Role::kBody, true},
    {"iframe fallback", "<iframe><p>机密</p></iframe>", "机密", Role::kBody,
     true},
    {"noframes", "<frameset><noframes><p>机密</p></noframes></frameset>",
     "机密", Role::kBody, true},
    {"text among frames", "<frameset>机密</frameset>", "机密"},
    {"alt", "<img alt=机密>", "机密", kAttr},
    {"English alt", "<img alt=SECRET>", "SECRET", kAttr},
    {"title attribute", "<p title='机密'>x</p>", "机密", kAttr},
    {"unknown attribute", "<p data-foo=机密>x</p>", "机密", kAttr},
    {"attribute name", "<p 机密>x</p>", "机密", kAttr},
    {"element name", "<b机密>x</b机密>", "b机密", kAttr},
    {"class", "<p class='a 机密'>x</p>", "a 机密", kAttr},
    {"doubled attribute", "<p title=a title=机密>x</p>", "机密", kAttr},
    {"end tag's attribute", "<p>x</p title=机密>", "机密", kAttr},
    {"second body", "<body><p>x<body title=机密>", "机密", kAttr},
    {"tag out of place", "<select><b title=机密></select>", "机密", kAttr},
    {"tag that never ends", "<p title=机密", "机密", kAttr},
    {"quote that never ends", "<p title=\"机密>", "机密>", kAttr},
    {"text lost in a quote", "<p title=\"x><p>机密★10年</p>", "x>\n机密★10年\n",
     kAttr},
    {"escaped twice", "<p title='&amp;#x673A;&amp;#23494;'>x</p>", "机密",
     kAttr},
    {"escaped markup", "<p title='&lt;p&gt;机&lt;b&gt;密&lt;/b&gt;&lt;/p&gt;'>",
     "\n机密\n", kAttr},
    {"JSON in an attribute", "<p data-x='{\"a\":\"\\u673a\\u5bc6\"}'>x</p>",
     "{\"a\":\"机密\"}", kAttr},
    {"percent codes", "<a href='/x/%E6%9C%BA%E5%AF%86.doc'>x</a>",
     "/x/机密.doc", kAttr},
    {"GBK percent codes", "<a href='?q=%BB%FA%C3%DC'>x</a>", "?q=机密", kAttr},
    {"file name of a link", "<a href='/x/%E6%9C%BA%E5%AF%86.doc'>x</a>",
     "机密.doc", kAttr},
    {"mail subject", "<a href='mailto:a@b?subject=%E6%9C%BA%E5%AF%86'>x</a>",
     "机密", kAttr},
    {"srcset", "<img srcset='a/机密.png 2x'>", "a/机密.png 2x", kAttr},
    {"content of CSS", "<style>p::before{content:'\\673A\\5BC6'}</style>",
     "机密", kAttr},
    {"CSS comment", "<style>/*机密*/</style>", "/*机密*/", Role::kScript},
    {"script", "<script>x='机密'</script>", "x='机密'", Role::kScript},
    {"script escapes", "<script>x='\\u673a\\u5bc6'</script>", "x='机密'",
     Role::kScript},
    {"markup in a script", "<script>w('<p>机'+'密</p>')</script>",
     "w('\u2028机密\u2028')", Role::kScript},
    {"data block", "<script type=application/ld+json>{\"a\":\"机密\"}</script>",
     "{\"a\":\"机密\"}", Role::kScript},
    {"template script", "<script type=text/template><p>机密</p></script>",
     "机密", Role::kBody, true},
    {"unclosed script", "<script>机密", "机密", Role::kScript},
    {"event handler", "<p onclick=\"f('\\u673a\\u5bc6')\">x</p>", "f('机密')",
     Role::kScript},
    {"javascript address", "<a href=\"java\tscript:f('%E6%9C%BA%E5%AF%86')\">",
     "f('机密')", Role::kScript},
    {"hidden field", "<input type=hidden value=机密>", "机密", kAttr, true},
    {"text area", "<textarea>机密</textarea>", "机密"},
    {"option", "<select><option>机密</select>", "机密"},
    {"text in a drop-down", "<select>机密<option>x</select>", "机密"},
    {"comment in a drop-down", "<select><!--机密--></select>", "机密",
     Role::kComment, true},
    {"SVG text", "<svg><text>机<tspan>密</tspan></text></svg>", "机密",
     Role::kTextBox},
    {"SVG description", "<svg><desc>机密</desc></svg>", "机密", Role::kTextBox},
    {"MathML", "<math><mi>机</mi><mi>密</mi></math>", "机密"},
    {"foster-parented", "<table>机密<tr><td>x</table>", "机密"},
    {"numeric references", "<p>&#x673a&#23494;</p>", "机密"},
    {"escaped in text", "<p>&amp;#x673a;&amp;#23494;</p>", "机密"},
    {"markup shown as text", "<p>&lt;b&gt;机密&lt;/b&gt;</p>", "机密"},
    {"plaintext", "<plaintext>机密", "机密"},
    {"xmp", "<xmp>机密</xmp>", "机密"},
    {"line after line", "<p>\n\n\n机密", "机密"},
};

class PlacesOf : public testing::TestWithParam<Hidden> {};

TEST_P(PlacesOf, APageAreRead) {
  Hidden const& row = GetParam();
  SeenPage const page = read_html("<!DOCTYPE html>\n" + std::string(row.html));
  SeenBlock const* const block = page.find(row.text);
  ASSERT_NE(block, nullptr) << row.what << "\n" << page.dump();
  EXPECT_EQ(block->role, row.role) << row.what << "\n" << page.dump();
  EXPECT_EQ(block->hidden, row.hidden) << row.what;
  EXPECT_EQ(block->line, row.what == "line after line" ? 5 : 2) << row.what;
  EXPECT_TRUE(page.reasons.empty()) << row.what;
}

INSTANTIATE_TEST_SUITE_P(Html, PlacesOf, testing::ValuesIn(kPlaces));

struct Joined {
  std::string_view what;
  std::string_view html;
  std::string_view text;
  bool found = true;
};

constexpr Joined kJoins[] = {
    {"inline tags join", "<p>本<i>机</i><b>密</b>件</p>", "本机密件"},
    {"unknown tags join", "<p>机<x-y>密</x-y></p>", "机密"},
    {"wbr joins", "<p>机<wbr>密</p>", "机密"},
    {"a comment joins", "<p>机<!-- x -->密</p>", "机密"},
    {"an unknown end tag joins", "<p>机</foo>密</p>", "机密"},
    {"wrapped ideographs join", "<p>此件机\n   密</p>", "此件机密"},
    {"wrapped Latin words part", "<p>TOP\n SECRET</p>", "TOP SECRET"},
    {"blanks are one", "<p> 机密 \t 级 </p>", "机密 级"},
    {"a wide blank stays", "<p>机　密</p>", "机　密"},
    {"blocks part", "<p>机</p><p>密码本</p>", "机密码本", false},
    {"cells part", "<table><tr><td>手机<td>密码</table>", "手机密码", false},
    {"list items part", "<li>手机</li><li>密码</li>", "手机密码", false},
    {"options part", "<select><option>手机<option>密码</select>", "手机密码",
     false},
    {"a break parts", "<p>甲乙<br>丙丁</p>", "甲乙\n丙丁"},
    {"a break joins in a reading", "<p>机<br>密★10年</p>", "机密★10年"},
    {"preformatted lines stay", "<pre>甲\n  乙</pre>", "甲\n  乙"},
    {"one character a block",
     "<div>机</div><div>密</div><div>★</div>"
     "<div>10</div><div>年</div><p>正文正文</p>",
     "机密★10年"},
    {"words of a menu part", "<li>一</li><li>二</li><li>手机</li><li>密码</li>",
     "一二手机密码", false},
    {"one character a cell", "<table><tr><td>机<td>密<td>★</table>", "机密★"},
    {"one character a row", "<table><tr><td>机<tr><td>密</table>", "机密"},
    {"columns of characters", "<table><tr><td>机<td>秘<tr><td>密<td>密</table>",
     "秘密"},
    {"letter-spaced pieces", "<p><b>机</b> <b>密</b></p>", "机密"},
    {"letter-spaced mark",
     "<p><b>机</b> <b>密</b> <b>★</b> <b>10</b> <b>年</b>", "机密★10年"},
    {"words side by side stay", "<p><a>手机</a> <a>密码</a></p>", "手机密码",
     false},
    {"hidden blocks between", "<p>机</p><p hidden>甲乙丙</p><p>密</p>", "机密"},
    {"hidden text between", "<p>机<b hidden>甲乙</b>密</p>", "机密"},
    {"with hidden text", "<p>机<b hidden>密</b></p>", "机密"},
    {"hidden text alone", "<p>见<b hidden>机密</b>附</p>", "机密"},
    {"block shown inline",
     "<div><div style=display:inline>机</div>"
     "<div style=display:inline-block>密级</div></div>",
     "机密级"},
    {"inline shown as block", "<p>手机<b style=display:block>密码</b></p>",
     "手机密码", false},
    {"side by side",
     "<div style=display:flex><div>机密</div><div>★10年"
     "</div></div>",
     "机密★10年"},
    {"without deletions", "<p>机<del>要</del>密</p>", "机密"},
    {"without insertions", "<p>机<ins>要</ins>密</p>", "机密"},
    {"ruby apart",
     "<ruby>机<rp>(</rp><rt>ji</rt><rp>)</rp>密<rt>mi</rt>"
     "</ruby>",
     "机密"},
    {"ruby line", "<ruby>a<rt>机</rt>b<rt>密</rt></ruby>", "机密"},
    {"from right to left", "<bdo dir=RTL>年01★密机</bdo>", "机密★10年"},
    {"superscript joins", "<p>机密★10<sup>年</sup></p>", "机密★10年"},
    {"label and value blocks", "<div>密级：</div><div>机密</div>",
     "密级：机密"},
    {"definition list", "<dl><dt>密级</dt><dd><p>机密</p></dd></dl>",
     "密级\t机密"},
    {"label for a field", "<label for=a>密级</label><p><input id=a value=机密>",
     "密级：机密"},
    {"text before a field", "<p>密级:<input value=机密>", "密级:机密"},
    {"label around a field", "<label>密级<input value=机密></label>",
     "密级：机密"},
    {"the choice made",
     "<p>密级：<select><option>机密<option selected>公开"
     "</select>",
     "密级：公开"},
    {"no choice made", "<p>密级：<select><option>机密<option>公开</select>",
     "密级：机密", false},
    {"text area under a label", "<p>密级：<textarea>机密</textarea>",
     "密级：机密"},
    {"ticked box", "<input type=checkbox checked>机密", "☑机密"},
    {"empty box", "<input type=radio name=a>机密", "□机密"},
    {"value of an empty box", "<input type=radio value=机密>x", "机密", false},
    {"row", "<table><tr><th>密级<th>标题<tr><td>机密<td>某事</table>",
     "机密\t某事"},
    {"spanned columns", "<table><tr><td colspan=2>甲<td>乙</table>",
     "甲\t\t乙"},
    {"spanned rows", "<table><tr><td rowspan=2>机密<td>甲<tr><td>乙</table>",
     "\t乙"},
    {"field in a row", "<table><tr><td>密级<td><input value=机密></table>",
     "密级\t机密"},
    {"paragraph of a cell", "<table><tr><td><p>机密★10年<p>某文<td>x</table>",
     "机密★10年"},
    {"layout table", "<table><tr><td><p>机密</p><p>某文某文</p></table>",
     "机密"},
    {"nested tables",
     "<table><tr><td><table><tr><td>密级<td>机密</table>"
     "<td>x</table>",
     "密级\t机密"},
};

class JoinsOf : public testing::TestWithParam<Joined> {};

TEST_P(JoinsOf, TextAreThoseOfBrowsers) {
  Joined const& row = GetParam();
  SeenPage const page = read_html(row.html);
  bool const found = page.find(row.text) != nullptr;
  EXPECT_EQ(found, row.found) << row.what << "\n" << page.dump();
}

INSTANTIATE_TEST_SUITE_P(Html, JoinsOf, testing::ValuesIn(kJoins));

TEST(Html, ReadingsFollowTheirBlock) {
  SeenPage const page = read_html("<p title=甲>机<br>密</p><div>正文</div>");
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    if (page.blocks[i].is_reading) {
      EXPECT_GT(i, 0U);
    }
  }
  SeenBlock const* const joined = page.find("机密");
  ASSERT_NE(joined, nullptr);
  EXPECT_TRUE(joined->is_reading);
  EXPECT_FALSE(page.find("机\n密")->is_reading);
}

TEST(Html, OptionsAreConsecutiveBlocksOfTheBody) {
  SeenPage const page = read_html(
      "<select title=级别><option value=机密>绝密<option class=x>机密"
      "<option>秘密</select>");
  std::string order;
  for (SeenBlock const& block : page.blocks) {
    if (block.role == Role::kBody) order += block.text + "|";
  }
  EXPECT_EQ(order, "绝密|机密|秘密|");
}

TEST(Html, RowsAreBlocksOfRoleTable) {
  SeenPage const page = read_html("<table><tr><td>密级<td>机密</table>");
  ASSERT_NE(page.find("密级\t机密"), nullptr);
  EXPECT_EQ(page.find("密级\t机密")->role, Role::kTable);
}

TEST(Html, InnerPagesAndDataUrisAreMembers) {
  for (std::string_view html :
       {"<iframe srcdoc='&lt;p>机密&lt;/p>'></iframe>",
        "<img src='data:text/html,<p>机密</p>'>",
        "<a href='data:text/html;base64,PHA+5py65a+GPC9wPg=='>x</a>",
        "<p "
        "style='background:url(data:text/html;base64,PHA+5py65a+GPC9wPg==)'>",
        "<style>p{background:url(\"data:text/html,<p>机密</p>\")}</style>",
        "<script>f('data:text/html,%3Cp%3E机密')</script>",
        "<p onclick=\"f('data:text/html,%3Cp%3E机密')\">"}) {
    SeenPage const page = read_html(html);
    SeenBlock const* const block = page.find("机密");
    ASSERT_NE(block, nullptr) << html << "\n" << page.dump();
    EXPECT_GT(block->member, 0U) << html;
  }
}

struct Charset {
  std::string_view what;
  std::string_view bytes;
  std::string_view charset;
};

constexpr Charset kCharsets[] = {
    {"UTF-8", "<p>机密文件★10年</p>", ""},
    {"byte-order mark", "\xEF\xBB\xBF<meta charset=gbk><p>机密文件★10年</p>",
     ""},
    {"gb2312 means GB18030",
     "<meta charset=gb2312><p>\xBB\xFA\xC3\xDC\xCE\xC4\xBC\xFE\xA1\xEF"
     "10\xC4\xEA</p>",
     ""},
    {"http-equiv",
     "<meta http-equiv=Content-Type content='text/html; charset=gbk'>"
     "<p>\xBB\xFA\xC3\xDC\xCE\xC4\xBC\xFE\xA1\xEF"
     "10\xC4\xEA</p>",
     ""},
    {"declared from outside",
     "<meta charset=utf-8><p>\xBB\xFA\xC3\xDC\xCE\xC4\xBC\xFE\xA1\xEF"
     "10\xC4\xEA</p>",
     "gbk"},
    {"a false declaration", "<meta charset=big5><p>机密文件★10年</p>", ""},
};

TEST(Html, CharacterSetsAreThoseThatFit) {
  for (Charset const& row : kCharsets) {
    SeenPage const page = read_html(row.bytes, row.charset);
    EXPECT_NE(page.find("机密文件★10年"), nullptr) << row.what << "\n"
                                                   << page.dump();
  }
}

TEST(Html, LinesAreThoseOfTheSource) {
  SeenPage const page = read_html(
      "<p>一</p>\r\n<!-- 注\n<p>二</p>\n-->\n<script>\nx='三'</script>\n"
      "<img\nalt=四><p>五");
  EXPECT_EQ(page.find("一")->line, 1U);
  EXPECT_EQ(page.find("二")->line, 3U);
  EXPECT_EQ(page.find("x='三'")->line, 6U);
  EXPECT_EQ(page.find("四")->line, 7U);
  EXPECT_EQ(page.find("五")->line, 8U);
}

TEST(Html, UndecodableBytesAreSaid) {
  SeenPage const page = read_html("<p>机密文件\xFF\xFE\xFF 机密文件</p>");
  EXPECT_TRUE(page.has_reason(reason::kUndecodable)) << page.dump();
}

}  // namespace
}  // namespace mishen
