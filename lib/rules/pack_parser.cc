#include "lib/rules/pack_parser.h"

#include <array>
#include <optional>
#include <utility>

#include "lib/rules/rule_names.h"

namespace mishen {
namespace {

constexpr std::array<std::string_view, 4> kPackKeys = {"pack", "version",
                                                       "title", "rules"};
/// An overrides-only source is a configuration: its other keys are its own.
constexpr std::string_view kOverridesKey = "overrides";

class PackParser {
 public:
  PackParser(PackSource const& source, std::vector<Diagnostic>& diagnostics)
      : source_(source), faults_(source.file, diagnostics) {
    parsed_.pack.file = source.file;
    YamlDocument document = parse_yaml(source.file, source.text);
    for (Diagnostic& fault : document.diagnostics) {
      diagnostics.push_back(std::move(fault));
    }
    parsed_.complete = document.complete;
    root_ = std::move(document.root);
  }

  ParsedPack run() {
    if (root_.is_mapping()) {
      if (source_.overrides_only) {
        if (YamlEntry const* const entry = root_.find(kOverridesKey)) {
          read_overrides(*entry);
        }
      } else {
        read_pack();
      }
    } else if (!root_.is_null() || (parsed_.complete && is_needed())) {
      faults_.error("R012", root_.is_null() ? Mark{} : root_.mark,
                    "the file is no rule pack: it must be a mapping",
                    "it needs the keys pack, version and rules");
    }
    return std::move(parsed_);
  }

 private:
  /// A configuration may be empty; a pack may not.
  [[nodiscard]] bool is_needed() const { return !source_.overrides_only; }

  /// What a fault of syntax cut off may hold whatever seems to be missing.
  [[nodiscard]] bool is_whole() const {
    return root_.complete && parsed_.complete;
  }

  void missing(std::string_view key) {
    if (!is_whole()) return;
    faults_.error("R011", root_.mark,
                  "the pack lacks the key \"" + std::string(key) + '"');
  }

  void read_pack() {
    check_keys(root_, kPackKeys, faults_);
    parsed_.id_mark = root_.mark;
    if (YamlEntry const* const entry = root_.find("pack")) {
      read_id(*entry);
    } else {
      missing("pack");
    }
    if (YamlEntry const* const entry = root_.find("version")) {
      parsed_.pack.version = read_text(*entry, faults_).value_or("");
    } else {
      missing("version");
    }
    if (YamlEntry const* const entry = root_.find("title")) {
      parsed_.pack.title = read_localized(*entry, faults_);
    }
    if (YamlEntry const* const entry = root_.find("rules")) {
      read_rules(*entry);
    } else {
      missing("rules");
    }
  }

  void read_id(YamlEntry const& entry) {
    parsed_.id_mark = entry.value.mark;
    auto const id = read_text(entry, faults_);
    if (!id) return;
    parsed_.pack.id = *id;
    // A cut-off file may have run the id together with what follows.
    if (is_id(*id) || !is_whole()) return;
    faults_.error("R014", entry.value.mark, "not a pack's id",
                  "ids are of a-z, 0-9, . and -, and begin with a letter or "
                  "digit");
  }

  void read_rules(YamlEntry const& entry) {
    YamlNode const& list = entry.value;
    bool const is_empty =
        list.is_null() || (list.is_sequence() && list.items.empty());
    if (is_empty) {
      if (is_whole() && list.complete) {
        faults_.error("R019", entry.key_mark, "the pack has no rules");
      }
      return;
    }
    if (!list.is_sequence()) {
      wrong_type(list, list.mark, "rules", "a list of rules", faults_);
      return;
    }
    for (YamlNode const& item : list.items) read_item(item);
  }

  void read_item(YamlNode const& item) {
    if (!item.complete) return;
    if (!item.is_mapping()) {
      wrong_type(item, item.mark, "rules", "rules only", faults_);
    } else if (item.find("override")) {
      add_override(item);
    } else {
      parsed_.rules.push_back(parse_rule(item, source_.directory, faults_));
    }
  }

  void read_overrides(YamlEntry const& entry) {
    if (!entry.value.is_sequence()) {
      wrong_type(entry.value, entry.value.mark, kOverridesKey,
                 "a list of overrides", faults_);
      return;
    }
    for (YamlNode const& item : entry.value.items) {
      if (!item.complete) continue;
      if (item.is_mapping() && item.find("override")) {
        add_override(item);
      } else {
        faults_.error("R011", item.mark, "the entry lacks the key \"override\"",
                      "write {override: RULE-ID, severity: …, enabled: …}");
      }
    }
  }

  void add_override(YamlNode const& item) {
    if (auto parsed = parse_override(item, faults_)) {
      parsed_.overrides.push_back(std::move(*parsed));
    }
  }

  PackSource const& source_;
  Faults faults_;
  YamlNode root_;
  ParsedPack parsed_;
};

}  // namespace

ParsedPack parse_pack(PackSource const& source,
                      std::vector<Diagnostic>& diagnostics) {
  return PackParser(source, diagnostics).run();
}

}  // namespace mishen
