#!/usr/bin/python3
"""The checks of this folder, tried on small trees with one fault each."""

import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))

GOOD = {
    "lib/CMakeLists.txt": "add_subdirectory(base)\n",
    "lib/base/CMakeLists.txt": "mishen_layer(base\n  SOURCES\n    a.cc)\n",
    "lib/base/a.h": "#pragma once\n#include <string>\n",
    "lib/base/a.cc": '#include "lib/base/a.h"\n',
    "lib/text/CMakeLists.txt":
        "mishen_layer(text\n  SOURCES\n    t.cc\n  DEPENDS base)\n",
    "lib/text/t.h": '#pragma once\n#include "lib/base/a.h"\n',
    "lib/text/t.cc": '#include "lib/text/t.h"\n#include <unicode/uchar.h>\n',
    "lib/rules/r.h": "#pragma once\n",
    "lib/document/document.h": "#pragma once\n",
    "lib/match/regex/r.h": "#pragma once\n",
    "lib/scan/s.h": "#pragma once\n",
}


def lines(count, line="int x;\n"):
    return line * count


class Tree(unittest.TestCase):
    def run_check(self, script, changes):
        """Exit status and output of a check over GOOD with `changes`."""
        with tempfile.TemporaryDirectory() as root:
            for path, text in {**GOOD, **changes}.items():
                full = os.path.join(root, path)
                os.makedirs(os.path.dirname(full), exist_ok=True)
                with open(full, "w", encoding="utf-8") as file:
                    file.write(text)
            run = subprocess.run(
                [sys.executable, os.path.join(HERE, script), root],
                capture_output=True, text=True)
            self.assertEqual("", run.stderr)
            return run.returncode, run.stdout

    def fails(self, script, changes, said):
        status, output = self.run_check(script, changes)
        self.assertEqual(1, status, f"passed: {changes}")
        self.assertIn(said, output)

    def passes(self, script, changes):
        self.assertEqual((0, ""), self.run_check(script, changes))


class Layers(Tree):
    CASES = [
        ("up", "lib/base/b.h", '#include "lib/text/t.h"', "points up"),
        ("sibling", "lib/rules/q.h", '#include "lib/document/document.h"',
         "points to a sibling"),
        ("literal to regex", "lib/match/literal/l.h",
         '#include "lib/match/regex/r.h"', "points to a sibling"),
        ("match to text", "lib/match/literal/l.h",
         '#include "lib/text/t.h"', "match does not know text"),
        ("result to document", "lib/result/f.h",
         '#include "lib/document/document.h"', "result knows only"),
        ("not from the root", "lib/base/b.h", '#include "a.h"',
         "not written from the root"),
        ("missing", "lib/base/b.h", '#include "lib/base/none.h"',
         "does not exist"),
        ("unknown layer", "lib/misc/m.h", "", "not in the diagram"),
        ("RE2", "lib/engine/e.h", "#include <re2/re2.h>", "outside its home"),
        ("RE2 in literal", "lib/match/literal/l.h", "#include <re2/re2.h>",
         "outside its home"),
        ("ICU", "lib/rules/q.h", "#include <unicode/uchar.h>",
         "outside its home"),
        ("YAML", "lib/rules/q.h", "#include <yaml-cpp/yaml.h>",
         "outside its home"),
        ("JSON", "lib/result/f.h", "#include <nlohmann/json.hpp>",
         "outside its home"),
        ("sodium", "lib/base/b.h", "#include <sodium.h>", "outside its home"),
        ("CLI", "lib/scan/q.h", "#include <CLI/CLI.hpp>", "outside its home"),
        ("new library", "lib/base/b.h", "#include <boost/any.hpp>",
         "has no home"),
        ("network", "cli/c.h", "#include <sys/socket.h>", "no network"),
        ("printing", "lib/scan/q.h", "void f() { std::cerr << 1; }",
         "neither prints"),
        ("exit", "lib/scan/q.h", "void f() { exit(1); }", "neither prints"),
        ("source not built", "lib/base/b.cc", "", "does not name it"),
    ]

    def test_good_tree_passes(self):
        self.passes("check_layers.py", {})

    def test_each_fault_fails(self):
        for name, path, text, said in self.CASES:
            with self.subTest(name):
                self.fails("check_layers.py", {path: text + "\n"}, said)

    def test_words_in_comments_are_no_printing(self):
        self.passes("check_layers.py",
                    {"lib/scan/q.h": "// std::cerr, exit(1)\n"})

    def test_generators_may_print(self):
        self.passes("check_layers.py", {
            "lib/base/CMakeLists.txt":
                "mishen_layer(base SOURCES a.cc)\nadd_executable(g g.cc)\n",
            "lib/base/g.cc": "#include <cstdio>\nint main() { puts(\"\"); }\n",
        })

    def test_circle(self):
        self.fails("check_layers.py", {
            "lib/base/b.h": '#include "lib/base/c.h"\n',
            "lib/base/c.h": '#include "lib/base/b.h"\n',
        }, "in a circle")

    def test_two_homes_of_the_options_library(self):
        self.fails("check_layers.py", {
            "cli/a.h": "#include <CLI/CLI.hpp>\n",
            "cli/b.h": "#include <CLI/CLI.hpp>\n",
        }, "one home only")

    def test_depends_missing_and_needless(self):
        self.fails("check_layers.py", {
            "lib/text/CMakeLists.txt":
                "mishen_layer(text\n  SOURCES\n    t.cc)\n",
        }, "without DEPENDS")
        self.fails("check_layers.py", {
            "lib/scan/CMakeLists.txt":
                "mishen_layer(scan SOURCES x DEPENDS judge)\n",
        }, "without need")

    def test_empty_tree_fails(self):
        with tempfile.TemporaryDirectory() as root:
            run = subprocess.run(
                [sys.executable, os.path.join(HERE, "check_layers.py"), root],
                capture_output=True)
            self.assertEqual(1, run.returncode)


