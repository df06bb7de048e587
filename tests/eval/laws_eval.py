#!/usr/bin/env python3
"""Scans a folder of published laws: none may be blocked.

Usage: laws_eval.py MISHEN FOLDER [--show]
Prints how many documents are blocked or reviewed; exit status 1 when one is
blocked or more than one in a hundred is reviewed.
"""

import argparse
import json
import pathlib
import subprocess
import sys


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("mishen", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    result = subprocess.run(
        [options.mishen.resolve(), "scan", options.folder, "--report",
         "json=-", "--show", "--context"], capture_output=True, check=False)
    if result.returncode not in (0, 1, 3):
        sys.exit(result.stderr.decode())
    report = json.loads(result.stdout)
    counts = {"block": 0, "review": 0}
    for entry in report["inputs"]:
        if entry["verdict"] in counts:
            counts[entry["verdict"]] += 1
    for finding in report["findings"]:
        graver = finding["severity"] != "note"
        if graver and (options.show or finding["severity"] == "block"):
            place = finding["place"]
            print(finding["severity"], finding["rule"], finding["input"],
                  place["line"], finding["context"],
                  [(e["why"], e["weight"]) for e in finding["evidence"]])
    total = len(report["inputs"])
    print(f"{total} documents, {counts['block']} blocked, "
          f"{counts['review']} for review; notes "
          f"{report['summary']['note']}; "
          f"{report['summary']['seconds']:.1f} s")
    return 1 if counts["block"] or counts["review"] * 100 > total else 0


if __name__ == "__main__":
    sys.exit(main())
