#include "lib/extract/zip/zip_unpack.h"

#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "lib/document/coverage.h"
#include "lib/extract/zip/zip_records.h"

namespace mishen {
namespace {

constexpr std::size_t kChunk = 64 << 10;
// Memory set aside at once for what an entry says its size is.
constexpr std::uint64_t kMostReserved = 32 << 20;

/// What an entry may still grow to.
class Allowance {
 public:
  explicit Allowance(Budget& budget)
      : budget_(budget), member_left_(budget.limits().member_bytes) {}

  [[nodiscard]] std::size_t left() const {
    return static_cast<std::size_t>(
        std::min<std::uint64_t>({member_left_, budget_.expanded_left(),
                                 std::numeric_limits<std::size_t>::max()}));
  }
  void take(std::size_t bytes) {
    budget_.take_expanded(bytes);
    member_left_ -= bytes;
  }
  /// Why nothing is left.
  [[nodiscard]] std::string reason() {
    if (member_left_ == 0) return limit_reason(&Limits::member_bytes);
    budget_.take_expanded(1);
    return budget_.reason();
  }

 private:
  Budget& budget_;
  std::uint64_t member_left_;
};

unsigned char* zlib_bytes(char const* bytes) {
  // zlib does not write to its input.
  return reinterpret_cast<unsigned char*>(const_cast<char*>(bytes));
}

/// A raw deflate stream in two pieces.
class Inflater {
 public:
  Inflater(std::string_view first, std::string_view second)
      : pieces_{first, second} {
    ready_ = inflateInit2(&stream_, -MAX_WBITS) == Z_OK;
  }
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }
  Inflater(Inflater const&) = delete;
  Inflater& operator=(Inflater const&) = delete;

  /// Fills `buffer` as far as it goes; 0: the end, or a fault.
  std::size_t read(char* buffer, std::size_t size);
  [[nodiscard]] bool ended() const { return result_ == Z_STREAM_END; }
  [[nodiscard]] bool is_damaged() const {
    return !ready_ || (result_ != Z_OK && result_ != Z_STREAM_END &&
                       result_ != Z_BUF_ERROR);
  }
  [[nodiscard]] bool ran_on() const { return ran_on_; }
  [[nodiscard]] std::size_t consumed() const {
    return given_ - stream_.avail_in;
  }

 private:
  bool feed();

  std::array<std::string_view, 2> pieces_;
  z_stream stream_{};
  bool ready_ = false;
  bool ran_on_ = false;
  int result_ = Z_OK;
  std::size_t given_ = 0;
};

bool Inflater::feed() {
  constexpr std::size_t kMost = std::size_t{1} << 30;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    std::string_view& piece = pieces_[i];
    if (piece.empty()) continue;
    std::size_t const count = std::min(piece.size(), kMost);
    stream_.next_in = zlib_bytes(piece.data());
    stream_.avail_in = static_cast<uInt>(count);
    piece.remove_prefix(count);
    given_ += count;
    ran_on_ = ran_on_ || i == 1;
    return true;
  }
  return false;
}

std::size_t Inflater::read(char* buffer, std::size_t size) {
  if (!ready_) return 0;
  stream_.next_out = reinterpret_cast<unsigned char*>(buffer);
  stream_.avail_out = static_cast<uInt>(std::min(size, kChunk));
  std::size_t const wanted = stream_.avail_out;
  while (stream_.avail_out > 0 && !ended() && !is_damaged()) {
    if (stream_.avail_in == 0 && !feed()) break;
    result_ = inflate(&stream_, Z_NO_FLUSH);
  }
  return wanted - stream_.avail_out;
}

void append(ZipUnpacked& out, char const* bytes, std::size_t size) {
  out.bytes.append(bytes, size);
  out.crc = static_cast<std::uint32_t>(
      crc32(out.crc, zlib_bytes(bytes), static_cast<uInt>(size)));
}

ZipUnpacked unpack_stored(ZipPacked const& packed, Allowance allowance) {
  ZipUnpacked out;
  std::size_t const count = std::min(packed.bytes.size(), allowance.left());
  out.bytes = packed.bytes.substr(0, count);
  out.crc = zip_crc(out.bytes);
  out.consumed = count;
  allowance.take(count);
  if (count < packed.bytes.size()) out.reason = allowance.reason();
  return out;
}

ZipUnpacked unpack_deflated(ZipPacked const& packed, Allowance allowance) {
  ZipUnpacked out;
  out.bytes.reserve(static_cast<std::size_t>(
      std::min<std::uint64_t>({packed.size, allowance.left(), kMostReserved})));
  Inflater inflater(packed.bytes, packed.beyond);
  auto const buffer = std::make_unique<char[]>(kChunk);
  while (true) {
    std::size_t const left = allowance.left();
    // With nothing left, one byte tells whether there is more.
    std::size_t const got =
        inflater.read(buffer.get(), std::max(left, std::size_t{1}));
    if (got > left) {
      out.reason = allowance.reason();
      break;
    }
    append(out, buffer.get(), got);
    allowance.take(got);
    if (got == 0) break;
  }
  out.consumed = inflater.consumed();
  if (!out.reason.empty() || inflater.ended()) return out;
  // What is cut off reads on into whatever comes next, which then is damaged.
  bool const damaged = inflater.is_damaged() && !inflater.ran_on();
  out.reason = damaged ? reason::kMalformed : reason::kTruncatedData;
  return out;
}

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using ArchivePtr = std::unique_ptr<zip_t, CloseArchive>;
using FilePtr = std::unique_ptr<zip_file_t, CloseFile>;

