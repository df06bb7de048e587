#include "lib/match/symbols.h"

namespace mishen {
namespace {

constexpr char32_t kPlanes = 0x30000;  // 0-2: all that folds to another
constexpr char32_t kTags = 0x1000;

}  // namespace

SymbolTable::SymbolTable(FoldFunction const& fold) {
  symbols_.resize(kPlanes);
  for (char32_t at = 0; at < kPlanes; ++at) symbols_[at] = ask(fold, at);
  tags_.resize(kTags);
  for (char32_t at = 0; at < kTags; ++at) {
    tags_[at] = ask(fold, kFirstTag + at);
  }
}

Symbol SymbolTable::ask(FoldFunction const& fold, char32_t code_point) {
  std::u32string_view more;
  Symbol const symbol = fold(code_point, more);
  if (more.empty()) return symbol;
  expansions_.emplace_back(more);
  return kFirstExpansion + static_cast<Symbol>(expansions_.size() - 1);
}

std::u32string_view SymbolTable::expansion(Symbol symbol) const {
  return expansions_[symbol - kFirstExpansion];
}

}  // namespace mishen
