"""validate.py SCHEMA REPORT: the report against the schema, and the laws
that a schema cannot say."""
import json
import sys

import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
report = json.load(open(sys.argv[2], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
faults = list(jsonschema.Draft202012Validator(schema).iter_errors(report))
for fault in faults:
    print("/".join(map(str, fault.absolute_path)), fault.message)

summary = report["summary"]
parts = ("inspected", "partial", "uninspected", "skipped")
if summary["inputs"] != sum(summary[part] for part in parts):
    faults.append("the counts of inputs do not add up")
if summary["inputs"] != len(report["inputs"]):
    faults.append("an input is missing")
for part in parts:
    if summary[part] != sum(i["status"] == part for i in report["inputs"]):
        faults.append("count of " + part)
ids = [finding["id"] for finding in report["findings"]]
if len(set(ids)) != len(ids):
    faults.append("an id comes twice")
paths = {entry["path"] for entry in report["inputs"]}
if any(f["input"].split("!")[0] not in paths for f in report["findings"]):
    faults.append("a finding without its input")
sys.exit(f"{len(faults)} faults: {faults[-1]}" if faults else 0)
