#include "lib/extract/html/style.h"

#include <cstdlib>

namespace mishen {
namespace {

/// Declarations without white space, comments and upper case.
std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "/*") {
      std::size_t const end = text.find("*/", i + 2);
      if (end == text.npos) break;
      i = end + 1;
    } else if (!is_html_space(text[i])) {
      out += text[i];
    }
  }
  return lower_ascii(out);
}

/// The number at the begin of `value`, or `otherwise`.
double number_of(std::string_view value, double otherwise) {
  std::string const head(value.substr(0, 24));
  char* end = nullptr;
  double const number = std::strtod(head.c_str(), &end);
  return end == head.c_str() ? otherwise : number;
}

bool is_white(std::string_view color) {
  return color == "#fff" || color == "#ffffff" || color == "white" ||
         color == "rgb(255,255,255)" || color == "#fffffe" ||
         color == "#fefefe";
}

/// The declarations that only together hide.
struct Together {
  std::string_view color;
  std::string_view background;
  bool out_of_flow = false;
  bool far_off = false;
  bool clipped = false;
  bool no_size = false;
  bool override_order = false;
  bool right_to_left = false;
};

void read_display(std::string_view value, Looks& looks) {
  if (value.starts_with("none")) {
    looks.hidden = true;
  } else if (value == "flex" || value == "inline-flex" || value == "grid" ||
             value == "inline-grid") {
    looks.display = Looks::Display::kJoined;
  } else if (value.starts_with("inline") || value == "contents") {
    looks.display = Looks::Display::kInline;
  } else if (value.starts_with("block") || value.starts_with("table") ||
             value.starts_with("list-item")) {
    looks.display = Looks::Display::kBlock;
  }
}

void read_hiding(std::string_view name, std::string_view value, Looks& looks) {
  if (name == "visibility") {
    looks.hidden |= value.starts_with("hidden") || value.starts_with("coll");
  } else if (name == "opacity") {
    looks.hidden |= number_of(value, 1) <= 0.05;
  } else if (name == "font-size") {
    looks.hidden |= number_of(value, 100) <= 1 &&
                    value.find("em") == value.npos &&
                    value.find("rem") == value.npos;
    looks.hidden |= number_of(value, 100) <= 0;
  } else if (name == "text-indent") {
    looks.hidden |= number_of(value, 0) <= -99;
  } else if (name == "mso-hide") {
    looks.hidden |= value.starts_with("all");
  } else if (name == "transform") {
    looks.hidden |= value.starts_with("scale(0");
  } else if (name == "content-visibility") {
    looks.hidden |= value == "hidden";
  }
}

void read_together(std::string_view name, std::string_view value,
                   Together& all) {
  if (name == "color" || name == "-webkit-text-fill-color") {
    all.color = value;
  } else if (name == "background-color" || name == "background") {
    all.background = value;
  } else if (name == "position") {
    all.out_of_flow = value.starts_with("abs") || value.starts_with("fixed");
  } else if (name == "left" || name == "top" || name == "right" ||
             name == "bottom" || name.starts_with("margin")) {
    all.far_off |= number_of(value, 0) <= -999;
  } else if (name == "clip" || name == "clip-path") {
    all.clipped = value != "auto" && value != "none";
  } else if (name == "width" || name == "height" || name == "max-height") {
    all.no_size |= number_of(value, 100) <= 1 && value.find('%') == value.npos;
  } else if (name == "overflow") {
    all.clipped |= value.starts_with("hidden");
  } else if (name == "unicode-bidi") {
    all.override_order = value.find("override") != value.npos;
  } else if (name == "direction") {
    all.right_to_left = value.starts_with("rtl");
  }
}

void conclude(Together const& all, Looks& looks) {
  std::string_view const color = all.color.substr(0, all.color.find('!'));
  std::string_view const ground =
      all.background.substr(0, all.background.find('!'));
  bool const same = !color.empty() && color == ground;
  bool const white = is_white(color) && (ground.empty() || is_white(ground));
  bool const clear =
      color == "transparent" || color.starts_with("rgba(0,0,0,0");
  looks.hidden |= same || white || clear || all.far_off ||
                  (all.clipped && all.no_size) ||
                  (all.clipped && all.out_of_flow);
  looks.reversed |= all.override_order && all.right_to_left;
}

