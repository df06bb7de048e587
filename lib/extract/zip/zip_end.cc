#include "lib/extract/zip/zip_end.h"

namespace mishen {
namespace {

// Signatures of ends of directories looked at, from the last one on.
constexpr std::size_t kMostEnds = 4'096;

}  // namespace

std::optional<ZipFound> find_directory(std::string_view bytes,
                                       ZipEnd const& end) {
  // Right in front of its end, wherever it says it is.
  if (end.directory_size <= end.directory_end) {
    std::size_t const before =
        end.directory_end - static_cast<std::size_t>(end.directory_size);
    std::uint64_t const shift = before - end.directory_offset;
    if (has_sign(bytes, before, zip_sign::kCentral))
      return ZipFound{before, shift};
    if (end.directory_size == 0 && end.entries == 0)
      return ZipFound{before, shift};
  }
  if (end.directory_offset < end.begin) {
    auto const at = static_cast<std::size_t>(end.directory_offset);
    if (has_sign(bytes, at, zip_sign::kCentral)) return ZipFound{at, 0};
  }
  return std::nullopt;
}

std::optional<ZipEnd> choose_end(std::string_view bytes) {
  std::optional<ZipEnd> best;
  int best_score = -1;
  std::size_t at = bytes.rfind(zip_sign::kEnd);
  for (std::size_t i = 0; at != std::string_view::npos && i < kMostEnds; ++i) {
    if (auto const end = parse_end(bytes, at)) {
      bool const leads = find_directory(bytes, *end).has_value();
      bool const listed = leads && end->entries > 0;
      int const score =
          (listed ? 4 : 0) + (leads ? 1 : 0) + (end->exact ? 2 : 0);
      if (score > best_score) {
        best = end;
        best_score = score;
      }
    }
    if (at == 0) break;
    at = bytes.rfind(zip_sign::kEnd, at - 1);
  }
  return best;
}

}  // namespace mishen
