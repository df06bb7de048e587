#include "lib/extract/word/word.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/document/coverage.h"
#include "lib/document/format.h"
#include "lib/extract/member_names.h"
#include "lib/extract/plain.h"
#include "lib/extract/word/numbering.h"
#include "lib/extract/word/part_kind.h"
#include "lib/extract/word/word_output.h"
#include "lib/extract/word/word_part.h"
#include "lib/extract/word/word_properties.h"
#include "lib/extract/word/word_styles.h"
#include "lib/extract/word/word_text.h"
#include "lib/extract/xml/xml_text.h"
#include "lib/extract/zip/zip_archive.h"
#include "lib/text/decode.h"

namespace mishen {
namespace {

// Of a name in a place; the whole is a block of its own.
constexpr std::size_t kMostPart = 1 << 10;

Role role_of(PartKind kind) {
  switch (kind) {
    case PartKind::kHeader:
      return Role::kHeader;
    case PartKind::kFooter:
      return Role::kFooter;
    case PartKind::kNotes:
      return Role::kNotes;
    case PartKind::kComments:
      return Role::kComment;
    case PartKind::kDrawing:
      return Role::kTextBox;
    case PartKind::kPeople:
    case PartKind::kProperties:
      return Role::kProperty;
    case PartKind::kNumbering:
    case PartKind::kStyles:
    case PartKind::kSettings:
    case PartKind::kRelationships:
    case PartKind::kContentTypes:
      return Role::kAttribute;
    default:
      return Role::kBody;
  }
}

PartSetting setting_of(PartKind kind, std::string part) {
  PartSetting setting;
  setting.part = std::move(part);
  setting.role = role_of(kind);
  if (setting.role == Role::kProperty) setting.attribute_role = Role::kProperty;
  setting.is_story = is_story(kind);
  setting.counts_pages = kind == PartKind::kMain;
  setting.keeps_blanks = kind == PartKind::kDrawing;
  return setting;
}

// Neither text nor of a format that anybody knows.
bool is_opaque(std::string_view bytes) {
  std::string_view const head = bytes.substr(0, kFormatHeadBytes);
  Format const format = recognise(head, "", bytes.size());
  if (format.reading == Reading::kNoText) return true;
  if (format.reading == Reading::kRaw) {
    return format.name == unknown_format().name;
  }
  return is_text_format(format) &&
         !guess_encoding(head, head.size() == bytes.size()).is_text;
}

bool is_binary(std::string_view bytes) {
  std::string_view const head = bytes.substr(0, kFormatHeadBytes);
  return !is_text_format(recognise(head, "", bytes.size())) || is_opaque(bytes);
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() &&
         text.substr(text.size() - end.size()) == end;
}

bool is_xml_type(std::string_view type) {
  return ends_with(type, "+xml") || ends_with(type, "/xml");
}

// Text that w:altChunk takes in. It is a member though it may be XML.
std::string_view text_hint(std::string_view type, std::string_view part) {
  bool const is_html = type.find("html") != std::string_view::npos ||
                       ends_with(part, ".html") || ends_with(part, ".htm") ||
                       ends_with(part, ".xhtml");
  if (is_html) return "html";
  bool const is_other = type.find("rfc822") != std::string_view::npos ||
                        type.find("rtf") != std::string_view::npos ||
                        type == "text/plain" || ends_with(part, ".mht") ||
                        ends_with(part, ".rtf") || ends_with(part, ".txt");
  return is_other ? "txt" : "";
}

std::string folder_of(std::string_view plain) {
  std::size_t const slash = plain.rfind('/');
  return slash == std::string_view::npos ? std::string()
                                         : std::string(plain.substr(0, slash));
}

/// One package on its way out.
class WordPackage {
 public:
  WordPackage(std::string_view bytes, Extraction& out)
      : archive_(bytes, out.budget()), out_(out) {
    report_archive(bytes, archive_, out);
  }

  void read();

 private:
  struct Part {
    std::size_t entry = 0;
    std::string name{};   // in places
    std::string plain{};  // as it is compared
    std::string type{};
    PartKind kind = PartKind::kUnknown;
    std::optional<ZipContent> content{};  // read before its turn
  };

