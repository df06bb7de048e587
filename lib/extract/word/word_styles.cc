#include "lib/extract/word/word_styles.h"

#include <span>
#include <vector>

#include "lib/extract/xml/xml_reader.h"

namespace mishen {
namespace {

// Word itself allows eleven; a circle ends here, too.
constexpr int kMostAncestors = 32;

WordStyle under(WordStyle const& below, WordStyle const& over) {
  WordStyle style = over;
  style.look = below.look.under(over.look);
  if (!style.numbering.list) style.numbering.list = below.numbering.list;
  if (!style.numbering.level) style.numbering.level = below.numbering.level;
  if (!style.fill) style.fill = below.fill;
  style.has_shading = over.has_shading || below.has_shading;
  return style;
}

}  // namespace

/// Fills a WordStyles from the events of its part.
class WordStyles::Handler {
 public:
  explicit Handler(WordStyles& styles) : styles_(styles) {}

  void start(WordTag tag, std::span<XmlAttribute const> attributes) {
    WordTag const parent = open_.empty() ? WordTag::kOther : open_.back();
    WordTag const before =
        open_.size() < 2 ? WordTag::kOther : open_[open_.size() - 2];
    open_.push_back(tag);
    if (tag == WordTag::kStyle) {
      begin_style(attributes);
    } else if (parent == WordTag::kRPr && before == WordTag::kRPrDefault) {
      add_property(styles_.defaults_, tag, attributes);
    } else if (style_ != nullptr) {
      add(tag, parent, before, attributes);
    }
  }

  void end() {
    if (open_.empty()) return;
    if (open_.back() == WordTag::kStyle) style_ = nullptr;
    open_.pop_back();
  }

 private:
  void begin_style(std::span<XmlAttribute const> attributes) {
    std::string const id(attribute_of(attributes, "styleId"));
    style_ = &styles_.styles_[id];
    std::string_view const type = attribute_of(attributes, "type");
    std::string_view const is_default = attribute_of(attributes, "default");
    if (type == "paragraph" && (is_default == "1" || is_default == "true")) {
      styles_.default_paragraph_ = id;
    }
  }

  void add(WordTag tag, WordTag parent, WordTag before,
           std::span<XmlAttribute const> attributes) {
    if (parent == WordTag::kRPr && before == WordTag::kStyle) {
      add_property(style_->look, tag, attributes);
    } else if (tag == WordTag::kBasedOn && parent == WordTag::kStyle) {
      style_->based_on = attribute_of(attributes, "val");
    } else if (tag == WordTag::kShd) {
      auto const fill = shading_of(attributes);
      style_->has_shading = style_->has_shading || fill.has_value();
      if (parent == WordTag::kPPr && before == WordTag::kStyle)
        style_->fill = fill;
    } else if (parent == WordTag::kNumPr) {
      int const value = number_of(attribute_of(attributes, "val"), 0);
      if (tag == WordTag::kNumId) style_->numbering.list = value;
      if (tag == WordTag::kIlvl) style_->numbering.level = value;
    }
  }

  WordStyles& styles_;
  WordStyle* style_ = nullptr;
  std::vector<WordTag> open_;
};

void WordStyles::read(std::string_view bytes, Limits const& limits) {
  Handler handler(*this);
  XmlHandlers handlers;
  handlers.start = [&](XmlName name, std::span<XmlAttribute const> attributes) {
    handler.start(word_tag_of(name.local), attributes);
  };
  handlers.end = [&](XmlName) { handler.end(); };
  XmlReader(limits, {}).read(bytes, handlers);
}

WordStyle const* WordStyles::resolved(std::string_view name) const {
  if (auto const at = resolved_.find(name); at != resolved_.end()) {
    return &at->second;
  }
  auto at = styles_.find(name);
  if (at == styles_.end()) return nullptr;
  WordStyle style = at->second;
  for (int i = 0; i < kMostAncestors; ++i) {
    at = styles_.find(at->second.based_on);
    if (at == styles_.end()) break;
    style = under(at->second, style);
  }
  return &resolved_.emplace(name, std::move(style)).first->second;
}

WordStyle const* WordStyles::paragraph(std::string_view name) const {
  return resolved(name.empty() ? default_paragraph_ : name);
}

RunLook WordStyles::look(std::string_view table_style,
                         std::string_view paragraph_style,
                         std::string_view run_style) const {
  RunLook look = defaults_;
  bool vanish = false;
  WordStyle const* const layers[] = {
      table_style.empty() ? nullptr : resolved(table_style),
      paragraph(paragraph_style),
      run_style.empty() ? nullptr : resolved(run_style)};
  for (WordStyle const* const layer : layers) {
    if (layer == nullptr) continue;
    vanish = vanish != layer->look.vanish.value_or(false);
    look = look.under(layer->look);
  }
  look.vanish = vanish || defaults_.vanish.value_or(false);
  return look;
}

ListPlace WordStyles::numbering(std::string_view paragraph_style) const {
  WordStyle const* const style = paragraph(paragraph_style);
  return style == nullptr ? ListPlace{} : style->numbering;
}

std::optional<Rgb> WordStyles::fill(std::string_view paragraph_style) const {
  WordStyle const* const style = paragraph(paragraph_style);
  return style == nullptr ? std::nullopt : style->fill;
}

bool WordStyles::has_shading(std::string_view table_style) const {
  WordStyle const* const style = resolved(table_style);
  return style != nullptr && style->has_shading;
}

}  // namespace mishen
