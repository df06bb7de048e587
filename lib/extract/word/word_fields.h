#pragma once

// Complex fields: the code between begin and separate, joined over runs, and
// what a field shows of itself where no run holds its result (form check
// boxes and lists, SYMBOL, the enclosed characters of EQ).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {

/// A field read to its end.
struct FieldText {
  std::string code;
  std::string shown;  ///< Empty where its result stands in runs.
};

/// The fields that are open, one inside another. One thread.
class Fields {
 public:
  /// `paragraph`: the number of the one it begins in.
  void begin(std::uint64_t paragraph);
  void separate();
  std::optional<FieldText> end();
  /// All that is still open, innermost first: nothing closes it any more.
  std::vector<FieldText> end_all();

  /// Text of w:instrText. False: no field is open that could take it.
  bool add_code(std::string_view text);
  /// Text of a run; true if it stands in a code that began in `paragraph`,
  /// and so is not shown.
  bool add_text(std::string_view text, std::uint64_t paragraph);

  // Children of w:ffData.
  void set_check_box();
  void set_checked(bool checked);
  void add_entry(std::string_view text);
  void choose(int entry);

 private:
  struct Field {
    std::uint64_t paragraph = 0;
    std::string code{};
    bool in_code = true;
    bool has_result = false;
    bool is_check_box = false;
    bool is_checked = false;
    std::vector<std::string> entries{};
    int chosen = 0;
  };
  static FieldText text_of(Field& field);

  std::vector<Field> open_;
  std::uint64_t beyond_ = 0;  // begun beyond the most that are kept
};

/// What SYMBOL and EQ show; empty for other codes.
std::string shown_by_code(std::string_view code);

}  // namespace mishen
