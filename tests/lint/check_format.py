#!/usr/bin/python3
"""check_format.py ROOT: clang-format has nothing to change."""

import re
import subprocess
import sys

import source_tree


def main():
    root = sys.argv[1]
    paths = source_tree.files(root, source_tree.CXX, ("lib", "cli", "tests"))
    if not paths:
        sys.exit("no sources found")
    command = ["clang-format", "--dry-run", "-Werror", "--style=file"]
    run = subprocess.run(command + paths, cwd=root, text=True,
                         stderr=subprocess.PIPE)
    places = re.findall(r"^(\S+?:\d+):\d+: error", run.stderr, re.MULTILINE)
    if run.returncode and not places:
        sys.exit(run.stderr)
    for place in dict.fromkeys(places):
        print(f"{place}: clang-format would change this")
    sys.exit(1 if places else 0)


if __name__ == "__main__":
    main()
