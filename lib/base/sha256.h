#pragma once

// SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104). The home of libsodium.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace mishen {

/// Digest of data that comes in pieces. Move-only; one thread.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void update(std::string_view bytes);
  /// 64 lower-case hex digits of all bytes so far; then begins anew.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The digest of `bytes` as 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

/// The keyed digest of `bytes` as 64 lower-case hex digits. The key may have
/// any length.
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);

}  // namespace mishen
