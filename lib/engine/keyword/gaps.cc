#include "lib/engine/keyword/gaps.h"

#include <optional>

#include "lib/engine/keyword/hard_wrap.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

class GapJudge {
 public:
  GapJudge(GapRule rule, Keyword const& keyword, Spelling const& spelling,
           std::string_view block, Wrapping wrapping)
      : rule_(rule),
        keyword_(keyword),
        spelling_(spelling),
        block_(block),
        wrapping_(wrapping) {}

  bool allows() {
    for (std::size_t i = 0; i + 1 < spelling_.units.size(); ++i) {
      Gap const gap = gap_behind(block_, spelling_, i);
      if (!allows(gap, i)) return false;
    }
    return true;
  }

 private:
  bool allows(Gap const& gap, std::size_t index) {
    Joint const joint = keyword_.joint(index);
    bool const is_empty = gap.blanks.empty() && !gap.has_break;
    if (joint == Joint::kRequired && is_empty) return false;
    if (rule_ == GapRule::kAny || gap.in_character) return true;
    if (gap.has_break) return allows_break(gap, index, joint);
    bool const is_own = joint == Joint::kOptional ||
                        joint == Joint::kRequired ||
                        (joint == Joint::kBorder && rule_ != GapRule::kNone);
    return is_own || allows_blanks(gap);
  }

  [[nodiscard]] bool allows_break(Gap const& gap, std::size_t index,
                                  Joint joint) const {
    if (rule_ == GapRule::kNone || wrapping_ == Wrapping::kNever) return false;
    bool const between_han = is_han(spelling_.units[index].symbol) &&
                             is_han(spelling_.units[index + 1].symbol);
    if (!between_han && joint == Joint::kTight) return false;
    // A blank before the break parts words ("手机 ⏎密码"), unless it is the
    // word's own.
    if (!gap.blanks.empty() && joint == Joint::kTight && !ends_are_free()) {
      return false;
    }
    return is_hard_wrap(block_, gap.break_at, gap.blanks_behind);
  }

  // All gaps alike: the first decides.
  bool allows_blanks(Gap const& gap) {
    if (!common_) {
      common_ = gap.blanks;
      return gap.blanks.empty() || (rule_ != GapRule::kNone && ends_are_free());
    }
    return *common_ == gap.blanks;
  }

  [[nodiscard]] bool ends_are_free() const {
    return rule_ == GapRule::kSpaced ||
           (is_free(spelling_.before) && is_free(spelling_.behind));
  }

  GapRule rule_;
  Keyword const& keyword_;
  Spelling const& spelling_;
  std::string_view block_;
  Wrapping wrapping_;
  std::optional<std::u32string> common_;
};

}  // namespace

bool allows_gaps(GapRule rule, Keyword const& keyword, Spelling const& spelling,
                 std::string_view block, Wrapping wrapping) {
  return GapJudge(rule, keyword, spelling, block, wrapping).allows();
}

}  // namespace mishen
