#include "lib/extract/zip/zip_directory.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "lib/document/coverage.h"
#include "lib/extract/member_names.h"
#include "lib/extract/zip/zip_end.h"
#include "lib/extract/zip/zip_records.h"
#include "lib/extract/zip/zip_unpack.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// Bytes by which entries may overlap: some writers are off by as much.
constexpr std::size_t kSlack = 2;

constexpr std::uint16_t kUnicodePath = 0x7075;
constexpr std::uint16_t kAesField = 0x9901;

struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_known_field(ZipField const& field) {
  // Numbers, times, owners and alignments: no place for text.
  constexpr std::uint16_t kKnown[] = {0x0001, 0x000A, 0x5455, 0x5855,
                                      0x7855, 0x7875, 0x9901, 0xCAFE};
  constexpr std::size_t kMostKnown = 40;
  bool const known = std::find(std::begin(kKnown), std::end(kKnown),
                               field.id) != std::end(kKnown);
  return known && field.data.size() <= kMostKnown;
}

class DirectoryReader {
 public:
  DirectoryReader(std::string_view bytes, std::size_t most_items)
      : bytes_(bytes), most_items_(most_items) {}

  ZipDirectory read();

 private:
  void problem(std::string_view reason);
  void read_listed(ZipEnd const& end);
  void add_listed(ZipHeader const& central, bool unlisted);
  [[nodiscard]] std::optional<ZipHeader> local_of(std::uint64_t offset) const;
  void compare(ZipHeader const& central, ZipHeader const& local, ZipItem& item);
  void add_second(ZipHeader const& central, ZipHeader const& local);
  ZipItem make_item(ZipHeader const& header, std::size_t begin);
  void name_item(ZipHeader const& header, ZipItem& item);
  void keep_extra(std::string_view extra);
  bool add_item(ZipItem item, std::size_t local);

  void read_gaps();
  void walk_gap(Extent gap);
  std::size_t known_length(std::size_t at, Extent gap, bool behind_entry);
  std::size_t take_local(ZipHeader const& local, Extent gap);
  std::size_t next_record(std::size_t from, std::size_t end) const;
  void close_gap(std::size_t begin, std::size_t end, bool known);
  void add_strays();
  void set_reach();

  std::string_view bytes_;
  std::size_t most_items_;
  std::uint64_t shift_ = 0;
  ZipDirectory out_;
  std::vector<Extent> extents_;
  std::map<std::size_t, std::size_t> by_local_;  // local header → item
  std::vector<std::size_t> strays_;              // directory records in gaps
};

void DirectoryReader::problem(std::string_view reason) {
  bool const said = std::find(out_.problems.begin(), out_.problems.end(),
                              reason) != out_.problems.end();
  if (!said) out_.problems.emplace_back(reason);
}

ZipDirectory DirectoryReader::read() {
  if (auto const end = choose_end(bytes_)) {
    out_.has_end = true;
    out_.comment = end->comment;
    extents_.push_back({end->directory_end, end->end});
    read_listed(*end);
  } else {
    problem(reason::kTruncatedData);
  }
  read_gaps();
  add_strays();
  set_reach();
  return std::move(out_);
}

void DirectoryReader::read_listed(ZipEnd const& end) {
  // Parts of an archive over several volumes are files of their own.
  if (end.disk != 0 && !end.is_64) problem(reason::kTruncatedData);
  auto const found = find_directory(bytes_, end);
  if (!found) {
    if (end.entries > 0 || end.directory_size > 0) problem(reason::kMalformed);
    return;
  }
  shift_ = found->shift;
  std::size_t at = found->begin;
  std::uint64_t count = 0;
  while (auto const central = parse_central(bytes_, at)) {
    add_listed(*central, false);
    at = central->end;
    ++count;
  }
  extents_.push_back({found->begin, at});
  bool const counted =
      end.is_64 ? count == end.entries : (count & 0xFFFFU) == end.entries;
  // What it says of itself must fit into the bytes there are; where the
  // archive begins inside a file, only the offsets are others.
  bool const fits = end.directory_size <= bytes_.size() &&
                    end.directory_offset <= bytes_.size() && !end.is_cut;
  if (!counted || !fits) problem(reason::kHeaderMismatch);
}

