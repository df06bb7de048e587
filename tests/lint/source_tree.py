"""The hand-written files of a source tree, for the checks of this folder.

A tree is walked as it lies on the disk (an unpacked archive has no git), and
generated files are known by the word in their names.
"""

import os
import sys

sys.dont_write_bytecode = True

SKIPPED = {".git", "build", "__pycache__"}  # wherever they are
DATA = {"corpus/demo", "tests/data"}  # texts, not code
CXX = (".h", ".cc")


def files(root, suffixes, folders=(".",)):
    """Yields paths relative to root, sorted, of hand-written files."""
    found = []
    for folder in folders:
        for at, names, leaves in os.walk(os.path.join(root, folder)):
            here = os.path.relpath(at, root)
            names[:] = [
                n for n in names if n not in SKIPPED
                and os.path.normpath(os.path.join(here, n)) not in DATA
            ]
            for leaf in leaves:
                if leaf.endswith(suffixes) and "generated" not in leaf:
                    path = os.path.join(at, leaf)
                    found.append(os.path.normpath(
                        os.path.relpath(path, root)))
    return sorted(set(found))


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read()
