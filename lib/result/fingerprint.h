#pragma once

// What makes a finding recognisable in a later run without saying what it
// is. Without a key it is a digest of rule | input digest | part | ordinal,
// bound to the very bytes of the input: a changed document never inherits the
// waiver of the old one, and nobody can guess a short word from it.
//
// The input digest is SHA-256 over the bytes that were read. Hashing is
// slower (200-400 MB/s) than searching, so the scanner hashes only inputs
// that have findings: small ones from memory, large files by a second read,
// streams while they are read.

#include <string>
#include <string_view>
#include <vector>

#include "lib/result/finding.h"

namespace mishen {

/// 64 hex digits for the `ordinal`-th finding (from 0) of `rule` in `part`.
std::string fingerprint(std::string_view rule, std::string_view input_digest,
                        std::string_view part, std::size_t ordinal);

/// The same with a key, HMAC(key, rule | text | context), both folded: it
/// outlives a change of the document elsewhere, and tells nothing to who does
/// not have the key.
std::string keyed_fingerprint(std::string_view key, std::string_view rule,
                              std::string_view folded_text,
                              std::string_view folded_context);

/// Fills `fingerprint` of all findings of one input, given in report order.
void assign_fingerprints(std::vector<Finding>& findings,
                         std::string_view input_digest);

}  // namespace mishen
