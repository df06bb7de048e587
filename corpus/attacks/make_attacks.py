#!/usr/bin/python3
"""make_attacks.py FOLDER [NAME…]: writes the attacks into FOLDER; without
names all that are not for nights only. Prints the table of what is wanted.
"""

import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]

import docx_attacks
import markup_attacks
import tree_attacks
import zip_attacks
from attack import Folder

SOURCES = (zip_attacks, docx_attacks, markup_attacks, tree_attacks)


def all_attacks():
    found = [attack for source in SOURCES for attack in source.ATTACKS]
    names = [attack.name for attack in found]
    assert len(names) == len(set(names)), "two attacks of one name"
    return found


def write(folder, attack):
    """Writes one attack; returns its path."""
    path = os.path.join(folder, attack.name)
    if isinstance(attack.make, Folder):
        os.mkdir(path)
        attack.make.fill(path)
        return path
    made = attack.make()
    with open(path, "wb") as file:
        for piece in [made] if isinstance(made, bytes) else made:
            file.write(piece)
    return path


def main():
    folder, names = sys.argv[1], set(sys.argv[2:])
    os.makedirs(folder, exist_ok=True)
    for attack in all_attacks():
        if attack.name in names or not names and not attack.nightly:
            write(folder, attack)
            print(attack.name, attack.verdict, attack.complete, sep="\t")


if __name__ == "__main__":
    main()
