#!/usr/bin/python3
"""demo_test.py ROOT PROGRAM: the demo drafts against what is wanted of them.

corpus/demo.expected.tsv was written by the policy, not by the program
(corpus/make_demo.py explains its columns).
"""

import filecmp
import json
import os
import subprocess
import sys
import tempfile
import unittest

ROOT, PROGRAM = (os.path.abspath(path) for path in sys.argv[1:3])
del sys.argv[1:3]
CORPUS = os.path.join(ROOT, "corpus")
TODAY = "2026-11-23"
LOUD = ("review", "block")


def tree(folder):
    return sorted(
        os.path.relpath(os.path.join(at, leaf), folder)
        for at, _, leaves in os.walk(folder) for leaf in leaves)


def expected():
    """path → (pack, verdicts, level, wanted places, tolerated places)"""
    with open(os.path.join(CORPUS, "demo.expected.tsv"),
              encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    out = {}
    for path, pack, verdicts, level, findings in rows:
        tokens = [] if findings == "-" else findings.split(" ")
        out[path] = (
            pack, verdicts.split("|"), level,
            {t for t in tokens if not t.endswith("?")},
            {t.rstrip("?") for t in tokens if t.endswith("?")},
        )
    return out


def token(finding):
    place = finding["place"]
    where = place["part"] or place["line"]
    if place["role"] == "name":
        where = "name"
    return f"{where}:{finding['category']}:{finding['severity']}"


def anywhere(text):
    return "*:" + text.split(":", 1)[1]


class Demo(unittest.TestCase):
    def test_the_drafts_are_what_the_generator_writes(self):
        with tempfile.TemporaryDirectory() as fresh:
            subprocess.run(
                ["/usr/bin/python3", os.path.join(CORPUS, "make_demo.py"),
                 fresh], check=True)
            demo = os.path.join(CORPUS, "demo")
            names = tree(os.path.join(fresh, "demo"))
            self.assertEqual(names, tree(demo))
            self.assertGreaterEqual(len(names), 15)
            _, differ, odd = filecmp.cmpfiles(
                demo, os.path.join(fresh, "demo"), names, shallow=False)
            self.assertEqual([], differ + odd)
            self.assertTrue(filecmp.cmp(
                os.path.join(CORPUS, "demo.expected.tsv"),
                os.path.join(fresh, "demo.expected.tsv"), shallow=False))

    def scan(self):
        with tempfile.TemporaryDirectory() as out:
            report = os.path.join(out, "report.json")
            run = subprocess.run(
                [PROGRAM, "scan", "--today", TODAY, "--report",
                 "json=" + report, "demo"],
                cwd=CORPUS, stdin=subprocess.DEVNULL, capture_output=True,
                env={**os.environ, "HOME": out, "XDG_CONFIG_HOME": out})
            self.assertEqual(1, run.returncode, run.stderr.decode())
            with open(report, encoding="utf-8") as file:
                return json.load(file)

    def test_verdicts_and_findings(self):
        report = self.scan()
        inputs = {i["path"].removeprefix("demo/"): i for i in report["inputs"]}
        loud = {}
        for finding in report["findings"]:
            if finding["severity"] in LOUD:
                path = finding["input"].removeprefix("demo/")
                path = path.split("!", 1)[0]  # members belong to theirs
                loud.setdefault(path, set()).add(token(finding))
        packs = {pack["id"] for pack in report["rules"]["packs"]}
        wanted = expected()
        for path, (pack, verdicts, level, must, may) in wanted.items():
            with self.subTest(path):
                self.assertIn(path, inputs)
                if pack not in packs | {"-"}:
                    continue  # the built-in rules do not claim it yet
                entry = inputs[path]
                verdict = entry["verdict"]
                verdict = "clean" if verdict == "note" else verdict
                self.assertIn(verdict, verdicts, loud.get(path))
                if level != "*":
                    self.assertEqual(None if level == "-" else level,
                                     entry["level"])
                self.compare(loud.get(path, set()), must, may)
        self.assertLessEqual(set(loud), set(wanted))

    def compare(self, found, must, may):
        covered = found | {anywhere(t) for t in found}
        self.assertEqual(set(), must - covered, "not found")
        allowed = must | may
        self.assertEqual(
            set(), {t for t in found if not {t, anywhere(t)} & allowed},
            "not wanted")


if __name__ == "__main__":
    unittest.main()
