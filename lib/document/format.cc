#include "lib/document/format.h"

#include <algorithm>
#include <iterator>

#include "lib/document/format_magic.h"

namespace mishen {

Format recognise(std::string_view head, std::string_view file_name,
                 std::optional<std::uint64_t> size) {
  Format const named = format_by_name(file_name);
  // Nothing in it, nothing unread in it.
  if (head.empty()) return {named.name, Reading::kText, named.kind};
  if (auto const binary = recognise_binary(head, size)) return *binary;
  if (auto const markup = recognise_markup(head, named)) return *markup;
  bool const script = head.substr(0, 2) == "#!" && named.name == "txt";
  return script ? Format{"code", Reading::kText, TextKind::kCode} : named;
}

bool is_text_format(Format const& format) {
  constexpr std::string_view kNames[] = {"html", "xml", "json", "js", "css"};
  return format.reading == Reading::kText ||
         format.reading == Reading::kTextPartial ||
         std::find(std::begin(kNames), std::end(kNames), format.name) !=
             std::end(kNames);
}

Format unknown_format() { return {"unknown", Reading::kRaw, TextKind::kProse}; }

}  // namespace mishen
