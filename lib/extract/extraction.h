#pragma once

// What every extractor writes to. An Extraction is one member being read: it
// collects blocks and coverage, hands out Documents of bounded size, and
// takes members inside it, which are recognised by their bytes and read by
// their own extractor with the same budget. Nothing that an extractor is
// given may get lost: it becomes a block, or a member, or coverage with a
// reason.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/ids.h"
#include "lib/base/limits.h"
#include "lib/document/coverage.h"
#include "lib/document/document.h"
#include "lib/document/wire.h"

namespace mishen {

/// Takes records as they are made.
using RecordSink = std::function<void(WireRecord record)>;

/// What is left of an input's limits, shared by everything inside it.
class Budget {
 public:
  Budget(Limits const& limits, std::uint64_t input_bytes)
      : limits_(limits), input_bytes_(input_bytes) {}

  [[nodiscard]] Limits const& limits() const { return limits_; }

  /// Asks for `bytes` more of expanded content. False: over expanded-bytes
  /// or over the ratio to the input; then `reason()` says which, and nothing
  /// was taken.
  bool take_expanded(std::uint64_t bytes);
  /// The most that take_expanded() would grant.
  [[nodiscard]] std::uint64_t expanded_left() const;
  /// Asks for one more member. False: `reason()` is "limit-members".
  bool take_member();
  [[nodiscard]] std::uint64_t members_left() const;
  /// Asks for `characters` of text in blocks; all or nothing.
  bool take_characters(std::uint64_t characters);
  [[nodiscard]] std::uint64_t characters_left() const;
  /// Counts text that is no block (windows), which no limit of characters
  /// keeps back.
  void note_characters(std::uint64_t characters) { noted_ += characters; }
  /// How many of `bytes` may still be searched raw.
  std::uint64_t take_raw(std::uint64_t bytes);
  /// Asks for `bytes` of text to be handed out. False when so much of
  /// reader-output-bytes is used that the rest is kept for names and
  /// coverage: better to end in order than to be ended.
  bool take_output(std::uint64_t bytes);
  [[nodiscard]] std::string const& reason() const { return reason_; }
  [[nodiscard]] std::uint64_t characters() const {
    return characters_ + noted_;
  }

 private:
  Limits const& limits_;
  std::uint64_t input_bytes_;
  std::uint64_t expanded_ = 0;
  std::uint64_t members_ = 0;
  std::uint64_t characters_ = 0;
  std::uint64_t noted_ = 0;
  std::uint64_t raw_ = 0;
  std::uint64_t output_ = 0;
  std::string reason_;
};

/// Something inside a member: an archive's file, an attachment, a data URI.
struct Member {
  std::string name;  ///< Bytes as found; '/' parts folders.
  std::string_view bytes;
  std::string charset;      ///< Declared from outside, or empty.
  std::string format_hint;  ///< "js", "css", "html", … where the place tells.
  bool name_is_text = true;   ///< False where the name is made up by us.
  bool hidden = false;        ///< All its blocks are hidden.
  bool name_is_utf8 = false;  ///< Said to be; believed where it is.
  /// What else it is called elsewhere; searched as names, too.
  std::vector<std::string> other_names{};
  /// Why `bytes` are not all there is ("checksum-mismatch", a limit …), or
  /// empty.
  std::string incomplete{};
};

/// How a block is said.
struct BlockOptions {
  std::optional<BlockId> reading_of;
  /// Line of the member's source where the text begins, where it has lines.
  std::optional<std::uint64_t> line;
  std::optional<TextKind> kind;  ///< Where it is not prose.
};

/// One member on its way out. Not copied; one thread.
class Extraction {
 public:
  /// The input itself.
  Extraction(Budget& budget, RecordSink const& sink, std::string format,
             std::uint64_t bytes = 0);
  ~Extraction();
  Extraction(Extraction const&) = delete;
  Extraction& operator=(Extraction const&) = delete;

  [[nodiscard]] Limits const& limits() const { return budget_.limits(); }
  [[nodiscard]] Budget& budget() { return budget_; }
  [[nodiscard]] std::uint64_t depth() const { return depth_; }

