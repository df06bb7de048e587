#!/usr/bin/python3
"""make_demo.py [FOLDER]: writes the demo drafts and what is wanted of them.

Writes FOLDER/demo (default: beside this script), the drafts as a disclosure
reviewer meets them, and FOLDER/demo.expected.tsv, what a scan must say of
each. All names, units, numbers and texts are invented; identity numbers
carry area codes that are given to nobody.

A wanted finding names the line by its text; the line number is worked out
here. Columns of demo.expected.tsv:
  file      path below demo/
  pack      the rule pack it takes, where it is not cn-marking's (-)
  verdict   block, review, incomplete or clean (clean: nothing above note);
            a|b: either
  level     绝密, 机密, 秘密, - (none) or * (not compared)
  findings  place:category:severity for each finding above note; place is a
            line, the part of a package (word/header1.xml), `name` (a name
            of a file or member), or * (anywhere); a trailing ? means
            tolerated, not wanted
"""

import os
import shutil
import sys

sys.dont_write_bytecode = True

import demo_documents
import demo_drafts


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    folder = sys.argv[1] if len(sys.argv) > 1 else here
    demo = os.path.join(folder, "demo")
    shutil.rmtree(demo, ignore_errors=True)
    rows = ["file\tpack\tverdict\tlevel\tfindings"]
    drafts = demo_drafts.DRAFTS + demo_documents.DOCUMENTS
    for draft in sorted(drafts, key=lambda d: d.path):
        path = os.path.join(demo, draft.path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(draft.data())
        rows.append(draft.row())
    with open(os.path.join(folder, "demo.expected.tsv"), "w",
              encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
