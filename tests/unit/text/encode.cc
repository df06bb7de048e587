#include "encode.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace mishen {

std::string encode(std::string_view utf8, Encoding encoding) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* const converter =
      ucnv_open(std::string(name(encoding)).c_str(), &error);
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr,
                        nullptr, &error);
  icu::UnicodeString const text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  std::string out(4 * utf8.size() + 8, '\0');
  std::int32_t const size = text.extract(
      out.data(), static_cast<std::int32_t>(out.size()), converter, error);
  ucnv_close(converter);
  EXPECT_TRUE(U_SUCCESS(error)) << utf8 << " in " << name(encoding);
  out.resize(U_SUCCESS(error) ? static_cast<std::size_t>(size) : 0);
  return out;
}

}  // namespace mishen