// Offsets count from where the archive begins, which need not be where the
// file does.
std::optional<ZipHeader> DirectoryReader::local_of(std::uint64_t offset) const {
  for (std::uint64_t const at : {offset + shift_, offset}) {
    if (at >= bytes_.size()) continue;
    if (auto local = parse_local(bytes_, static_cast<std::size_t>(at))) {
      return local;
    }
  }
  return std::nullopt;
}

ZipItem DirectoryReader::make_item(ZipHeader const& header, std::size_t begin) {
  ZipItem item;
  item.method = header.method;
  item.crc = header.crc;
  item.is_encrypted = (header.flags & zip_flag::kEncrypted) != 0;
  item.has_aes = header.method == kZipAes ||
                 (header.flags & (zip_flag::kStrong | zip_flag::kMasked)) != 0;
  item.begin = begin;
  std::uint64_t const left = bytes_.size() - begin;
  item.cut = header.packed > left;
  item.end = begin + static_cast<std::size_t>(std::min(header.packed, left));
  item.reach = item.end;
  item.entry.packed = header.packed;
  item.entry.size = header.size;
  name_item(header, item);
  return item;
}

void DirectoryReader::name_item(ZipHeader const& header, ZipItem& item) {
  ZipEntry& entry = item.entry;
  entry.name = header.name;
  entry.name_is_utf8 = (header.flags & zip_flag::kUtf8) != 0;
  entry.comment = header.comment;
  keep_extra(header.extra);
  for (ZipField const& field : parse_fields(header.extra).fields) {
    if (field.id == kAesField) item.has_aes = true;
    if (field.id != kUnicodePath || field.data.size() < 6) continue;
    std::string_view const path = field.data.substr(5);
    bool const valid = field.data[0] == 1 &&
                       zip_u32(field.data, 1) == zip_crc(header.name) &&
                       valid_prefix(path) == path.size();
    std::string other(path);
    if (valid) {
      std::swap(entry.name, other);
      entry.name_is_utf8 = true;
    }
    if (other != entry.name) entry.other_names.push_back(std::move(other));
  }
  entry.is_folder =
      names_folder(decode_member_name(entry.name, entry.name_is_utf8));
}

// What no known field explains may be text.
void DirectoryReader::keep_extra(std::string_view extra) {
  auto const keep = [&](std::string_view data) {
    if (data.find_first_not_of('\0') == std::string_view::npos) return;
    out_.extras += data;
    out_.extras += '\n';
  };
  ZipFields const fields = parse_fields(extra);
  for (ZipField const& field : fields.fields) {
    if (!is_known_field(field) && field.id != kUnicodePath) keep(field.data);
  }
  keep(fields.rest);
}

bool DirectoryReader::add_item(ZipItem item, std::size_t local) {
  if (out_.items.size() >= most_items_) {
    problem(limit_reason(&Limits::members));
    return false;
  }
  by_local_.try_emplace(local, out_.items.size());
  out_.items.push_back(std::move(item));
  return true;
}

void DirectoryReader::add_listed(ZipHeader const& central, bool unlisted) {
  auto const local = local_of(central.offset);
  ZipItem item = make_item(central, local ? local->end : 0);
  item.entry.unlisted = unlisted;
  if (central.disk != 0 && central.disk != 0xFFFF) {
    problem(reason::kTruncatedData);
  }
  if (!local) {
    item.begin = item.end = item.reach = 0;
    item.entry.reason = reason::kHeaderMismatch;
    problem(reason::kHeaderMismatch);
    add_item(std::move(item), bytes_.size());
    return;
  }
  compare(central, *local, item);
  // Where the two disagree, only what both claim is explained by the entry.
  bool const differs = item.mismatch;
  bool const later = (local->flags & zip_flag::kDescriptor) != 0;
  std::uint64_t claimed = item.end - item.begin;
  if (!later) claimed = std::min(claimed, local->packed);
  std::size_t end = item.begin + static_cast<std::size_t>(claimed);
  if (later || (central.flags & zip_flag::kDescriptor) != 0) {
    end += descriptor_length(bytes_, end, central.packed, central.crc);
  }
  if (!add_item(std::move(item), local->begin)) return;
  extents_.push_back({local->begin, end});
  if (differs) add_second(central, *local);
}

