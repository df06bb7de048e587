#include "lib/extract/zip/zip_archive.h"

#include <algorithm>
#include <utility>

#include "lib/extract/zip/zip_directory.h"
#include "lib/extract/zip/zip_records.h"
#include "lib/extract/zip/zip_unpack.h"

namespace mishen {
namespace {

// Entries beyond the limit of members that are still listed for their names.
constexpr std::uint64_t kNamesOnly = 100'000;

// Packed bytes read at most, in sizes of the file: entries that lie upon one
// another may each be as long as the whole file and give nothing.
constexpr std::uint64_t kMostPasses = 2;
constexpr std::uint64_t kFreePass = 1 << 20;

}  // namespace

struct ZipArchive::State {
  State(std::string_view archive, Budget& shared)
      : bytes(archive),
        budget(shared),
        directory(read_directory(
            archive,
            static_cast<std::size_t>(shared.members_left() + kNamesOnly))) {}

  [[nodiscard]] ZipPacked packed(std::size_t index) const;
  void judge_entries();
  [[nodiscard]] std::string reason_for(ZipItem const& item,
                                       ZipUnpacked const& unpacked) const;

  std::string_view bytes;
  Budget& budget;
  ZipDirectory directory;
  std::vector<ZipEntry> entries;
  std::uint64_t consumed = 0;
};

ZipPacked ZipArchive::State::packed(std::size_t index) const {
  ZipItem const& item = directory.items[index];
  ZipPacked packed;
  packed.bytes = bytes.substr(item.begin, item.end - item.begin);
  packed.beyond = bytes.substr(item.end, item.reach - item.end);
  packed.method = item.method;
  packed.crc = item.crc;
  packed.size = entries[index].size;
  return packed;
}

// Says which entries cannot be read. A flag alone encrypts nothing: some
// archives carry it so that scanners look away.
void ZipArchive::State::judge_entries() {
  std::size_t left = kFreePass + bytes.size();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    ZipItem& item = directory.items[i];
    ZipEntry& entry = entries[i];
    if (!entry.reason.empty()) continue;
    if (item.is_encrypted || item.has_aes) {
      std::size_t looked = 0;
      bool const plain = !item.has_aes && is_plain(packed(i), left, looked);
      left -= std::min(left, looked);
      if (plain) {
        item.mismatch = true;
      } else {
        entry.reason = reason::kEncrypted;
      }
    } else if (!can_unpack(item.method)) {
      entry.reason = reason::kUnknownMethod;
    }
  }
}

std::string ZipArchive::State::reason_for(ZipItem const& item,
                                          ZipUnpacked const& unpacked) const {
  if (!unpacked.reason.empty()) return unpacked.reason;
  if (item.cut) return std::string(reason::kTruncatedData);
  bool const stated = !item.open_end || item.crc != 0;
  if (stated && unpacked.crc != item.crc) return std::string(reason::kChecksum);
  bool const size_lies =
      stated &&
      unpacked.bytes.size() !=
          entries[static_cast<std::size_t>(&item - directory.items.data())]
              .size;
  bool const ran_on =
      !item.open_end && unpacked.consumed > item.end - item.begin;
  if (item.mismatch || size_lies || ran_on) {
    return std::string(reason::kHeaderMismatch);
  }
  return {};
}

ZipArchive::ZipArchive(std::string_view bytes, Budget& budget)
    : state_(std::make_unique<State>(bytes, budget)) {
  for (ZipItem& item : state_->directory.items) {
    state_->entries.push_back(std::move(item.entry));
  }
  state_->judge_entries();
}

ZipArchive::~ZipArchive() = default;

std::vector<ZipEntry> const& ZipArchive::entries() const {
  return state_->entries;
}

std::string_view ZipArchive::comment() const {
  return state_->directory.comment;
}

std::vector<std::string> const& ZipArchive::problems() const {
  return state_->directory.problems;
}

std::vector<ZipGap> const& ZipArchive::gaps() const {
  return state_->directory.gaps;
}

bool ZipArchive::has_directory() const { return state_->directory.has_end; }

std::string_view ZipArchive::extras() const { return state_->directory.extras; }

std::string_view ZipArchive::packed(std::size_t entry) const {
  return state_->packed(entry).bytes;
}

ZipContent ZipArchive::read(std::size_t entry) {
  ZipContent content;
  content.reason = state_->entries[entry].reason;
  if (!content.reason.empty()) return content;
  std::uint64_t const most = kFreePass + kMostPasses * state_->bytes.size();
  if (state_->consumed > most) {
    content.reason = reason::kOverlap;
    return content;
  }
  ZipItem const& item = state_->directory.items[entry];
  ZipPacked const packed = state_->packed(entry);
  ZipUnpacked unpacked = unpack(packed, state_->budget);
  state_->consumed += unpacked.consumed;
  content.reason = state_->reason_for(item, unpacked);
  bool const ended = unpacked.reason.empty() && !item.open_end;
  if (ended && unpacked.consumed < packed.bytes.size()) {
    content.rest = packed.bytes.substr(unpacked.consumed);
    bool const blank =
        content.rest.find_first_not_of('\0') == std::string_view::npos;
    if (blank) content.rest = {};
    if (!blank && content.reason.empty()) {
      content.reason = reason::kUnexplained;
    }
  }
  content.bytes = std::move(unpacked.bytes);
  return content;
}

}  // namespace mishen
