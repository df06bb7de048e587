#!/usr/bin/python3
"""check_sizes.py ROOT: files, functions and lines are short enough to read.

A hand-written file has at most 600 lines, a function 80, a line 80 columns
(East Asian characters take two). Lines that cannot be broken are free: URLs,
table rows and code blocks of Markdown, string literals with wide characters.
"""

import ast
import re
import sys
import unicodedata

import source_tree

MAX_FILE_LINES = 600
MAX_FUNCTION_LINES = 80
MAX_COLUMNS = 80

CXX = source_tree.CXX
MEASURED = CXX + (".py", ".sh", ".cmake", ".txt", ".md", "Makefile",
                  ".ci/run", ".ci/scan", ".ci/tidy", ".ci/run-tests",
                  ".ci/install-packages")
# Not measured: texts that are data.
FREE = {"LICENSE"}

FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
RAW_STRING = re.compile(r'R"(\w*)\(.*?\)\1"', re.DOTALL)
TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'',
    re.DOTALL)
TYPE_HEAD = re.compile(r"\b(class|struct|union|enum)\b[^()]*$")
SPACE_HEAD = re.compile(r'\bnamespace\b|\bextern\s*$')


def is_wide(char):
    return unicodedata.east_asian_width(char) in "WF"


def columns(line):
    return sum(
        0 if unicodedata.combining(c) else 2 if is_wide(c) else 1
        for c in line.expandtabs(8))


def cannot_break(path, line):
    if re.search(r"https?://", line):
        return True
    wide = any(is_wide(c) for c in line)
    if path.endswith(".md"):
        return line.lstrip().startswith("|") or (wide and " " not in line[4:])
    return wide and ('"' in line or "'" in line or path.endswith(".txt"))


def no_text(match):
    """Nothing but the line breaks."""
    return "\n" * match[0].count("\n")


def blank_out(match):
    """A comment or literal as blanks, its line breaks kept."""
    return re.sub(r"[^\n]", " ", match[0])


def cxx_functions(text):
    """Yields (first line, lines, head) of each function body. Braces are
    counted; what stands before a brace says what it opens."""
    text = RAW_STRING.sub(blank_out, text)
    text = TOKEN.sub(blank_out, text)
    text = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", blank_out, text,
                  flags=re.MULTILINE)
    scopes = []  # (is a function, offset of its head)
    head = 0
    for at, char in enumerate(text):
        if char == "{":
            words = text[head:at]
            inside = any(is_function for is_function, _ in scopes)
            opens = not (inside or SPACE_HEAD.search(words)
                         or TYPE_HEAD.search(words)) and ")" in words
            begin = head + len(words) - len(words.lstrip())
            scopes.append((opens, begin))
            head = at + 1
        elif char == "}" and scopes:
            is_function, begin = scopes.pop()
            if is_function:
                first = text.count("\n", 0, begin) + 1
                lines = text.count("\n", begin, at) + 1
                yield first, lines
            head = at + 1
        elif char == ";":
            head = at + 1


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.lineno, node.end_lineno - node.lineno + 1


def functions(path, text):
    if path.endswith(CXX):
        return cxx_functions(text)
    return python_functions(text) if path.endswith(".py") else ()


def faults(root):
    for path in source_tree.files(root, MEASURED):
        if path in FREE:
            continue
        text = source_tree.read(root, path)
        lines = text.splitlines()
        if len(lines) > MAX_FILE_LINES:
            yield f"{path}: {len(lines)} lines"
        if path.endswith(".md"):
            lines = FENCE.sub(no_text, text).splitlines()
        for number, line in enumerate(lines, 1):
            if columns(line) > MAX_COLUMNS and not cannot_break(path, line):
                yield f"{path}:{number}: {columns(line)} columns"
        for first, length in functions(path, text):
            if length > MAX_FUNCTION_LINES:
                yield f"{path}:{first}: a function of {length} lines"


def main():
    found = list(faults(sys.argv[1]))
    for fault in found:
        print(fault)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
