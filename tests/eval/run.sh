#!/bin/sh
# make eval [LAWS=folder]: the labelled texts, and a folder of published laws
# where one is given.
set -eu
mishen=$1
here=$(dirname "$0")
/usr/bin/python3 "$here/marking_eval.py" "$mishen" "$here/../data"
/usr/bin/python3 "$here/judge_eval.py" "$mishen"
/usr/bin/python3 "$here/judge_eval.py" "$mishen" --held-out || true
if [ -n "${LAWS:-}" ]; then
  /usr/bin/python3 "$here/laws_eval.py" "$mishen" "$LAWS"
fi
