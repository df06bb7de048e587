#include "lib/base/yaml.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

namespace mishen {
namespace {

/// The tree as one line: scalars 'x', lists [..], mappings {k: v}, null ~.
std::string dump(YamlNode const& node) {
  std::string out;
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return "~";
    case YamlNode::Kind::kScalar:
      return '\'' + node.text + '\'';
    case YamlNode::Kind::kSequence:
      for (YamlNode const& item : node.items) out += dump(item) + ' ';
      return '[' + out + ']';
    case YamlNode::Kind::kMapping:
      for (YamlEntry const& entry : node.entries) {
        out += entry.key + ':' + dump(entry.value) + ' ';
      }
      return '{' + out + '}';
  }
  return out;
}

struct Tree {
  char const* law;
  std::string text;
  std::string dump;
};

TEST(ParseYaml, builds_the_tree) {
  for (Tree const& row : {
           Tree{"scalars stay as written", "v: 2026.10\nn: 010\nb: yes",
                "{v:'2026.10' n:'010' b:'yes' }"},
           Tree{"nesting", "a:\n  - b\n  - {c: [d, e]}\n",
                "{a:['b' {c:['d' 'e' ] } ] }"},
           Tree{"quotes", "a: \"x\\u673a\"\nb: 'it''s'\n",
                "{a:'x机' b:'it's' }"},
           Tree{"quotes over lines", "a: \"x\n  y\"\n", "{a:'x y' }"},
           Tree{"nothing", "a:\nb: ~\nc: null\n", "{a:~ b:~ c:~ }"},
           Tree{"block text", "a: |\n  x\n  y\n", "{a:'x\ny\n' }"},
           Tree{"empty file", "", "~"},
           Tree{"comment only", "# a\n", "~"},
           Tree{"one explicit document", "---\na: b\n...\n", "{a:'b' }"},
           Tree{"byte-order mark",
                "\xEF\xBB\xBF"
                "a: b",
                "{a:'b' }"},
           Tree{"lines of DOS", "a: b\r\nc: d\r\n", "{a:'b' c:'d' }"},
           Tree{"han keys", "绝密: 3\n", "{绝密:'3' }"},
           Tree{"a star alone is no alias", "a: 机密*10年\nb: 机密★10年",
                "{a:'机密*10年' b:'机密★10年' }"},
           Tree{"quoted signs", "a: ['*x', '&y', '!z', '@']\n",
                "{a:['*x' '&y' '!z' '@' ] }"},
       }) {
    YamlDocument const document = parse_yaml("f", row.text);
    EXPECT_TRUE(document.diagnostics.empty())
        << row.law << ": " << document.diagnostics.front().what;
    EXPECT_TRUE(document.complete) << row.law;
    EXPECT_EQ(dump(document.root), row.dump) << row.law;
  }
}

/// "R006@2:1 R004@3:4", in the order given.
std::string codes(YamlDocument const& document) {
  std::string out;
  for (Diagnostic const& fault : document.diagnostics) {
    if (!out.empty()) out += ' ';
    out += fault.code + '@' + std::to_string(fault.mark.line) + ':' +
           std::to_string(fault.mark.column);
  }
  return out;
}

struct Fault {
  char const* law;
  std::string text;
  std::string codes;
};

TEST(ParseYaml, refuses_with_place) {
  for (Fault const& row : {
           Fault{"anchor and alias", "机: &a x\nb: *a\n", "R004@1:4 R004@2:4"},
           Fault{"undefined alias", "a: *x\n", "R004@1:4"},
           Fault{"alias of itself", "a: &x [*x]\n", "R004@1:4 R004@1:8"},
           Fault{"alias as a key", "a: &x y\n*x : b\n",
                 "R004@1:4 R004@2:1 R007@2:1"},
           Fault{"tag", "a: !!int 1\nb: !x y\nc: ! z\n",
                 "R004@1:4 R004@2:4 R004@3:4"},
           Fault{"duplicate keys", "a: 1\nb: 2\na: 3\na: 4\n",
                 "R006@3:1 R006@4:1"},
           Fault{"duplicate in flow", "x: {机密: 1, 机密: 2}\n", "R006@1:12"},
           Fault{"equal after unquoting", "a: 1\n\"a\": 2\n", "R006@2:1"},
           Fault{"second document", "a: 1\n---\nb: 2\n", "R005@2:1"},
           Fault{"second document after dots", "a: 1\n...\nb: 2\n", "R005@3:1"},
           Fault{"document by indentation", "- a\nb: 2\n", "R005@2:1"},
           Fault{"list as a key", "? [a]\n: b\n", "R007@1:3"},
           Fault{"null as a key", "~: b\n", "R007@1:1"},
           Fault{"tab", "a:\n\tb: c\n", "R003@2:1"},
           Fault{"quote not closed", "a: b\nc: \"d\ne: f\n", "R003@2:4"},
           Fault{"single quote not closed", "a: 'b\n", "R003@1:4"},
           Fault{"bracket not closed", "a: [b, c\n", "R003@1:4"},
           Fault{"gb18030", "a: \xBB\xFA\n", "R001@1:4"},
           Fault{"nul", std::string("a: b\0c\n", 7), "R001@1:5"},
           Fault{"end of transmission", "a: 机\x04\n", "R001@1:5"},
           Fault{"line end of old Macs", "a: b\rc: d\n", "R001@1:5"},
       }) {
    YamlDocument const document = parse_yaml("f", row.text);
    EXPECT_EQ(codes(document), row.codes) << row.law;
  }
}

TEST(ParseYaml, marks_count_code_points) {
  YamlDocument const document =
      parse_yaml("f", "机密: [绝密, \"密件\"]\nb:\n  - '甲''乙'\n");
  ASSERT_EQ(document.root.entries.size(), 2U);
  YamlEntry const& first = document.root.entries[0];
  EXPECT_EQ(first.key_mark.column, 1U);
  EXPECT_EQ(first.key_mark.length, 2U);
  EXPECT_EQ(first.value.items[0].mark.column, 6U);
  EXPECT_EQ(first.value.items[1].mark.column, 10U);
  EXPECT_EQ(first.value.items[1].mark.length, 4U);
  YamlNode const& item = document.root.entries[1].value.items[0];
  EXPECT_EQ(item.mark.line, 3U);
  EXPECT_EQ(item.mark.column, 5U);
  EXPECT_EQ(item.mark.length, 6U);
}

TEST(ParseYaml, what_is_missing_is_marked_at_its_key) {
  YamlDocument const document = parse_yaml("f", "a:\n\nb: c\n");
  EXPECT_EQ(document.root.entries[0].value.mark.line, 1U);
  EXPECT_EQ(document.root.entries[0].value.mark.column, 1U);
}

std::string nested(std::size_t depth) {
  return "a: " + std::string(depth, '[') + std::string(depth, ']');
}

TEST(ParseYaml, limits_are_exact) {
  YamlLimits const limits{100, 12, 4};
  // The mapping is a level of its own.
  EXPECT_EQ(codes(parse_yaml("f", nested(3), limits)), "");
  EXPECT_EQ(codes(parse_yaml("f", nested(4), limits)), "R002@1:7");
  std::string const bytes = "a: " + std::string(97, 'x');
  EXPECT_EQ(codes(parse_yaml("f", bytes, limits)), "");
  EXPECT_EQ(codes(parse_yaml("f", bytes + "x", limits)), "R002@0:0");
  // Mapping, key, list, and nine items.
  EXPECT_EQ(codes(parse_yaml("f", "a: [1,2,3,4,5,6,7,8,9]", limits)), "");
  EXPECT_EQ(codes(parse_yaml("f", "a: [1,2,3,4,5,6,7,8,9,0]", limits)),
            "R002@1:23");
}

TEST(ParseYaml, attacks_end_soon) {
  std::string flow_items = "a: [";
  for (int i = 0; i < 50000; ++i) flow_items += "机密,";
  for (std::string const& text :
       {std::string(300000, '['), "a: " + std::string(300000, '{'),
        [] {
          std::string out;
          for (int i = 0; i < 50000; ++i) out += "- ";
          return out;
        }(),
        [] {
          std::string out;
          for (int i = 0; i < 50000; ++i) out += "a:\n" + std::string(1, ' ');
          return out;
        }(),
        flow_items}) {
    auto const begin = std::chrono::steady_clock::now();
    YamlDocument const document = parse_yaml("f", text);
    EXPECT_FALSE(document.diagnostics.empty() && text != flow_items);
    EXPECT_LT(std::chrono::steady_clock::now() - begin,
              std::chrono::seconds(20));
  }
}

TEST(ParseYaml, goes_on_behind_a_fault_of_syntax) {
  YamlDocument const document = parse_yaml("f",
                                           "rules:\n"
                                           "  - a: 1\n"
                                           "    b: x: y\n"
                                           "    c: 2\n"
                                           "  - d: 1\n"
                                           "    d: 2\n"
                                           "  # comment\n"
                                           "  - e: [1\n"
                                           "  - f: 1\n"
                                           "  - g: 1\n"
                                           "    g: 2\n"
                                           "z: 1\n"
                                           "z: 2\n");
  EXPECT_EQ(codes(document), "R003@3:9 R006@6:5 R003@8:8 R006@11:5 R006@13:1");
  EXPECT_FALSE(document.complete);
  EXPECT_EQ(dump(document.root), "{rules:[{d:'1' } {g:'1' } ] z:'1' }");
}

TEST(ParseYaml, many_faults_of_syntax_end) {
  std::string text = "rules:\n";
  for (int i = 0; i < 300; ++i) text += "  - a: @\n";
  YamlDocument const document = parse_yaml("f", text);
  EXPECT_GE(document.diagnostics.size(), 64U);
}

TEST(ParseYaml, a_cut_off_tree_says_so) {
  YamlDocument const document = parse_yaml("f", "a: {b: [c, d");
  EXPECT_FALSE(document.complete);
  EXPECT_FALSE(document.root.complete);
  EXPECT_EQ(document.diagnostics.size(), 1U);
}

// Any bytes: a tree or a fault, never a crash, and no fault without place
// past the end.
TEST(ParseYaml, survives_what_is_broken_at_random) {
  std::string const seed =
      "pack: t\nrules:\n  - {id: a, words: [机密, \"b\"]}\n  - id: b\n"
      "    x: |\n      y\n    z: 'q'\n";
  std::string const letters = "[]{}:,-#&*!|>'\"%@`?\n\t \\~a机";
  std::mt19937 random(20260101);
  for (int round = 0; round < 3000; ++round) {
    std::string text = seed;
    for (int edit = 0; edit < 4; ++edit) {
      std::size_t const at = random() % text.size();
      if (random() % 3 == 0) {
        text.erase(at, random() % 6);
      } else {
        text[at] = letters[random() % letters.size()];
      }
    }
    YamlDocument const document = parse_yaml("f", text);
    if (!document.complete) {
      EXPECT_FALSE(document.diagnostics.empty()) << text;
    }
  }
}

}  // namespace
}  // namespace mishen