void put(std::string& out, std::uint64_t value, int bytes) {
  for (; bytes > 0; --bytes, value >>= 8U) {
    out += static_cast<char>(value & 0xFFU);
  }
}

// An archive of this one entry, with nothing in it that could be doubtful.
std::string wrap(ZipPacked const& packed) {
  constexpr int kVersion = 63;
  std::string shared;  // the fields that both headers have in this order
  put(shared, kVersion, 2);
  put(shared, 0, 2);
  put(shared, packed.method, 2);
  put(shared, 0, 4);
  put(shared, packed.crc, 4);
  put(shared, packed.bytes.size(), 4);
  put(shared, packed.size, 4);
  put(shared, 1, 2);  // of the name
  put(shared, 0, 2);  // of the extra field
  std::string out(zip_sign::kLocal);
  out.reserve(packed.bytes.size() + 256);
  out += shared;
  out += 'x';
  out += packed.bytes;
  std::size_t const directory = out.size();
  out += zip_sign::kCentral;
  put(out, kVersion, 2);
  out += shared;
  put(out, 0, 2 + 2 + 2 + 4 + 4);  // comment, disk, attributes, offset
  out += 'x';
  std::size_t const size = out.size() - directory;
  out += zip_sign::kEnd;
  put(out, 0, 4);
  put(out, 1, 2);
  put(out, 1, 2);
  put(out, size, 4);
  put(out, directory, 4);
  put(out, 0, 2);
  return out;
}

std::string_view reason_of(int error) {
  switch (error) {
    case ZIP_ER_COMPNOTSUPP:
    case ZIP_ER_ENCRNOTSUPP:
      return reason::kUnknownMethod;
    case ZIP_ER_EOF:
      return reason::kTruncatedData;
    case ZIP_ER_CRC:
      return reason::kChecksum;
    case ZIP_ER_INCONS:
      return reason::kHeaderMismatch;
    default:
      return reason::kMalformed;
  }
}

ZipUnpacked unpack_by_libzip(ZipPacked const& packed, Allowance allowance) {
  ZipUnpacked out;
  out.consumed = packed.bytes.size();
  out.reason = reason::kMalformed;
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  if (packed.bytes.size() >= kMost || packed.size >= kMost) return out;
  std::string const wrapped = wrap(packed);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source =
      zip_source_buffer_create(wrapped.data(), wrapped.size(), 0, &error);
  if (source == nullptr) return out;
  ArchivePtr const archive(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (archive == nullptr) {
    zip_source_free(source);
    return out;
  }
  FilePtr const file(zip_fopen_index(archive.get(), 0, 0));
  if (file == nullptr) {
    out.reason = reason_of(zip_error_code_zip(zip_get_error(archive.get())));
    return out;
  }
  out.reason.clear();
  auto const buffer = std::make_unique<char[]>(kChunk);
  while (true) {
    std::size_t const left = allowance.left();
    zip_int64_t const got = zip_fread(file.get(), buffer.get(),
                                      std::clamp(left, std::size_t{1}, kChunk));
    if (got == 0) return out;
    if (got < 0) {
      out.reason =
          reason_of(zip_error_code_zip(zip_file_get_error(file.get())));
      return out;
    }
    auto const size = static_cast<std::size_t>(got);
    if (size > left) {
      out.reason = allowance.reason();
      return out;
    }
    append(out, buffer.get(), size);
    allowance.take(size);
  }
}

}  // namespace

std::uint32_t zip_crc(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32_z(0, zlib_bytes(bytes.data()), bytes.size()));
}

bool can_unpack(std::uint16_t method) {
  if (method == kZipStored || method == kZipDeflated) return true;
  return method != kZipAes && zip_compression_method_supported(method, 0) != 0;
}

ZipUnpacked unpack(ZipPacked const& packed, Budget& budget) {
  Allowance const allowance(budget);
  switch (packed.method) {
    case kZipStored:
      return unpack_stored(packed, allowance);
    case kZipDeflated:
      return unpack_deflated(packed, allowance);
    default:
      return unpack_by_libzip(packed, allowance);
  }
}

bool is_plain(ZipPacked const& packed, std::size_t most, std::size_t& looked) {
  looked = 0;
  if (packed.bytes.size() > most || packed.size > most) return false;
  if (packed.method == kZipStored) {
    if (packed.bytes.size() != packed.size) return false;
    looked = packed.bytes.size();
    return zip_crc(packed.bytes) == packed.crc;
  }
  if (packed.method != kZipDeflated) return false;
  Inflater inflater(packed.bytes, {});
  auto const buffer = std::make_unique<char[]>(kChunk);
  std::uint32_t crc = 0;
  std::size_t size = 0;
  while (size <= packed.size) {
    std::size_t const got = inflater.read(buffer.get(), kChunk);
    if (got == 0) break;
    crc = static_cast<std::uint32_t>(
        crc32(crc, zlib_bytes(buffer.get()), static_cast<uInt>(got)));
    size += got;
  }
  // Blocks may be read that give nothing.
  looked = std::max(size, inflater.consumed());
  return inflater.ended() && size == packed.size && crc == packed.crc;
}

}  // namespace mishen
