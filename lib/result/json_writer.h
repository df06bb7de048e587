#pragma once

// Writes JSON text value by value, in the order it is told: the report's
// field order is part of its contract, and a report of 100,000 findings needs
// no tree in memory. Every string that comes out is valid UTF-8; characters
// that could trick a terminal or a viewer are written as \u escapes, which
// leaves the value unchanged.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mishen {

/// A JSON text under construction. Objects and arrays are indented by two
/// spaces, or kept on one line where opened with Layout::kLine. One thread.
class JsonWriter {
 public:
  enum class Layout { kIndented, kLine };

  void begin_object(Layout layout = Layout::kIndented) { begin('{', layout); }
  void end_object() { end('}'); }
  void begin_array(Layout layout = Layout::kIndented) { begin('[', layout); }
  void end_array() { end(']'); }
  void key(std::string_view name);

  void value(std::string_view text);
  void value(std::string const& text) { value(std::string_view(text)); }
  void value(char const* text) { value(std::string_view(text)); }
  void value(bool truth);
  void value(int number);
  void value(std::uint32_t number);
  void value(std::uint64_t number);
  /// A number of seconds, with three decimals.
  void seconds(double number);
  void null();

  template <class T>
  void value(std::optional<T> const& optional) {
    if (optional) {
      value(*optional);
    } else {
      null();
    }
  }
  template <class T>
  void field(std::string_view name, T const& what) {
    key(name);
    value(what);
  }

  /// The text; complete when every begin has had its end.
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  struct Level {
    Layout layout;
    bool empty;
  };
  void begin(char bracket, Layout layout);
  void end(char bracket);
  void before_value();
  void raw(std::string_view text);
  void new_line();

  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

/// `text` as a JSON string literal, quotes included.
std::string json_string(std::string_view text);

}  // namespace mishen