// A descriptor's entry has no sizes in front of its data.
void DirectoryReader::compare(ZipHeader const& central, ZipHeader const& local,
                              ZipItem& item) {
  bool const masked = (central.flags & zip_flag::kMasked) != 0;
  bool const later = (local.flags & zip_flag::kDescriptor) != 0;
  auto const differs = [later](std::uint64_t listed, std::uint64_t here) {
    return listed != here && !(later && here == 0);
  };
  if (local.name != central.name && !masked) {
    item.mismatch = true;
    item.entry.other_names.emplace_back(local.name);
  }
  bool const encrypted = (local.flags & zip_flag::kEncrypted) != 0;
  if (encrypted != item.is_encrypted) item.mismatch = true;
  item.is_encrypted = item.is_encrypted || encrypted;
  if (local.method != central.method ||
      (!masked && (differs(central.packed, local.packed) ||
                   differs(central.size, local.size) ||
                   differs(central.crc, local.crc)))) {
    item.mismatch = true;
  }
  if (item.mismatch) problem(reason::kHeaderMismatch);
  keep_extra(local.extra);
}

// What the local header says, where that leads to other content.
void DirectoryReader::add_second(ZipHeader const& central,
                                 ZipHeader const& local) {
  bool const later =
      (local.flags & zip_flag::kDescriptor) != 0 && local.packed == 0;
  std::uint64_t const packed = later ? central.packed : local.packed;
  if (local.method == central.method && packed == central.packed) return;
  ZipHeader second = local;
  second.packed = packed;
  second.extra = {};
  ZipItem item = make_item(second, local.end);
  item.entry.unlisted = true;
  item.mismatch = true;
  add_item(std::move(item), local.begin);
}

// What lies between the extents, each gap once. Entries found there are added
// while walking.
void DirectoryReader::read_gaps() {
  std::sort(extents_.begin(), extents_.end(),
            [](Extent const& a, Extent const& b) {
              return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
            });
  std::vector<Extent> gaps;
  std::size_t reached = 0;
  for (Extent const& extent : extents_) {
    if (extent.begin > reached) {
      gaps.push_back({reached, extent.begin});
    } else if (extent.begin + kSlack < reached) {
      problem(reason::kOverlap);
    }
    reached = std::max(reached, extent.end);
  }
  if (reached < bytes_.size()) gaps.push_back({reached, bytes_.size()});
  for (Extent const& gap : gaps) walk_gap(gap);
}

void DirectoryReader::walk_gap(Extent gap) {
  std::size_t at = gap.begin;
  std::size_t stretch = at;
  bool behind_entry = at > 0;
  while (at < gap.end) {
    std::size_t const length = known_length(at, gap, behind_entry);
    behind_entry = length > 0;
    if (length > 0) {
      close_gap(stretch, at, false);
      at += length;
      stretch = at;
      continue;
    }
    at = std::min(bytes_.find("PK", at + 1), gap.end);
  }
  close_gap(stretch, gap.end, false);
}

// The length of the record at `at`, 0: none that explains anything.
std::size_t DirectoryReader::known_length(std::size_t at, Extent gap,
                                          bool behind_entry) {
  std::size_t const left = gap.end - at;
  auto const whole = [&](std::size_t length) {
    if (length > left) return std::size_t{0};
    close_gap(at, at + length, true);
    return length;
  };
  bool const is_marker =
      at == 0 && (has_sign(bytes_, 0, zip_sign::kDescriptor) ||
                  has_sign(bytes_, 0, zip_sign::kSingleSegment));
  if (is_marker && has_sign(bytes_, 4, zip_sign::kLocal)) return 4;
  if (auto const local = parse_local(bytes_, at)) {
    return local->end <= gap.end && is_plausible(*local)
               ? take_local(*local, gap)
               : 0;
  }
  if (auto const central = parse_central(bytes_, at)) {
    strays_.push_back(at);
    return whole(central->end - at);
  }
  if (auto const end = parse_end(bytes_, at)) {
    return end->comment.empty() ? whole(end->end - at) : 0;
  }
  if (has_sign(bytes_, at, zip_sign::kEnd64)) return whole(56);
  if (has_sign(bytes_, at, zip_sign::kLocator64)) return whole(20);
  if (behind_entry && has_sign(bytes_, at, zip_sign::kDescriptor)) {
    bool const wide = left >= 24 && bytes_.substr(at + 16, 2) != "PK" &&
                      zip_u32(bytes_, at + 12) == 0;
    return std::min<std::size_t>(left, wide ? 24 : 16);
  }
  return 0;
}

