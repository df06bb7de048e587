#include "lib/extract/word/word_properties.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "lib/extract/word/word_tags.h"
#include "lib/extract/word/word_text.h"
#include "lib/extract/xml/xml_text.h"

namespace mishen {
namespace {

/// Blocks out of the events of one part.
class Properties {
 public:
  Properties(PartSetting const& setting, Extraction& out)
      : setting_(setting), output_(setting, out) {}

  void start(XmlName name, std::span<XmlAttribute const> attributes) {
    std::string label = labels_.empty() ? std::string() : labels_.back();
    if (name.local == "property") label = attribute_of(attributes, "name");
    labels_.push_back(std::move(label));
    texts_.emplace_back();
    output_.add_attributes(name, attributes, {});
  }

  void text(std::string_view piece) {
    if (!texts_.empty()) texts_.back() += piece;
  }

  void end() {
    if (texts_.empty()) return;
    WordText property;
    property.primary = std::move(texts_.back());
    std::string const label = std::move(labels_.back());
    texts_.pop_back();
    labels_.pop_back();
    if (!label.empty()) {
      add_reading(property, label + "：" + property.primary, false);
    }
    output_.add(property, setting_.role, false);
  }

  void value(std::string_view value) {
    if (is_worth_reading(value)) output_.add_value(value, {});
  }

  void finish() { output_.finish(); }

 private:
  PartSetting const& setting_;
  PartOutput output_;
  std::vector<std::string> labels_;  // of the custom property around
  std::vector<std::string> texts_;   // directly inside each element
};

}  // namespace

void read_properties(std::string_view bytes, PartSetting const& setting,
                     Extraction& out) {
  Properties properties(setting, out);
  XmlHandlers handlers;
  handlers.start = [&](XmlName name, std::span<XmlAttribute const> attributes) {
    properties.start(name, attributes);
  };
  handlers.end = [&](XmlName) { properties.end(); };
  handlers.text = [&](std::string_view piece) { properties.text(piece); };
  handlers.comment = [&](std::string_view text) { properties.value(text); };
  handlers.instruction = [&](std::string_view target, std::string_view data) {
    properties.value(target);
    properties.value(data);
  };
  handlers.entity = [&](std::string_view name, std::string_view text) {
    properties.value(name);
    properties.value(text);
  };
  XmlOptions options;
  options.refuse_doctype = true;
  XmlOutcome const outcome =
      XmlReader(out.limits(), options).read(bytes, handlers);
  properties.finish();
  cover_part(outcome, setting, out);
}

void cover_part(XmlOutcome const& outcome, PartSetting const& setting,
                Extraction& out) {
  Place place;
  place.part = setting.part;
  place.role = setting.role;
  add_xml_rest(outcome, place, out);
  if (outcome.second) {
    XmlOutcome other;
    other.rest = *outcome.second;
    add_xml_rest(other, place, out);
  }
  out.cover(place.part, place.role, Status::kInspected, "");
  cover_xml(outcome, place, out);
}

}  // namespace mishen
