#!/usr/bin/python3
"""documents_test.py ROOT PROGRAM OUT: is every needle found where it hides?

Makes corpus/documents into OUT, scans all of it, and prints the table
`format × place × wanted × found × status`. A needle lost in an input that is
said to be inspected is a silent miss. MISHEN_TABLE=bad prints only rows that
are not as wanted.
"""

import csv
import json
import os
import subprocess
import sys

ROOT, PROGRAM, OUT = (os.path.abspath(path) for path in sys.argv[1:4])
TODAY = "2026-11-23"
LOUD = ("block", "review")


def scan(report, *options):
    """The report of a scan of all documents."""
    path = os.path.join(OUT, report)
    command = [PROGRAM, "scan", "--today", TODAY, "--rules", "needles.yaml",
               "--report", "json=" + path, *options, "documents"]
    run = subprocess.run(command, cwd=OUT, stdin=subprocess.DEVNULL,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         env={**os.environ, "HOME": OUT,
                              "XDG_CONFIG_HOME": OUT})
    if run.returncode != 1:
        sys.stderr.write(run.stderr.decode("utf-8", "replace"))
        sys.exit(f"exit status {run.returncode}, not 1")
    with open(path, encoding="utf-8") as file:
        return file.read()


def by_path(report, rows):
    """path of a case → (input, its findings); members belong to theirs."""
    known = {row["path"] for row in rows}

    def path_of(text):
        path = text.split("!", 1)[0].removeprefix("documents/")
        while path and path not in known:
            path = path.rpartition("/")[0]
        return path

    inputs, findings = {}, {}
    for entry in report["inputs"]:
        inputs[path_of(entry["path"])] = entry
    for finding in report["findings"]:
        findings.setdefault(path_of(finding["input"]), []).append(finding)
    return inputs, findings


def is_needle(finding, row):
    if row["kind"] == "k":
        return finding["rule"] == "needles.names"
    return (finding["rule"].startswith("cn.marking.")
            and (finding["severity"] in LOUD or row["wanted"] == "noted"))


def faults(row, finding):
    """What of a finding's place is not as wanted."""
    place = finding["place"]
    where = finding["input"].split("!", 1)[1:] + [place["part"] or ""]
    bad = []
    if row["roles"] and place["role"] not in row["roles"].split():
        bad.append(f"role {place['role']}, not {row['roles']}")
    if row["part"] and row["part"] not in "!".join(where):
        bad.append(f"part {'!'.join(where)}, not {row['part']}")
    if row["hidden"] and place["hidden"] != (row["hidden"] == "1"):
        bad.append("hidden" if place["hidden"] else "not hidden")
    own = "!" not in finding["input"]  # members count their own lines
    for key in ("paragraph", "line"):
        if own and row[key] and str(place[key]) != row[key]:
            bad.append(f"{key} {place[key]}, not {row[key]}")
    return bad


def judge(row, entry, findings):
    """(found, what is wrong) of one row."""
    if entry is None:
        return False, "not in the report"
    status = "inspected" if entry["status"] == "inspected" else "incomplete"
    needles = [f for f in findings if is_needle(f, row)]
    if row["wanted"] == "absent":
        return bool(needles), "found though parted" if needles else ""
    if not needles:
        if status != "inspected" and row["wanted"] == "incomplete":
            return False, ""
        if any(f["rule"].startswith("cn.marking.") for f in findings):
            return True, "found as a note only"
        return False, "SILENT MISS" if status == "inspected" else "lost"
    bad = min((faults(row, finding) for finding in needles), key=len)
    if row["status"] not in ("any", status):
        bad.append(f"{status} ({entry['reason'] or reasons(entry)})")
    others = {f["rule"] for f in findings if f["severity"] in LOUD
              and not is_needle(f, row)}
    if others:
        bad.append("also found: " + " ".join(sorted(others)))
    return True, "; ".join(bad)


def reasons(entry):
    return ",".join(sorted({str(p["reason"]) for p in entry["parts"]
                            if p["status"] != "inspected"})) or None


def table(rows, report):
    inputs, findings = by_path(report, rows)
    counts = {"cases": 0, "found": 0, "incomplete": 0, "silent misses": 0,
              "not as wanted": 0}
    only_bad = os.environ.get("MISHEN_TABLE") == "bad"
    for row in rows:
        entry = inputs.get(row["path"])
        found, wrong = judge(row, entry, findings.get(row["path"], []))
        status = entry["status"] if entry else "-"
        counts["cases"] += 1
        counts["found"] += found and row["wanted"] != "absent"
        counts["incomplete"] += not found and status not in ("inspected", "-")
        counts["silent misses"] += wrong == "SILENT MISS"
        counts["not as wanted"] += bool(wrong)
        if wrong or not only_bad:
            print(f"{row['format']:5}{row['kind']:2}{row['place']:45} "
                  f"{row['wanted']:11}{'yes' if found else 'no':4}"
                  f"{status:12}{'  << ' + wrong if wrong else ''}")
    print(", ".join(f"{name} {count}" for name, count in counts.items()))
    return counts["not as wanted"]


def leaks(rows, text):
    """Needles that a masked report shows, beside the names of inputs."""
    shown = json.dumps(json.loads(text), ensure_ascii=False)
    names = " ".join(entry["path"] for entry in json.loads(text)["inputs"])
    bad = [row for row in rows if row["kind"] == "k"
           and row["needle"] in shown and row["needle"] not in names]
    for row in bad:
        print(f"LEAK: {row['path']}: a masked report shows the needle")
    return len(bad)


def same(text, other):
    """Do two reports list the same findings in the same places?"""
    def key(report):
        return [(f["input"], f["rule"], f["severity"], f["place"])
                for f in json.loads(report)["findings"]]
    if key(text) == key(other):
        return 0
    print("the findings depend on the number of jobs")
    return 1


def main():
    os.makedirs(OUT, exist_ok=True)
    subprocess.run(
        ["/usr/bin/python3", "-B",
         os.path.join(ROOT, "corpus/documents/make_documents.py"), OUT],
        check=True)
    with open(os.path.join(OUT, "documents.tsv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t",
                                   quoting=csv.QUOTE_NONE))
    plain = scan("plain.json", "--show", "--notes", "--jobs", "2")
    bad = table(rows, json.loads(plain))
    bad += leaks(rows, scan("masked.json", "--notes", "--jobs", "2"))
    bad += same(plain, scan("single.json", "--show", "--notes", "--jobs",
                            "1"))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
