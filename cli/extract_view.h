#pragma once

// How `mishen extract` shows what was read: as text for people, or as JSON.
// Members come one after the other, each with its blocks and then with what
// is known of it as a whole.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/terms.h"
#include "lib/document/coverage.h"
#include "lib/document/place.h"

namespace mishen {

struct ExtractedBlock {
  Place place;
  std::optional<std::size_t> reading_of;  ///< Among the member's blocks.
  std::uint32_t reading = 0;              ///< document/wire.h
  std::string text;
  bool continues = false;  ///< The next window of the block before it.
};

/// An input or something inside it, without its blocks.
struct ExtractedMember {
  std::string path;  ///< "" for the input.
  std::string format;
  std::optional<std::string> encoding;
  std::uint64_t bytes = 0;
  std::vector<PartCoverage> parts;
};

/// Writes to standard output as it goes. One thread.
class ExtractView {
 public:
  virtual ~ExtractView() = default;
  virtual void begin(std::string_view input) = 0;
  virtual void begin_member(std::string_view path, std::string_view format) = 0;
  virtual void add(ExtractedBlock const& block) = 0;
  virtual void end_member(ExtractedMember const& member) = 0;
  virtual void end(std::string_view sandbox, bool complete) = 0;
  /// False: not all could be written.
  [[nodiscard]] virtual bool is_written() const = 0;
};

/// Text: a line with the place of each block in words, then the block; what
/// was not read at the end. `escaped`: for a terminal.
std::unique_ptr<ExtractView> text_view(Language language, bool escaped);

/// JSON, "mishen.extract/1".
std::unique_ptr<ExtractView> json_view();

}  // namespace mishen