// An entry that no directory lists. Its size may stand behind its data only:
// then it ends where its stream does, before the next record.
std::size_t DirectoryReader::take_local(ZipHeader const& local, Extent gap) {
  ZipItem item = make_item(local, local.end);
  item.entry.unlisted = true;
  bool const open =
      local.packed == 0 && (local.flags & zip_flag::kDescriptor) != 0;
  if (open) {
    item.end = next_record(local.end, gap.end);
    bool const stored = item.method == kZipStored;
    if (has_sign(bytes_, item.end, zip_sign::kDescriptor) &&
        bytes_.size() - item.end >= 16) {
      item.crc = zip_u32(bytes_, item.end + 4);
      item.entry.packed = item.end - item.begin;
      item.entry.size =
          stored ? item.entry.packed : zip_u32(bytes_, item.end + 12);
    } else {
      item.crc = 0;
    }
    item.open_end = true;
  } else if (!item.cut && item.end > gap.end) {
    problem(reason::kOverlap);
  }
  std::size_t const end = std::min(item.end, gap.end);
  item.reach = std::max(item.end, gap.end);
  if (!add_item(std::move(item), local.begin)) return 0;
  if (out_.has_end) problem(reason::kUnlistedEntry);
  return end - local.begin;
}

std::size_t DirectoryReader::next_record(std::size_t from,
                                         std::size_t end) const {
  for (std::size_t at = bytes_.find("PK", from); at < end;
       at = bytes_.find("PK", at + 1)) {
    auto const local = parse_local(bytes_, at);
    if (local && is_plausible(*local)) return at;
    for (std::string_view const sign :
         {zip_sign::kCentral, zip_sign::kEnd, zip_sign::kDescriptor,
          zip_sign::kEnd64}) {
      if (has_sign(bytes_, at, sign)) return at;
    }
  }
  return end;
}

void DirectoryReader::close_gap(std::size_t begin, std::size_t end,
                                bool known) {
  while (begin < end && bytes_[begin] == '\0') ++begin;
  while (begin < end && bytes_[end - 1] == '\0') --end;
  if (begin < end) out_.gaps.push_back({begin, end, known});
}

// Records of directories that do not count: mostly of entries known by now.
void DirectoryReader::add_strays() {
  std::set<std::string> names;
  for (ZipItem const& item : out_.items) names.insert(item.entry.name);
  for (std::size_t const at : strays_) {
    auto const central = parse_central(bytes_, at);
    auto const local = local_of(central->offset);
    auto const known = local ? by_local_.find(local->begin) : by_local_.end();
    if (known != by_local_.end()) {
      ZipEntry& entry = out_.items[known->second].entry;
      std::string name(central->name);
      if (entry.name != name) entry.other_names.push_back(std::move(name));
    } else if (names.insert(std::string(central->name)).second) {
      add_listed(*central, true);
      if (out_.has_end) problem(reason::kUnlistedEntry);
    }
  }
}

// How far a stream may run on that is longer than its entry says.
void DirectoryReader::set_reach() {
  std::vector<std::size_t> begins;
  for (Extent const& extent : extents_) begins.push_back(extent.begin);
  std::sort(begins.begin(), begins.end());
  for (ZipItem& item : out_.items) {
    auto const next = std::lower_bound(begins.begin(), begins.end(), item.end);
    std::size_t const limit = next == begins.end() ? bytes_.size() : *next;
    item.reach = std::max({item.reach, item.end, limit});
  }
}

}  // namespace

ZipDirectory read_directory(std::string_view bytes, std::size_t most_items) {
  return DirectoryReader(bytes, most_items).read();
}

}  // namespace mishen
