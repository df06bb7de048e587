#pragma once

// An input of given bytes that can fail, change or have no size.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "lib/input/input.h"

namespace mishen {

struct FakeBytes {
  std::string bytes;
  std::size_t chunk = 1 << 20;  ///< Most bytes a read gives.
  std::optional<std::size_t> fails_at = std::nullopt;  ///< Offset of an error.
  bool changed = false;
  std::optional<std::uint64_t> size = std::nullopt;  ///< Other than true.
};

class FakeInput final : public OpenInput {
 public:
  explicit FakeInput(FakeBytes fake) : fake_(std::move(fake)) {}

  [[nodiscard]] std::optional<std::uint64_t> size() const override {
    return fake_.size.value_or(fake_.bytes.size());
  }
  Result<std::size_t> read(std::span<char> buffer) override {
    std::size_t end = fake_.bytes.size();
    if (fake_.fails_at) {
      if (at_ >= *fake_.fails_at) return Error{Error::Code::kIo, "x", ""};
      end = std::min(end, *fake_.fails_at);
    }
    std::size_t const count = std::min({buffer.size(), end - at_, fake_.chunk});
    std::copy_n(fake_.bytes.begin() + static_cast<std::ptrdiff_t>(at_), count,
                buffer.begin());
    at_ += count;
    return count;
  }
  [[nodiscard]] bool changed() const override { return fake_.changed; }

 private:
  FakeBytes fake_;
  std::size_t at_ = 0;
};

}  // namespace mishen