  /// What the format turned out to be ("docm"), and the encoding.
  void set_format(std::string_view format);
  [[nodiscard]] std::string const& format() const { return format_; }
  void set_encoding(std::string_view encoding);

  /// Adds a block; blank text is passed over, NULs are left out, and what is
  /// no valid UTF-8 becomes U+FFFD. A reading must follow the block it reads
  /// before any other block that is none: ids hold until the next block that
  /// is no reading. A reading of a block that was passed over, or that came
  /// in pieces because it is large, is a block of its own. Returns an id also
  /// for text beyond the limit of characters, which is covered as incomplete.
  BlockId add_block(std::string_view text, Place place,
                    BlockOptions options = {});

  /// Says what became of a part of this member; empty: the member itself.
  /// What was said before is not said again.
  void cover(std::string part, Role role, Status status,
             std::string_view reason);
  /// The whole member is partial.
  void partial(std::string_view reason) {
    cover("", Role::kBody, Status::kPartial, reason);
  }
  void uninspected(std::string_view reason) {
    cover("", Role::kBody, Status::kUninspected, reason);
  }

  /// Reads something inside: its name is a block of role name, its bytes are
  /// recognised and read, or covered with the reason why not. Bytes were
  /// already taken from the budget by whoever expanded them.
  void add_member(Member const& member);
  /// The same for a member of which only the name is known.
  void add_unread_member(Member const& member, std::string_view reason);
  /// Only the names, as blocks of role name in this member: of a folder, or
  /// of a part that is no member. A folder's name is said once.
  void add_names(Member const& member);

  /// Hands out a Document made elsewhere (windows of text, raw scans).
  void add_document(Document document, std::uint32_t reading);
  /// Hands out the blocks collected so far.
  void flush();
  /// Hands out what is left; nothing may follow. The destructor does the same.
  void finish();

 private:
  Extraction(Extraction& outer, Member const& member);
  void announce(bool done);
  [[nodiscard]] std::string path_of(Member const& member) const;
  Document names_of(Member const& member);
  [[nodiscard]] std::optional<BlockId> base_of(BlockId reading) const;
  BlockId append(std::string_view text, Place place,
                 BlockOptions const& options);
  void add_large_block(std::string_view text, Place const& place,
                       BlockOptions const& options);
  void hand_out(Document document, std::uint32_t reading);
  void cut(std::string_view reason);

  Budget& budget_;
  RecordSink const& sink_;
  std::uint32_t* next_member_;
  std::uint32_t own_next_ = 1;  // the counter of the outermost
  std::uint32_t member_ = 0;
  std::uint64_t depth_ = 0;
  std::string path_;
  std::string format_;
  std::optional<std::string> encoding_;
  std::uint64_t bytes_ = 0;
  bool hidden_ = false;
  bool cut_ = false;   // beyond the limit of characters, and said so
  bool done_ = false;  // everything was handed out
  Document document_;
  std::size_t place_bytes_ = 0;      // of the blocks of document_
  std::uint64_t blocks_before_ = 0;  // handed out, as lines of the member
  // Folders said so far: each a number, by its outer folder and its name.
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> folders_;
  std::set<std::string> said_;  // coverage
};

/// What an extractor reads.
struct Source {
  std::string_view bytes;
  std::string_view name;     ///< Last component, bytes; may be empty.
  std::string_view charset;  ///< Declared from outside, or empty.
};

/// One format's reader. Throws nothing; std::bad_alloc ends the process, and
/// the parent says so.
using Extractor = void (*)(Source const& source, Extraction& out);

/// Recognises `source` and reads it: the one place where formats are chosen.
/// `format_hint` decides only among text formats.
void extract_by_format(Source const& source, std::string_view format_hint,
                       Extraction& out);

/// Reads one input whole and ends with an EndRecord.
void extract_input(Source const& source, Limits const& limits,
                   RecordSink const& sink);

}  // namespace mishen
