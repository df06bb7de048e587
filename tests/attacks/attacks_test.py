#!/usr/bin/python3
"""attacks_test.py ROOT PROGRAM OUT daily|nightly SLOW [NAME…]

Makes each attack of corpus/attacks, scans it in an empty folder and prints
a table. Wanted of each: the verdict of its table, within the reader's
deadline and one second more (SLOW times that, where the program is built
with sanitizers), the parent below 300 MB, nothing written but the report, no
control character on the terminal, and accounts that add up.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time

ROOT, PROGRAM, OUT = (os.path.abspath(path) for path in sys.argv[1:4])
SIZE, SLOW, NAMES = sys.argv[4], int(sys.argv[5]), sys.argv[6:]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "corpus/attacks"))

import make_attacks

READER_SECONDS, READER_SECONDS_MOST = 20, 120
PARENT_KIB = 300 << 10
STATUS = {"hit": 1, "incomplete": 3, "clean": 0, "usage": 2}
CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e"
    "\u2066-\u2069\ufffe\ufeff]")


class Run:
    """One scan: its exit status, seconds, parent's peak memory, output."""

    def __init__(self, arguments, cwd, deadline):
        begin = time.monotonic()
        self.kib, self.over = 0, False
        process = subprocess.Popen(
            [PROGRAM, "scan", "--today", "2026-11-23", "--report",
             "json=report.json", "--report", "text", *arguments], cwd=cwd,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": cwd, "TMPDIR": cwd,
                 "XDG_CONFIG_HOME": cwd})
        self.output = b""
        reader = threading.Thread(target=self.read, args=(process.stdout,))
        reader.start()
        while process.poll() is None:
            self.watch(process.pid)
            if time.monotonic() - begin > 3 * deadline:
                self.over = True
                process.kill()
            time.sleep(0.005)
        reader.join()
        self.status = process.returncode
        self.seconds = time.monotonic() - begin

    def read(self, stream):
        self.output = stream.read()

    def watch(self, pid):
        """The peak that the kernel keeps, while the process lives."""
        try:
            with open(f"/proc/{pid}/status", encoding="utf-8") as file:
                for line in file:
                    if line.startswith("VmHWM:"):
                        self.kib = max(self.kib, int(line.split()[1]))
        except OSError:
            pass


def size_of(path):
    if not os.path.isdir(path):
        return os.path.getsize(path) if os.path.exists(path) else 0
    total = 0
    for at, _, leaves in os.walk(path):
        total += sum(os.lstat(os.path.join(at, leaf)).st_size
                     for leaf in leaves)
    return total


def inputs_of(path):
    if not os.path.isdir(path):
        return 1
    return sum(len(leaves) for _, _, leaves in os.walk(path))


def verdict_of(entry):
    """One of the table's words for one input."""
    if entry["verdict"] in ("block", "review"):
        return "hit"
    if entry["status"] == "skipped":
        return "skipped"
    if entry["status"] in ("partial", "uninspected"):
        return "incomplete"
    return "clean"


def judge_report(attack, report):
    wanted = attack.verdict.split("|")
    bad = {}
    for entry in report["inputs"]:
        verdict = verdict_of(entry)
        if verdict not in wanted:
            bad.setdefault(verdict, []).append(entry["path"])
        incomplete = entry["status"] != "inspected"
        if attack.complete == "no" and verdict == "hit" and not incomplete:
            bad.setdefault("complete", []).append(entry["path"])
        if attack.complete == "yes" and incomplete:
            bad.setdefault("not complete", []).append(entry["path"])
    faults = [f"{what}: {len(paths)} ({ascii(os.path.basename(paths[0]))})"
              for what, paths in bad.items()]
    summary = report["summary"]
    if summary["inputs"] != sum(summary[key] for key in (
            "inspected", "partial", "uninspected", "skipped")):
        faults.append("the inputs do not add up")
    if not report["inputs"]:
        faults.append("no inputs")
    return faults


def judge_output(attack, output, report_text):
    faults = []
    try:
        text = output.decode("utf-8")
    except UnicodeDecodeError:
        return ["output is no UTF-8"]
    control = CONTROLS.search(text)
    if control:
        faults.append(f"control character {ord(control[0]):04x} in output")
    for word in attack.forbidden:
        if word in text or word in report_text:
            faults.append(f"{word!r} in the output")
    return faults


def reasons(report):
    found = set()
    for entry in report["inputs"]:
        found.update(part["reason"] for part in entry["parts"])
        found.add(entry["reason"])
    return ",".join(sorted(r for r in found if r)) or "-"


def judge_run(attack, run, cwd, deadline):
    """(reasons, what is wrong)"""
    faults, why, text = [], "-", ""
    path = os.path.join(cwd, "report.json")
    if run.over:
        return "-", ["killed after three deadlines"]
    if run.status not in (0, 1, 2, 3):
        faults.append(f"exit status {run.status}")
    wanted = {STATUS.get(v) for v in attack.verdict.split("|")} | (
        {0, 3} if "skipped" in attack.verdict else set())
    many = attack.name.endswith(".d")  # one of its files decides
    if run.status not in wanted | ({0, 1, 3} if many else set()):
        faults.append(f"exit status {run.status}, not {attack.verdict}")
    if attack.verdict != "usage":
        try:
            with open(path, encoding="utf-8") as file:
                text = file.read()
            report = json.loads(text)
            faults += judge_report(attack, report)
            why = reasons(report)
        except (OSError, ValueError) as error:
            faults.append(f"no report: {type(error).__name__}")
    faults += judge_output(attack, run.output, text)
    if run.seconds > deadline:
        faults.append(f"{run.seconds:.1f} s, deadline {deadline:.0f} s")
    if run.kib > PARENT_KIB and SLOW == 1:
        faults.append(f"parent {run.kib >> 10} MB")
    left = set(os.listdir(cwd)) - {"report.json"}
    if left:
        faults.append(f"written: {ascii(sorted(left))}")
    return why, faults


def try_attack(attack):
    made = os.path.join(OUT, "made")
    cwd = os.path.join(OUT, "run")
    for folder in (made, cwd):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
    path = make_attacks.write(made, attack)
    mebi, inputs = size_of(path) >> 20, inputs_of(path)
    deadline = SLOW * (1 + attack.seconds + min(
        READER_SECONDS + mebi, READER_SECONDS_MOST) + inputs // 50)
    arguments = [path] if attack.arguments is None else attack.arguments
    run = Run(arguments, cwd, deadline)
    why, faults = judge_run(attack, run, cwd, deadline)
    print(f"{attack.name:34} {attack.verdict:16} {run.status:3} "
          f"{run.seconds:6.1f} s {run.kib >> 10:4} MB  {why}"
          + "".join(f"\n    << {fault}" for fault in faults), flush=True)
    for folder in (made, cwd):
        shutil.rmtree(folder, ignore_errors=True)
    return not faults


def main():
    chosen = [a for a in make_attacks.all_attacks()
              if (a.name in NAMES if NAMES
                  else a.nightly == (SIZE == "nightly"))]
    bad = [attack.name for attack in chosen if not try_attack(attack)]
    traces = [p for p in ("/tmp/mishen-attack.txt",) if os.path.exists(p)]
    print(f"attacks {len(chosen)}, as wanted {len(chosen) - len(bad)}, "
          f"traces left {len(traces)}")
    sys.exit(1 if bad or traces or not chosen else 0)


if __name__ == "__main__":
    main()