class Sizes(Tree):
    def test_limits_themselves_pass(self):
        self.passes("check_sizes.py", {
            "lib/base/b.h": lines(600),
            "lib/base/c.h": "//" + "x" * 78 + "\n//" + "密" * 39 + "\n",
            "lib/base/d.cc": "int f() {\n" + lines(78) + "}\n",
            "tests/a.py": "def f():\n" + lines(79, "    pass\n"),
        })

    def test_long_file(self):
        self.fails("check_sizes.py", {"lib/base/b.h": lines(601)},
                   "601 lines")
        self.fails("check_sizes.py", {"tests/a.sh": lines(601, "true\n")},
                   "601 lines")

    def test_long_line(self):
        self.fails("check_sizes.py", {"lib/base/b.h": "//" + "x" * 79 + "\n"},
                   "81 columns")
        self.fails("check_sizes.py", {"lib/base/b.h": "//" + "密" * 40 + "\n"},
                   "82 columns")
        self.fails("check_sizes.py",
                   {"README.md": "```\n```\n" + "word " * 17 + "\n"},
                   "README.md:3: 85 columns")

    def test_lines_that_cannot_be_broken(self):
        self.passes("check_sizes.py", {
            "lib/base/b.h": '  {"' + "密" * 50 + '"},\n',
            "README.md": "| 密" + " | x" * 40 + " |\n"
                         "```\n" + "x " * 80 + "\n```\n",
            "lib/base/c.h": "// https://example.org/" + "x" * 80 + "\n",
        })

    def test_generated_files_are_free(self):
        self.passes("check_sizes.py",
                    {"lib/text/tables_generated.cc": lines(5000)})

    def test_long_function(self):
        body = lines(79)
        for head in ("int f() {", "C::C(int a)\n    : a_(a) {",
                     "auto f() -> std::vector<int> {",
                     "namespace a {\nint f(int b) const noexcept {",
                     "struct S {\n  int f() {", "TEST(A, B) {"):
            with self.subTest(head):
                end = "}\n" * head.count("{")
                self.fails("check_sizes.py",
                           {"lib/base/b.h": head + "\n" + body + end},
                           "a function of")
        self.fails("check_sizes.py",
                   {"tests/a.py": "def f():\n" + lines(80, "    pass\n")},
                   "a function of 81 lines")

    def test_what_is_no_function(self):
        for head, end in (("namespace a {", "}"), ("struct S {", "};"),
                          ("enum class E {", "};"),
                          ("constexpr int kTable[] = {", "};")):
            with self.subTest(head):
                text = f"{head}\n{lines(100)}{end}\n"
                self.passes("check_sizes.py", {"lib/base/b.h": text})

    def test_braces_in_literals_and_comments(self):
        text = ('int f() { return \'{\'; }  // {\n'
                'char const* g() { return "{{\\"{"; }\n'
                'char const* h() { return R"x({{{)x"; }\n') + lines(100)
        self.passes("check_sizes.py", {"lib/base/b.h": text})


class Format(Tree):
    STYLE = {".clang-format": "BasedOnStyle: Google\n"}

    def test_formatted_passes(self):
        self.passes("check_format.py", {
            **self.STYLE, "lib/base/b.h": "int f() { return 1; }\n",
            "lib/text/t.cc": '#include "lib/text/t.h"\n',
        })

    def test_unformatted_fails(self):
        self.fails("check_format.py",
                   {**self.STYLE, "cli/b.h": "int  f(){return 1;}\n"},
                   "cli/b.h:1: clang-format")


if __name__ == "__main__":
    unittest.main()