  void list_parts();
  void read_types();
  void read_styles();
  void read_part(Part& part);
  void read_content(Part const& part, ZipContent const& content);
  void read_xml(PartKind kind, Part const& part, std::string_view bytes);
  void skip_or_add(Part const& part, ZipContent const& content);
  void add_member(Part const& part, ZipContent const& content,
                  std::string_view why, std::string_view hint = {});
  void add_names(Part const& part);
  [[nodiscard]] Member member_of(Part const& part) const;
  [[nodiscard]] PartKind kind_of(Part const& part,
                                 std::string_view bytes) const;
  ZipContent const& content_of(Part& part);
  template <class T>
  static T& nearest(std::map<std::string, T>& by_folder, std::string folder);

  ZipArchive archive_;
  Extraction& out_;
  std::vector<Part> parts_;
  ContentTypes types_;
  std::map<std::string, WordStyles> styles_;    // by folder
  std::map<std::string, Numbering> numbering_;  // by folder
};

void WordPackage::list_parts() {
  std::set<std::string> names;
  for (std::size_t i = 0; i < archive_.entries().size(); ++i) {
    ZipEntry const& entry = archive_.entries()[i];
    Part part;
    part.entry = i;
    std::string const whole =
        decode_member_name(entry.name, entry.name_is_utf8);
    part.name = clean_utf8(head_of(whole, kMostPart));
    part.plain = plain_part_name(whole);
    part.kind = kind_by_path(part.plain);
    bool const is_first = names.insert(part.name).second;
    // Which of the two a program opens is its choice; all are read.
    if (!is_first && !entry.is_folder) {
      out_.cover(part.name, role_of(part.kind), Status::kPartial,
                 reason::kMalformed);
    }
    parts_.push_back(std::move(part));
  }
}

void WordPackage::read_types() {
  for (Part& part : parts_) {
    if (part.kind != PartKind::kContentTypes) continue;
    types_.read(content_of(part).bytes, out_.limits());
  }
  bool is_named = false;
  for (Part& part : parts_) {
    part.type = types_.of(part.plain);
    PartKind const by_type = kind_by_type(part.type);
    if (by_type != PartKind::kUnknown) part.kind = by_type;
    // A document taken in by w:altChunk has the type of a plain one.
    std::string_view const named = word_format(part.type);
    bool const tells = named != "docx" || !is_named;
    if (by_type == PartKind::kMain && !named.empty() && tells) {
      out_.set_format(named);
      is_named = true;
    }
  }
}

void WordPackage::read_styles() {
  for (Part& part : parts_) {
    if (part.kind == PartKind::kStyles) {
      styles_[folder_of(part.plain)].read(content_of(part).bytes,
                                          out_.limits());
    } else if (part.kind == PartKind::kNumbering) {
      numbering_[folder_of(part.plain)].read(content_of(part).bytes,
                                             out_.limits());
    }
  }
}

ZipContent const& WordPackage::content_of(Part& part) {
  if (!part.content) {
    bool const is_readable = archive_.entries()[part.entry].reason.empty();
    part.content = is_readable ? archive_.read(part.entry) : ZipContent{};
  }
  return *part.content;
}

// The part of its own folder, else the first there is.
template <class T>
T& WordPackage::nearest(std::map<std::string, T>& by_folder,
                        std::string folder) {
  if (by_folder.empty()) return by_folder[folder];
  auto const at = by_folder.find(folder);
  return at == by_folder.end() ? by_folder.begin()->second : at->second;
}

void WordPackage::read() {
  list_parts();
  read_types();
  read_styles();
  // The main text first, as a reader has it; what is embedded last.
  auto const rank = [](Part const& part) {
    return part.kind == PartKind::kUnknown ? PartKind::kMember : part.kind;
  };
  std::stable_sort(
      parts_.begin(), parts_.end(),
      [&](Part const& a, Part const& b) { return rank(a) < rank(b); });
  for (Part& part : parts_) {
    read_part(part);
    part.content.reset();
  }
}

Member WordPackage::member_of(Part const& part) const {
  ZipEntry const& entry = archive_.entries()[part.entry];
  Member member;
  member.name = entry.name;
  member.name_is_utf8 = entry.name_is_utf8;
  member.other_names = entry.other_names;
  member.name_is_text = !is_common_name(part.plain);
  if (auto decoded = decoded_percent(part.name)) {
    member.other_names.push_back(std::move(*decoded));
  }
  return member;
}

void WordPackage::add_names(Part const& part) {
  out_.add_names(member_of(part));
}

void WordPackage::read_part(Part& part) {
  ZipEntry const& entry = archive_.entries()[part.entry];
  if (entry.is_folder && entry.size == 0 && entry.packed <= 2) {
    add_names(part);
    return;
  }
  if (out_.budget().members_left() == 0) {
    out_.add_unread_member(member_of(part), "");
    return;
  }
  if (!entry.reason.empty()) {
    add_names(part);
    out_.cover(part.name, role_of(part.kind), Status::kUninspected,
               entry.reason);
    return;
  }
  ZipContent const& content = content_of(part);
  scan_raw(content.rest, out_);
  if (content.bytes.empty()) {
    add_names(part);
    out_.cover(
        part.name, role_of(part.kind),
        content.reason.empty() ? Status::kInspected : Status::kUninspected,
        content.reason);
    return;
  }
  read_content(part, content);
}

PartKind WordPackage::kind_of(Part const& part, std::string_view bytes) const {
  PartKind const by_type = kind_by_type(part.type);
  if (is_story(by_type)) return by_type;
  PartKind const by_root = kind_by_root(root_element(bytes));
  if (is_story(by_root) || by_type == PartKind::kUnknown) {
    if (by_root != PartKind::kUnknown) return by_root;
  }
  return part.kind;
}

void WordPackage::read_content(Part const& part, ZipContent const& content) {
  std::string_view const bytes = content.bytes;
  PartKind const kind = kind_of(part, bytes);
  bool const is_xml = looks_like_xml(bytes);
  bool const is_opaque_kind = kind == PartKind::kFont ||
                              kind == PartKind::kMacro ||
                              kind == PartKind::kPrinter;
  std::string_view const hint =
      is_story(kind) ? "" : text_hint(part.type, part.plain);
  if (is_opaque_kind && !is_xml) {
    skip_or_add(part, content);
    return;
  }
  bool const is_said_xml =
      is_xml_type(part.type) || (kind != PartKind::kUnknown && !is_opaque_kind);
  if (!hint.empty() || (!is_xml && (!is_said_xml || is_binary(bytes)))) {
    add_member(part, content, "", hint);
    return;
  }
  // A part is counted as a member is.
  if (!out_.budget().take_member()) out_.partial(out_.budget().reason());
  add_names(part);
  if (!content.reason.empty()) {
    out_.cover(part.name, role_of(kind), Status::kPartial, content.reason);
  }
  read_xml(kind, part, bytes);
}

void WordPackage::read_xml(PartKind kind, Part const& part,
                           std::string_view bytes) {
  PartSetting const setting = setting_of(kind, part.name);
  bool const is_foreign = kind == PartKind::kCustom ||
                          kind == PartKind::kUnknown ||
                          kind == PartKind::kFont || kind == PartKind::kMacro ||
                          kind == PartKind::kPrinter;
  if (kind == PartKind::kProperties) {
    read_properties(bytes, setting, out_);
  } else if (is_foreign && !has_paragraphs(bytes, out_.limits())) {
    Place place;
    place.part = setting.part;
    place.role = setting.role;
    XmlOptions options;
    options.refuse_doctype = true;
    out_.cover(place.part, place.role, Status::kInspected, "");
    sweep_xml(bytes, place, options, out_);
  } else {
    std::string const folder = folder_of(part.plain);
    WordPart(setting, nearest(styles_, folder), nearest(numbering_, folder),
             out_)
        .read(bytes);
  }
}

// Fonts and printer settings hold no text by nature, unless they are
// something else.
void WordPackage::skip_or_add(Part const& part, ZipContent const& content) {
  if (part.kind == PartKind::kMacro) {
    add_member(part, content, reason::kMacro);
    return;
  }
  if (!is_opaque(content.bytes)) {
    add_member(part, content, "");
    return;
  }
  add_names(part);
  out_.cover(part.name, Role::kBody, Status::kSkipped, reason::kNoText);
  if (part.kind != PartKind::kPrinter) return;
  // The printer's name, in UTF-16 at the front.
  Place place;
  place.part = part.name;
  place.role = Role::kAttribute;
  std::string const text = decode_lenient(content.bytes, Encoding::kUtf16Le);
  out_.add_block(text.substr(0, std::min(text.find('\n'), text.size())), place);
}

void WordPackage::add_member(Part const& part, ZipContent const& content,
                             std::string_view why, std::string_view hint) {
  Member member = member_of(part);
  member.bytes = content.bytes;
  member.format_hint = hint;
  member.incomplete =
      content.reason.empty() ? std::string(why) : content.reason;
  out_.add_member(member);
}

}  // namespace

void extract_word(Source const& source, Extraction& out) {
  WordPackage(source.bytes, out).read();
}

}  // namespace mishen