/// The last compound of a selector where it is one tag, class or id.
std::string simple_selector(std::string_view selector) {
  while (!selector.empty() && is_html_space(selector.back())) {
    selector.remove_suffix(1);
  }
  std::size_t const begin = selector.find_last_of(" \t\r\n\f>+~");
  if (begin != selector.npos) selector.remove_prefix(begin + 1);
  if (selector.find_first_of(":[*") != selector.npos) return {};
  std::size_t const mark = selector.find_last_of(".#");
  std::string_view const simple =
      mark == selector.npos ? selector : selector.substr(mark);
  return mark == selector.npos ? lower_ascii(simple) : std::string(simple);
}

bool changes_anything(Looks const& looks) {
  return looks.hidden || looks.reversed || looks.keeps_lines ||
         looks.display != Looks::Display::kAsIs;
}

}  // namespace

void Looks::add(Looks const& other) {
  hidden |= other.hidden;
  reversed |= other.reversed;
  keeps_lines |= other.keeps_lines;
  if (other.display != Display::kAsIs) display = other.display;
}

Looks looks_of(std::string_view declarations) {
  std::string const text = squeezed(declarations);
  std::string_view rest = text;
  Looks looks;
  Together all;
  while (!rest.empty()) {
    std::size_t const end = std::min(rest.find(';'), rest.size());
    std::string_view const one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    std::size_t const colon = one.find(':');
    if (colon == one.npos) continue;
    std::string_view const name = one.substr(0, colon);
    std::string_view const value = one.substr(colon + 1);
    if (name == "display") read_display(value, looks);
    if (name == "white-space") {
      looks.keeps_lines = value.starts_with("pre") || value == "break-spaces";
    }
    read_hiding(name, value, looks);
    read_together(name, value, all);
  }
  conclude(all, looks);
  return looks;
}

void StyleSheet::add(std::string_view css) {
  std::size_t at = 0;
  std::size_t close = 0;
  while (at < css.size()) {
    std::size_t const open = css.find('{', at);
    if (open == css.npos) return;
    if (close < open) close = std::min(css.find('}', open), css.size());
    // Inside @media stands another rule: begin again at its selector.
    std::size_t const inner = css.find('{', open + 1);
    if (inner < close) {
      at = open + 1;
      continue;
    }
    std::string_view selectors = css.substr(at, open - at);
    std::size_t const before = selectors.find_last_of("};/");
    if (before != selectors.npos) selectors.remove_prefix(before + 1);
    Looks const looks = looks_of(css.substr(open + 1, close - open - 1));
    while (changes_anything(looks) && !selectors.empty()) {
      std::size_t const comma = std::min(selectors.find(','), selectors.size());
      std::string const key = simple_selector(selectors.substr(0, comma));
      if (!key.empty()) rules_[key].add(looks);
      selectors.remove_prefix(std::min(comma + 1, selectors.size()));
    }
    at = close + 1;
  }
}

Looks StyleSheet::looks(HtmlTree const& tree, NodeId id) const {
  Looks out;
  if (rules_.empty()) return out;
  auto const look = [&](std::string const& key) {
    auto const found = rules_.find(key);
    if (found != rules_.end()) out.add(found->second);
  };
  look(tree[id].text);
  if (std::string const* const name = tree.value(id, "id")) look("#" + *name);
  std::string const* const classes = tree.value(id, "class");
  if (classes == nullptr) return out;
  std::string_view rest = *classes;
  while (!rest.empty()) {
    std::size_t const end =
        std::min(rest.find_first_of(" \t\r\n\f"), rest.size());
    if (end > 0) look("." + std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

std::vector<std::string> content_strings(std::string_view css) {
  std::vector<std::string> out;
  std::string const lower = lower_ascii(css);
  std::size_t at = lower.find("content");
  for (; at != lower.npos; at = lower.find("content", at)) {
    at += 7;
    while (at < css.size() && is_html_space(css[at])) ++at;
    if (at >= css.size() || css[at] != ':') continue;
    std::string joined;
    for (++at; at < css.size() && css[at] != ';' && css[at] != '}';) {
      char const quote = css[at++];
      if (quote != '"' && quote != '\'') continue;
      std::size_t const end = std::min(css.find(quote, at), css.size());
      joined += css.substr(at, end - at);
      at = std::min(end + 1, css.size());
    }
    if (!joined.empty()) out.push_back(std::move(joined));
  }
  return out;
}

}  // namespace mishen
