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

void assign_fingerprints(std::vector<Finding>& findings,
                         std::string_view input_digest) {
  std::map<std::pair<std::string, std::string>, std::size_t> ordinals;
  for (Finding& finding : findings) {
    std::size_t& ordinal = ordinals[{finding.rule, finding.place.part}];
    finding.fingerprint =
        fingerprint(finding.rule, input_digest, finding.place.part, ordinal++);
  }
}

}  // namespace mishen
