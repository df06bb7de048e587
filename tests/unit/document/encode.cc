#include "tests/unit/document/encode.h"

#include <iconv.h>

#include "lib/base/result.h"

namespace mishen {

std::string encode(std::string_view utf8, char const* encoding) {
  iconv_t const converter = ::iconv_open(encoding, "UTF-8");
  CHECK(converter != reinterpret_cast<iconv_t>(-1));
  std::string in(utf8);
  std::string out(4 * in.size() + 16, '\0');
  char* from = in.data();
  std::size_t from_left = in.size();
  char* to = out.data();
  std::size_t to_left = out.size();
  CHECK(::iconv(converter, &from, &from_left, &to, &to_left) !=
        static_cast<std::size_t>(-1));
  ::iconv_close(converter);
  out.resize(out.size() - to_left);
  return out;
}

}  // namespace mishen
