#include "lib/extract/data_uri.h"

#include <gtest/gtest.h>

namespace mishen {
namespace {

struct Row {
  std::string_view text;
  std::string_view type;
  std::string_view bytes;
  bool complete = true;
};

constexpr Row kRows[] = {
    {"data:,abc", "text/plain", "abc"},
    {"DATA:text/HTML,<p>a b</p>", "text/html", "<p>a b</p>"},
    {"data:text/plain;charset=gbk,%BB%FA", "text/plain", "\xBB\xFA"},
    {"data:text/plain;base64,5py65a+G", "text/plain", "机密"},
    {"data:text/plain;BASE64,5py6\n 5a+G", "text/plain", "机密"},
    {"data:text/plain;base64,5py65a-G", "text/plain", "机密"},
    {"data:text/plain;base64,YQ", "text/plain", "a"},
    {"data:text/plain;base64,YQ%3D%3D", "text/plain", "a"},
    {"data:text/plain;base64,YQ==*", "text/plain", "a", false},
    {"url(data:image/png;base64,YQ==) x", "image/png", "a"},
    {"url('data:text/html,<p class=\"a\">') x", "text/html", "<p class=\"a\">"},
    {"x = \"data:text/html,a'b(c) d\";", "text/html", "a'b(c) d"},
    {"x = data:text/html,a b", "text/html", "a"},
    {" data:text/html,a b", "text/html", "a b"},
    {"data:%74ext/html,a", "text/html", "a"},
};

TEST(DataUris, AreFoundAndDecoded) {
  for (Row const& row : kRows) {
    auto const found = find_data_uris(row.text);
    ASSERT_EQ(found.size(), 1U) << row.text;
    EXPECT_EQ(found[0].media_type, row.type) << row.text;
    EXPECT_EQ(found[0].bytes, row.bytes) << row.text;
    EXPECT_EQ(found[0].complete, row.complete) << row.text;
  }
}

TEST(DataUris, OtherTextIsNone) {
  for (std::string_view text : {"x = {data: a, b: c}", "metadata:a/b,c",
                                "data:", "x data: 1,2", "mydata:text/html,a"}) {
    EXPECT_TRUE(find_data_uris(text).empty()) << text;
  }
}

TEST(DataUris, SeveralAreFoundInAListOfImages) {
  auto const found = find_data_uris(
      "data:image/png;base64,YQ== 1x, data:image/png;base64,Yg== 2x");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].bytes, "a");
  EXPECT_EQ(found[1].bytes.substr(0, 1), "b");
}

TEST(PercentCodes, AreDecodedWhereTheyAreCodes) {
  EXPECT_EQ(percent_decoded("%41%4a%4"), "AJ%4");
  EXPECT_EQ(percent_decoded("%zz%"), "%zz%");
  EXPECT_EQ(percent_decoded("a%20"), "a ");
}

}  // namespace
}  // namespace mishen
