#!/usr/bin/python3
"""check_readme.py ROOT PROGRAM: the READMEs say what is so.

Every make target, option and file they name exists, the two languages show
the same commands, and what they show as output is what comes out (seconds
excepted). Console blocks are lines of `$ command` and its output.
"""

import os
import re
import shlex
import subprocess
import sys

ROOT, PROGRAM = sys.argv[1:3]
READMES = ["README.md", "README.zh.md"]
LIBRARY_PAGES = ["lib/README.md", "lib/DECISIONS.md"]
SHOWN_PROGRAM = "build/release/bin/mishen"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
SECONDS = re.compile(r"\b\d+\.\d+(?=\s*(s|秒)\b|\s*秒)")


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def run(words):
    done = subprocess.run(
        [PROGRAM, *words], cwd=ROOT, stdin=subprocess.DEVNULL, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent",
             "LC_ALL": "C.UTF-8"})
    return done.stdout


def sessions(text):
    """Yields (command, shown output) of all console blocks."""
    for language, body in FENCE.findall(text):
        if language != "console":
            continue
        for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output.rstrip("\n")


def faults_in(name, text, targets, options):
    for target in re.findall(r"\bmake ([a-z][a-z-]*)\b(?=[`\s)|])", text):
        if target not in targets:
            yield f"{name}: no make target {target}"
    for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)):
        if option not in options:
            yield f"{name}: no option {option}"
    shown = 0
    for command, output in sessions(text):
        if not command.startswith(SHOWN_PROGRAM):
            continue
        shown += 1
        real = run(shlex.split(command)[1:]).rstrip("\n")
        if SECONDS.sub("_", real) != SECONDS.sub("_", output):
            yield f"{name}: `{command}` says:\n{real}"
    if not shown:
        yield f"{name}: no example of the program's output"


def missing_files(name, text):
    """Links, and files in backticks, which may be written from lib/."""
    folder = os.path.join(ROOT, os.path.dirname(name))
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        if not os.path.exists(os.path.join(folder, link)):
            yield f"{name}: {link} does not exist"
    for path in re.findall(r"`([\w./-]+/[\w.-]+\.(?:h|cc|py|md))`", text):
        if not any(os.path.exists(os.path.join(ROOT, start, path))
                   for start in ("", "lib")):
            yield f"{name}: {path} does not exist"


def shape(text):
    """What both languages must have in common."""
    commands = [re.sub(r"--lang \w+ ?", "", command)
                for command, _ in sessions(text)]
    return commands, len(re.findall(r"^## ", text, re.MULTILINE))


def main():
    targets = re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE)
    helps = run(["--help"]) + run(["scan", "--help"])
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", helps))
    texts = {name: read(name) for name in READMES}
    faults = [fault for name, text in texts.items()
              for fault in faults_in(name, text, targets, options)]
    for name in READMES + LIBRARY_PAGES:
        faults += missing_files(name, read(name))
    one, other = (shape(text) for text in texts.values())
    if one != other:
        faults.append(f"commands or chapters differ: {one} {other}")
    print("\n".join(faults), end="\n" if faults else "")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
