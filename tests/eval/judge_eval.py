#!/usr/bin/env python3
"""Runs mishen over the labelled texts of corpus/judge and says how it did.

Prints recall, false blocks and false reviews by kind and by format, and how
many levels and terms were right. A third of the cases is held out: its
figures are printed with --held-out, its texts never.

Usage: judge_eval.py MISHEN [--held-out | --all] [--show] [--cases FILE…]
Exit status 1 when a bound of BOUNDS is missed.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "corpus" / "judge"))

import make_cases  # noqa: E402

# Share of the cases that want it; above or below.
BOUNDS = {"recall": 0.98, "false_block": 0.01, "level": 0.98,
          "false_review": 0.05}


class Tally:
    """Counts over some cases."""

    def __init__(self):
        self.marked = self.found = 0  # wanted block or review
        self.unblocked = self.false_block = 0  # a block is wrong
        self.clean = self.false_review = 0
        self.levels = self.right_level = 0
        self.terms = self.right_term = 0

    def add(self, case, verdict, level, terms):
        wants = case.wants
        if "clean" not in wants:
            self.marked += 1
            self.found += verdict in wants or (
                verdict == "block" and "block" not in wants)
        if "block" not in wants:
            self.unblocked += 1
            self.false_block += verdict == "block"
        if wants == {"clean"}:
            self.clean += 1
            self.false_review += verdict == "review"
        if verdict == "block" and "block" in wants and case.level:
            self.levels += 1
            self.right_level += (level or "null") == case.level
            if case.term:
                self.terms += 1
                self.right_term += squeezed(case.term) in terms

    def shares(self):
        def share(part, whole):
            return part / whole if whole else None
        return {"recall": share(self.found, self.marked),
                "false_block": share(self.false_block, self.unblocked),
                "false_review": share(self.false_review, self.clean),
                "level": share(self.right_level, self.levels),
                "term": share(self.right_term, self.terms)}

    def line(self):
        return (f"recall {self.found}/{self.marked}, "
                f"false blocks {self.false_block}/{self.unblocked}, "
                f"false reviews {self.false_review}/{self.clean}, "
                f"levels {self.right_level}/{self.levels}, "
                f"terms {self.right_term}/{self.terms}")


def squeezed(text):
    return "".join(text.split())


def scan(mishen, folder):
    """path → (verdict, level, terms, findings)"""
    result = subprocess.run(
        [mishen, "scan", ".", "--report", "json=-", "--today", "2026-11-24",
         "--show"], cwd=folder, capture_output=True, check=False)
    if result.returncode not in (0, 1, 3):
        sys.exit(f"mishen ended with {result.returncode}: "
                 f"{result.stderr.decode()}")
    report = json.loads(result.stdout)
    findings = collections.defaultdict(list)
    for finding in report["findings"]:
        path = finding["input"].removeprefix("./").split("!")[0]
        findings[path].append(finding)
    out = {}
    for entry in report["inputs"]:
        path = entry["path"].removeprefix("./")
        worst = {f["severity"] for f in findings[path]}
        # What the format leaves unread is not what is measured here.
        verdict = next((s for s in ("block", "review") if s in worst),
                       "clean")
        terms = {squeezed((f.get("term") or {}).get("text") or "")
                 for f in findings[path]}
        out[path] = (verdict, entry["level"], terms, findings[path])
    return out


def is_right(case, verdict, level):
    if verdict not in case.wants:
        return False
    wants_level = case.level and verdict == "block" and len(case.wants) == 1
    return not wants_level or (level or "null") == case.level


def show(case, verdict, level, findings):
    print(f"--- {case.name} ({case.source}, {case.format}, {case.kind}): "
          f"wanted {case.want} {case.level}, got {verdict} {level or ''}; "
          f"{case.why}")
    for finding in findings:
        reasons = [f"{e['why']} {e['weight']:+d}"
                   for e in finding["evidence"]]
        print("   ", finding["severity"], finding["rule"],
              repr(finding.get("text", "")), reasons)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("mishen", type=pathlib.Path)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--cases", type=pathlib.Path, nargs="*")
    options = parser.parse_args()
    files = options.cases or sorted(
        (ROOT / "corpus" / "judge").glob("*.cases"))
    cases = [c for path in files for c in make_cases.read_cases(path)
             if options.all or c.held_out == options.held_out]
    with tempfile.TemporaryDirectory() as folder:
        written = make_cases.write_cases(cases, pathlib.Path(folder))
        results = scan(options.mishen.resolve(), folder)
    total = Tally()
    by = {"kind": collections.defaultdict(Tally),
          "format": collections.defaultdict(Tally)}
    right = 0
    for path, case in written.items():
        verdict, level, terms, findings = results.get(
            path, ("missing", None, set(), []))
        for tally in (total, by["kind"][case.kind],
                      by["format"][case.format]):
            tally.add(case, verdict, level, terms)
        if is_right(case, verdict, level):
            right += 1
        elif options.show and not (case.held_out and not options.all):
            show(case, verdict, level, findings)
    for name, tallies in by.items():
        for key in sorted(tallies):
            print(f"{name} {key}: {tallies[key].line()}")
    print(f"{right} of {len(written)} as wanted; {total.line()}")
    return 0 if within_bounds(total.shares()) else 1


def within_bounds(shares):
    good = True
    for name, bound in BOUNDS.items():
        share = shares[name]
        if share is None:
            continue
        most = name.startswith("false")
        holds = share <= bound if most else share >= bound
        print(f"{name} {share:.1%} ({'at most' if most else 'at least'} "
              f"{bound:.0%}){'' if holds else ': MISSED'}")
        good = good and holds
    return good


if __name__ == "__main__":
    sys.exit(main())
