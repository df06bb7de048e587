#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/document/format.h"
#include "lib/extract/decoded_source.h"
#include "lib/extract/member_names.h"
#include "lib/extract/plain.h"
#include "lib/extract/xml/xml_text.h"
#include "lib/extract/zip/zip_archive.h"

namespace mishen {
namespace {

// Of a name in a place; the whole is a block of its own.
constexpr std::size_t kMostPart = 1 << 10;

std::string part_of(ZipEntry const& entry) {
  std::string const name = decode_member_name(entry.name, entry.name_is_utf8);
  return clean_utf8(head_of(name, kMostPart));
}

// A comment is text, or something is hidden in it.
void add_comment(std::string_view comment, std::string part, Extraction& out) {
  if (comment.empty()) return;
  DecodedSource const text = decode_source(comment, "");
  Place place;
  place.part = std::move(part);
  place.role = Role::kComment;
  if (!text.is_text) {
    scan_raw(comment, out);
    out.cover(place.part, Role::kComment, Status::kPartial,
              reason::kUnexplained);
    return;
  }
  BlockOptions second;
  second.reading_of = out.add_block(text.utf8, place);
  if (text.second) out.add_block(*text.second, place, second);
}

// A program in front of the first entry unpacks them; nothing else is in it.
bool is_stub(std::string_view bytes, ZipGap const& gap) {
  if (gap.begin != 0) return false;
  std::string_view const stub = bytes.substr(0, gap.end);
  Format const format =
      recognise(stub.substr(0, kFormatHeadBytes), "", stub.size());
  return format.reading == Reading::kNoText;
}

void add_gap(std::string_view bytes, ZipGap const& gap, Extraction& out) {
  scan_raw(bytes.substr(gap.begin, gap.end - gap.begin), out);
  if (!gap.known && !is_stub(bytes, gap)) out.partial(reason::kUnexplained);
}

Member member_of(ZipEntry const& entry) {
  Member member;
  member.name = entry.name;
  member.name_is_utf8 = entry.name_is_utf8;
  member.other_names = entry.other_names;
  return member;
}

// XML by its first bytes, or by its name where they say nothing.
bool is_markup(ZipEntry const& entry, std::string_view content) {
  Format const format =
      recognise(content.substr(0, kFormatHeadBytes), entry.name);
  return format.name == "xml";
}

enum class Parts { kMembers, kSwept };

class EntryReader {
 public:
  EntryReader(ZipArchive& archive, Parts parts, Extraction& out)
      : archive_(archive), parts_(parts), out_(out) {}

  void read(std::size_t index);

 private:
  void sweep(ZipEntry const& entry, ZipContent const& content);

  ZipArchive& archive_;
  Parts parts_;
  Extraction& out_;
};

void EntryReader::read(std::size_t index) {
  ZipEntry const& entry = archive_.entries()[index];
  Member member = member_of(entry);
  if (entry.is_folder && entry.size == 0 && entry.packed <= 2) {
    out_.add_names(member);
    return;
  }
  bool const is_beyond = out_.budget().members_left() == 0;
  if (is_beyond || !entry.reason.empty()) {
    out_.add_unread_member(member, entry.reason);
    return;
  }
  ZipContent const content = archive_.read(index);
  scan_raw(content.rest, out_);
  if (parts_ == Parts::kSwept && is_markup(entry, content.bytes)) {
    sweep(entry, content);
    return;
  }
  member.bytes = content.bytes;
  member.incomplete = content.reason;
  out_.add_member(member);
}

void EntryReader::sweep(ZipEntry const& entry, ZipContent const& content) {
  // A part is counted as a member is.
  if (!out_.budget().take_member()) out_.partial(out_.budget().reason());
  out_.add_names(member_of(entry));
  Place place;
  place.part = part_of(entry);
  if (!content.reason.empty()) {
    out_.cover(place.part, Role::kBody, Status::kPartial, content.reason);
  }
  XmlOptions options;
  options.refuse_doctype = true;
  sweep_xml(content.bytes, place, options, out_);
}

void read_entries(Source const& source, Parts parts, Extraction& out) {
  ZipArchive archive(source.bytes, out.budget());
  report_archive(source.bytes, archive, out);
  EntryReader reader(archive, parts, out);
  for (std::size_t i = 0; i < archive.entries().size(); ++i) reader.read(i);
}

}  // namespace

void report_archive(std::string_view bytes, ZipArchive const& archive,
                    Extraction& out) {
  add_comment(archive.comment(), "", out);
  for (ZipEntry const& entry : archive.entries()) {
    if (!entry.comment.empty()) {
      add_comment(entry.comment, part_of(entry), out);
    }
  }
  bool const nothing = archive.entries().empty() && !archive.has_directory();
  for (std::string const& problem : archive.problems()) {
    if (nothing) {
      out.uninspected(problem);
    } else {
      out.partial(problem);
    }
  }
  for (ZipGap const& gap : archive.gaps()) add_gap(bytes, gap, out);
  scan_raw(archive.extras(), out);
  for (std::size_t i = 0; i < archive.entries().size(); ++i) {
    if (archive.entries()[i].reason == reason::kUnknownMethod) {
      scan_raw(archive.packed(i), out);
    }
  }
}

void extract_zip(Source const& source, Extraction& out) {
  read_entries(source, Parts::kMembers, out);
}

void extract_package(Source const& source, Extraction& out) {
  out.partial(reason::kNotSupported);
  read_entries(source, Parts::kSwept, out);
}

}  // namespace mishen
