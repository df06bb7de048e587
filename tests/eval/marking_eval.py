#!/usr/bin/env python3
"""Runs mishen over the labelled marking forms, mentions and own cases.

Each row becomes a small document with the text in the place its class names;
one run scans them all, and the verdict of each document is compared.

Usage: marking_eval.py MISHEN DATA_DIR [--show]
Exit status 1 when a document does not get its verdict.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

PROSE = """各县（市、区）人民政府，市政府各部门、各直属机构：
为进一步做好全市农田水利设施的维护管理工作，经市政府同意，现将有关事项
通知如下，请结合实际认真贯彻落实。
一、提高认识。各地要充分认识做好维护管理工作的重要意义，加强组织领导。
二、明确责任。按照属地管理的原则，落实管护主体和管护经费。
"""
TITLE = "关于做好全市农田水利设施维护管理工作的通知\n"
DATE = "某市人民政府\n2026年3月15日\n"


def place(text, class_name, note):
    """The document that holds `text` where its class says: (name, body)."""
    if "文件名" in note:
        return text, TITLE + PROSE + DATE
    if "邮件主题" in note:
        return None, f"发件人：办公室\n主题：{text}\n\n{PROSE}"
    if "段落前密级" in note:
        body = text if len(text) > 5 else text + "本段所列数据由水利部门提供。"
        return None, TITLE + PROSE + body + "\n三、抓好落实。\n" + DATE
    if class_name in ("DISCLOSURE", "OPEN") or text.startswith("（此件"):
        return None, TITLE + PROSE + DATE + text + "\n"
    if class_name == "DRAFT":
        return None, TITLE + text + "\n\n" + PROSE + DATE
    return None, text + "\n" + TITLE + PROSE + DATE


def read_table(path):
    rows = path.read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith("#")]


def unescaped(text):
    escapes = {"n": "\n", "t": "\t", "\\": "\\"}
    return re.sub(r"\\(.)", lambda m: escapes.get(m[1], m[0]), text)


class Cases:
    """Documents in a folder, each with the verdicts it may get."""

    def __init__(self, folder):
        self.folder = folder
        self.wanted = {}
        self.label = {}
        self.level = {}

    def add(self, name, body, wanted, label, level=""):
        number = f"{len(self.wanted):04d}"
        path = f"{number}/{name or 'draft.txt'}"
        file = self.folder / path
        file.parent.mkdir()
        file.write_text(body, encoding="utf-8")
        self.wanted[path] = wanted
        self.label[path] = label
        self.level[path] = level


def load(data, cases):
    for text, class_name, verdict, note in read_table(
            data / "marking-forms.tsv")[1:]:
        name, body = place(text, class_name, note)
        cases.add(name, body, {verdict}, f"{class_name}: {text}")
    for row in read_table(data / "mentions.tsv"):
        text = row[0]
        not_block = {"clean", "review"}
        cases.add(None, text + "\n", not_block, f"mention: {text}")
        cases.add(None, TITLE + PROSE + text + "\n" + DATE, not_block,
                  f"mention in a notice: {text}")
    ocr = (data / "regulation-ocr.txt").read_text(encoding="utf-8")
    cases.add(None, ocr, {"clean"}, "scanned regulation")
    for table in ("judge-cases.tsv", "judge-cases-2.tsv"):
        for name, text, verdicts, *level in read_table(data / table)[1:]:
            cases.add(name, unescaped(text), set(verdicts.split("|")),
                      f"{name} {text[:80]}", level[0] if level else "")


def run(mishen, folder):
    """path → (verdict, level) as the program reports them."""
    result = subprocess.run(
        [mishen, "scan", ".", "--report", "json=-", "--today", "2026-11-24"],
        cwd=folder, capture_output=True, check=False)
    if result.returncode not in (0, 1, 3):
        sys.exit(f"mishen ended with {result.returncode}: "
                 f"{result.stderr.decode()}")
    report = json.loads(result.stdout)
    reasons = {}
    for finding in report["findings"]:
        reasons.setdefault(finding["input"], []).append(
            (finding["rule"], finding["severity"],
             [f"{e['why']} {e['weight']:+d}" for e in finding["evidence"]]))
    verdicts = {}
    levels = {}
    for entry in report["inputs"]:
        verdict = entry["verdict"]
        verdicts[entry["path"].removeprefix("./")] = (
            "clean" if verdict == "note" else verdict)
        levels[entry["path"].removeprefix("./")] = entry["level"]
    return verdicts, levels, reasons


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("mishen", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cases = Cases(pathlib.Path(folder))
        load(options.data, cases)
        verdicts, levels, reasons = run(options.mishen.resolve(), folder)
    wrong = 0
    reviewed_mentions = 0
    for path, wanted in cases.wanted.items():
        got = verdicts.get(path, "missing")
        if cases.label[path].startswith("mention") and got == "review":
            reviewed_mentions += 1
            if options.show:
                print(f"reviewed: {cases.label[path]}")
        level = cases.level[path]
        right_level = not level or got != "block" or levels[path] == level
        if got in wanted and right_level:
            continue
        wrong += 1
        print(f"{cases.label[path]}\n  wanted {'|'.join(sorted(wanted))}, "
              f"got {got} {levels.get(path) or ''}")
        for entry in reasons.get(path, []) + reasons.get("./" + path, []):
            print("   ", entry)
    total = len(cases.wanted)
    print(f"{total - wrong} of {total} documents as wanted; "
          f"{reviewed_mentions} mentions for review")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
