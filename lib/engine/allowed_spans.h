#pragma once

// Where the `allow` phrases of rules stand in a buffer.

#include <cstddef>
#include <vector>

#include "lib/base/ids.h"
#include "lib/base/span.h"

namespace mishen {

/// Filled with add(), then sealed, then asked. One thread.
class AllowedSpans {
 public:
  void add(RuleId rule, BufferSpan span) { entries_.push_back({rule, span}); }
  void seal();

  /// Whether `span` lies wholly inside a phrase that `rule` allows.
  [[nodiscard]] bool covers(RuleId rule, BufferSpan span) const;

 private:
  // After seal(): ordered by rule and begin; `span.end` is the furthest end
  // of the rule's phrases up to this one.
  struct Entry {
    RuleId rule;
    BufferSpan span;
  };
  std::vector<Entry> entries_;
};

}  // namespace mishen
