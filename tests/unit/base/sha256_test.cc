#include "lib/base/sha256.h"

#include <gtest/gtest.h>

namespace mishen {
namespace {

struct Row {
  std::string text;
  char const* digest;
};

// FIPS 180-4 examples.
TEST(Sha256, known_answers) {
  for (Row const& row : {Row{"",
                             "e3b0c44298fc1c149afbf4c8996fb924"
                             "27ae41e4649b934ca495991b7852b855"},
                         Row{"abc",
                             "ba7816bf8f01cfea414140de5dae2223"
                             "b00361a396177a9cb410ff61f20015ad"},
                         Row{std::string(1'000'000, 'a'),
                             "cdc76e5c9914fb9281a1c7e284d73e67"
                             "f1809a48a497200e046d39ccc7112cd0"}}) {
    EXPECT_EQ(sha256_hex(row.text), row.digest);
  }
}

TEST(Sha256, pieces_give_the_digest_of_the_whole) {
  std::string const text(300, 'x');
  for (std::size_t piece : {1U, 7U, 64U, 299U}) {
    Sha256 hash;
    for (std::size_t at = 0; at < text.size(); at += piece) {
      hash.update(std::string_view(text).substr(at, piece));
    }
    EXPECT_EQ(hash.finish(), sha256_hex(text)) << piece;
    EXPECT_EQ(hash.finish(), sha256_hex("")) << "begins anew";
  }
}

// RFC 4231, cases 1, 2 and 6 (a key longer than a block).
TEST(HmacSha256, known_answers) {
  EXPECT_EQ(hmac_sha256_hex(std::string(20, '\x0b'), "Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b"
            "881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c7"
            "5a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(
      hmac_sha256_hex(std::string(131, '\xaa'),
                      "Test Using Larger Than Block-Size Key - Hash Key First"),
      "60e431591ee0b67f0d8a26aacbf5b77f"
      "8e0bc6213728c5140546040f0ee37f54");
}

}  // namespace
}  // namespace mishen
