#pragma once

// Result<T>: a value or the Error that kept it from being made. The shape is
// std::expected's (C++23), which GCC 12 does not have; to be deleted then.
// TRY unwraps a Result or returns its Error from the enclosing function.
// CHECK is for programmer errors only: no input may ever reach one.

#include <cstdio>
#include <cstdlib>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace mishen {

/// Why something in the world (file, encoding, rule file) could not be done.
/// Messages are lower case, without full stop: `where: what`.
struct Error {
  enum class Code {
    kNotFound,
    kUnreadable,
    kInvalid,
    kLimit,
    kUnsupported,
    kIo,
    kChanged,
    kInternal,
  };
  Code code = Code::kInternal;
  std::string what;
  std::string where;  ///< The file or part; empty where the caller knows it.

  [[nodiscard]] std::string message() const {
    return where.empty() ? what : where + ": " + what;
  }
};

/// A T or an Error. Move-only; must not be ignored.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  Result(Result&&) noexcept = default;
  Result& operator=(Result&&) noexcept = default;
  Result(Result const&) = delete;
  Result& operator=(Result const&) = delete;
  ~Result() = default;

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& value() { return std::get<0>(state_); }
  T const& value() const { return std::get<0>(state_); }
  T& operator*() { return value(); }
  T const& operator*() const { return value(); }
  T* operator->() { return &value(); }
  T const* operator->() const { return &value(); }
  Error& error() { return std::get<1>(state_); }
  Error const& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// The Result of an action that has no value.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  Result() = default;
  Result(Error error) : error_(std::move(error)), failed_(true) {}
  Result(Result&&) noexcept = default;
  Result& operator=(Result&&) noexcept = default;
  Result(Result const&) = delete;
  Result& operator=(Result const&) = delete;
  ~Result() = default;

  [[nodiscard]] bool has_value() const { return !failed_; }
  explicit operator bool() const { return has_value(); }
  void value() const {}
  Error& error() { return error_; }
  Error const& error() const { return error_; }

 private:
  Error error_;
  bool failed_ = false;
};

namespace detail {
template <class R>
decltype(auto) unwrap(R& result) {
  if constexpr (!std::is_void_v<typename R::value_type>) {
    return std::move(result.value());
  }
}
}  // namespace detail

[[noreturn]] inline void check_failed(char const* what, char const* file,
                                      int line) {
  std::fprintf(stderr, "mishen: internal error: %s (%s:%d)\n", what, file,
               line);
  std::abort();
}

}  // namespace mishen

/// `auto x = TRY(f());` — x is the value, or the Error is returned from here.
#define TRY(expression)                                      \
  __extension__({                                            \
    auto try_result_ = (expression);                         \
    if (!try_result_) return std::move(try_result_.error()); \
    ::mishen::detail::unwrap(try_result_);                   \
  })

/// Aborts when a condition that no input can break is broken.
#define CHECK(condition) \
  ((condition) ? (void)0 \
               : ::mishen::check_failed(#condition, __FILE__, __LINE__))
