#include "lib/extract/plain.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <utility>

#include "lib/document/raw_scan.h"
#include "lib/document/text_windows.h"
#include "lib/extract/decoded_source.h"

namespace mishen {
namespace {

/// Raw bytes are scanned in pieces of this size, each repeating the end of
/// the one before. Both even, so that UTF-16 stays in step.
constexpr std::size_t kRawPiece = 1 << 20;
constexpr std::size_t kRawOverlap = kOverlapBytes;

/// Metadata of pictures stands at their begin or end.
constexpr std::size_t kPictureEnds = 64 << 10;

constexpr std::array<std::string_view, 14> kPictures = {
    "png", "jpeg", "gif",      "bmp", "tiff", "webp", "heic",
    "ico", "psd",  "jpeg2000", "emf", "wmf",  "djvu", "eps"};

/// Those that hold text in records or drawings anywhere.
constexpr std::array<std::string_view, 4> kDrawings = {"emf", "wmf", "eps",
                                                       "psd"};

template <class Names>
bool contains(Names const& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void extract_text(Source const& source, Format const& format, Extraction& out) {
  std::string_view rest = source.bytes;
  std::string_view const head = rest.substr(0, kWindowBytes);
  rest.remove_prefix(head.size());
  EncodingGuess const guess =
      guess_declared(head, rest.empty(), source.charset);
  auto const read = [&](std::span<char> buffer) -> Result<std::size_t> {
    std::size_t const count = std::min(buffer.size(), rest.size());
    std::copy_n(rest.begin(), count, buffer.begin());
    rest.remove_prefix(count);
    return count;
  };
  TextWindows windows(read, format, guess, std::string(head));
  for (auto window = windows.next(); window && *window;
       window = windows.next()) {
    out.add_document(std::move(**window), kFirstReading);
    if (auto second = windows.second()) {
      out.add_document(std::move(*second), kSecondEncoding);
    }
  }
  out.set_encoding(windows.encoding());
  out.budget().note_characters(windows.characters());
  bool const unread = is_unread_label(source.charset);
  if (windows.undecodable_bytes() > 0 || unread) {
    out.partial(reason::kUndecodable);
  }
}

void scan_raw(std::string_view bytes, Extraction& out) {
  std::uint64_t const granted = out.budget().take_raw(bytes.size());
  if (granted < bytes.size()) out.partial(out.budget().reason());
  bytes = bytes.substr(0, static_cast<std::size_t>(granted));
  for (std::size_t at = 0; at < bytes.size(); at += kRawPiece) {
    std::size_t const begin = at - std::min(at, kRawOverlap);
    out.add_document(raw_document(bytes.substr(begin, at + kRawPiece - begin)),
                     kFirstReading);
  }
}

bool is_picture(Format const& format) {
  return contains(kPictures, format.name);
}

void extract_picture(Source const& source, Format const& format,
                     Extraction& out) {
  out.cover("", Role::kImage, Status::kUninspected, reason::kImage);
  std::string_view const bytes = source.bytes;
  if (bytes.size() <= 2 * kPictureEnds || contains(kDrawings, format.name)) {
    scan_raw(bytes, out);
    return;
  }
  scan_raw(bytes.substr(0, kPictureEnds), out);
  scan_raw(bytes.substr(bytes.size() - kPictureEnds), out);
}

}  // namespace mishen
