#include "lib/result/fingerprint.h"

#include <map>
#include <utility>

#include "lib/base/sha256.h"

namespace mishen {

std::string fingerprint(std::string_view rule, std::string_view input_digest,
                        std::string_view part, std::size_t ordinal) {
  // Parted by NUL, which none of the fields contains, so that no two
  // different quadruples are hashed alike.
  std::string text(rule);
  text += '\0';
  text += input_digest;
  text += '\0';
  text += part;
  text += '\0';
  text += std::to_string(ordinal);
  return sha256_hex(text);
}

std::string keyed_fingerprint(std::string_view key, std::string_view rule,
                              std::string_view folded_text,
                              std::string_view folded_context) {
  std::string text(rule);
  text += '\0';
  text += folded_text;
  text += '\0';
  text += folded_context;
  return hmac_sha256_hex(key, text);
}

void assign_fingerprints(std::vector<Finding>& findings,
                         std::string_view input_digest) {
  std::map<std::pair<std::string, std::string>, std::size_t> ordinals;
  for (Finding& finding : findings) {
    // The part as seen from the outermost file.
    std::string part = finding.place.part;
    if (finding.input.size() > finding.outer_bytes) {
      part = finding.input.substr(finding.outer_bytes) + "!" + part;
    }
    std::size_t& ordinal = ordinals[{finding.rule, part}];
    finding.fingerprint =
        fingerprint(finding.rule, input_digest, part, ordinal++);
  }
}

}  // namespace mishen
