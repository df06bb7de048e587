#!/usr/bin/python3
"""check_layers.py ROOT: the layer diagram of lib/README.md, enforced.

Fails on an include that points up or to a sibling, on includes that go round
in a circle, on a third-party header outside its one home, on printing in lib,
and where CMake's DEPENDS and the includes say different things.
"""

import os
import re
import sys

import source_tree

# Layers from the bottom up; those of one row do not know one another.
ROWS = [
    ["base"],
    ["text"],
    ["input", "document", "rules", "match"],
    ["repair", "result"],
    ["engine"],
    ["judge"],
    ["scan"],
    ["report", "review", "extract"],
    ["cli"],
]
RANK = {layer: rank for rank, row in enumerate(ROWS) for layer in row}

# Layers that may know less than the rows below them.
NARROW = {
    "match": {"base"},
    "extract": {"base", "text", "document"},
    "repair": {"base", "text", "document"},
    "result": {"base", "document"},
}
# Of document, result knows places and coverage only.
NARROW_HEADERS = {
    ("result", "document"): {"lib/document/place.h",
                             "lib/document/coverage.h"},
}

# Third-party headers and their one home.
HOMES = [
    (r"re2/", r"lib/match/regex/"),
    (r"unicode/", r"lib/text/"),
    (r"yaml-cpp/", r"lib/base/yaml[._]"),
    (r"nlohmann/", r"lib/base/json\.(h|cc)$"),
    (r"sodium", r"lib/base/(sha256|crypto)[._]"),
    (r"CLI/", r"cli/"),
    (r"(zip|zlib)\.h", r"lib/extract/zip/"),
    (r"expat\.h", r"lib/extract/xml/"),
    (r"gumbo\.h", r"lib/extract/html/"),
]
ONE_FILE_HOMES = {r"CLI/"}
# Headers of the language and the system: no slash, or one of these folders.
SYSTEM_FOLDERS = ("sys/", "linux/")
NO_NETWORK = re.compile(
    r"sys/socket\.h|netdb\.h|netinet/|arpa/|resolv\.h|curl/")
# Local sockets only: the channel to mishen-reader.
LOCAL_SOCKETS = ("lib/base/fd_channel.cc", "sys/socket.h")
# Its forks end where they are made.
FORKS = "lib/base/lockdown_self_test.cc"
PRINTING = re.compile(
    r"std::(cout|cerr|clog)\b|\b(f|v|vf)?printf\(|\b(f?puts|_?exit|abort)\(")

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.MULTILINE)
LAYER_CALL = re.compile(r"mishen_layer\(\s*(\w+)(.*?)\)", re.DOTALL)


def strip_comments(text):
    text = re.sub(r'"(\\.|[^"\\\n])*"',
                  lambda m: '"' + "x" * (len(m[0]) - 2) + '"', text)
    text = re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)
    return re.sub(r"//[^\n]*", "", text)


def layer_of(path):
    parts = path.split("/")
    if parts[0] == "cli":
        return "cli"
    return parts[1] if parts[0] == "lib" and len(parts) > 2 else None


class Check:
    def __init__(self, root):
        self.root = root
        self.faults = []
        self.paths = source_tree.files(root, source_tree.CXX,
                                       ("lib", "cli"))
        self.includes = {}

    def fault(self, where, what):
        self.faults.append(f"{where}: {what}")

    def run(self):
        if not self.paths:
            self.fault(self.root, "no sources found")
        for path in self.paths:
            self.check_file(path)
        self.check_cycles()
        self.check_one_file_homes()
        self.check_cmake()
        return self.faults

    def check_file(self, path):
        text = source_tree.read(self.root, path)
        found = INCLUDE.findall(text)
        self.includes[path] = [name for quote, name in found if quote == '"']
        layer = layer_of(path)
        if layer not in RANK:
            self.fault(path, f"layer {layer} is not in the diagram")
            return
        for quote, name in found:
            if quote == '"':
                self.check_ours(path, layer, name)
            else:
                self.check_theirs(path, name)
        # A file with a main is a program of the build: a generator.
        if layer != "cli" and "\nint main(" not in text:
            hit = PRINTING.search(strip_comments(text))
            # CHECK is the one place that ends the program.
            if hit and path not in ("lib/base/result.h", FORKS):
                self.fault(path, f"{hit[0]}: lib neither prints nor exits")

    def check_ours(self, path, layer, name):
        if name.endswith("_generated.h"):
            return
        target = layer_of(name)
        if target is None or not name.startswith(("lib/", "cli/")):
            self.fault(path, f'"{name}" is not written from the root')
        elif target not in RANK:
            self.fault(path, f'"{name}": no layer {target}')
        elif not os.path.exists(os.path.join(self.root, name)):
            self.fault(path, f'"{name}" does not exist')
        elif target == layer:
            self.check_inside_match(path, name)
        elif RANK[target] > RANK[layer]:
            self.fault(path, f'"{name}" points up')
        elif RANK[target] == RANK[layer]:
            self.fault(path, f'"{name}" points to a sibling')
        else:
            self.check_narrow(path, layer, target, name)

    def check_inside_match(self, path, name):
        for one, other in (("literal", "regex"), ("regex", "literal")):
            if (path.startswith(f"lib/match/{one}/")
                    and name.startswith(f"lib/match/{other}/")):
                self.fault(path, f'"{name}" points to a sibling')

    def check_narrow(self, path, layer, target, name):
        if target not in NARROW.get(layer, RANK):
            self.fault(path, f'"{name}": {layer} does not know {target}')
        allowed = NARROW_HEADERS.get((layer, target))
        if allowed and name not in allowed:
            self.fault(path, f'"{name}": {layer} knows only '
                       + ", ".join(sorted(allowed)))

    def check_theirs(self, path, name):
        if NO_NETWORK.match(name) and (path, name) != LOCAL_SOCKETS:
            self.fault(path, f"<{name}>: no network")
            return
        for header, home in HOMES:
            if re.match(header, name):
                if not re.match(home, path):
                    self.fault(path, f"<{name}> is outside its home")
                return
        if "/" in name and not name.startswith(SYSTEM_FOLDERS):
            self.fault(path, f"<{name}> has no home in check_layers.py")

    def check_cycles(self):
        """Depth first over the includes; a file met again on the way down
        closes a circle."""
        state = {}
        for start in self.paths:
            stack = [(start, iter(self.includes.get(start, ())))]
            if start in state:
                continue
            state[start] = "open"
            while stack:
                path, rest = stack[-1]
                name = next(rest, None)
                if name is None:
                    state[path] = "done"
                    stack.pop()
                elif state.get(name) == "open":
                    self.fault(path, f'"{name}" goes round in a circle')
                elif name in self.includes and name not in state:
                    state[name] = "open"
                    stack.append((name, iter(self.includes[name])))

    def check_one_file_homes(self):
        for header in ONE_FILE_HOMES:
            users = [
                path for path in self.paths
                if any(re.match(header, name) for _, name in INCLUDE.findall(
                    source_tree.read(self.root, path)))
            ]
            if len(users) > 1:
                self.fault(", ".join(users), f"{header} has one home only")

    def check_cmake(self):
        """Targets depend on the layers their files include, and build every
        source there is."""
        for path in source_tree.files(self.root, ("CMakeLists.txt",),
                                      ("lib", "cli")):
            text = re.sub(r"#[^\n]*", "", source_tree.read(self.root, path))
            for name, body in LAYER_CALL.findall(text):
                self.check_target(path, name, body)
            folder = os.path.dirname(path) + "/"
            for source in self.paths:
                name = source.removeprefix(folder)
                if (source.startswith(folder) and source.endswith(".cc")
                        and folder != "lib/"
                        and name not in re.split(r"[\s()]+", text)):
                    self.fault(source, f"{path} does not name it")

    def check_target(self, path, name, body):
        lists = {"SOURCES": [], "DEPENDS": [], "PRIVATE": []}
        key = None
        for word in body.split():
            if word in lists:
                key = word
            elif key:
                lists[key].append(word)
        folder = os.path.dirname(path)
        if name.startswith("match_"):
            part = f"{folder}/{name[len('match_'):]}/"
            mine = [p for p in self.paths if p.startswith(part)]
        else:
            mine = [p for p in self.paths if p.startswith(folder + "/")]
        used = {layer_of(n) for p in mine for n in self.includes[p]}
        used -= {None, layer_of(path)}
        declared = {d.split("_")[0] for d in lists["DEPENDS"]}
        declared -= {layer_of(path)}
        for layer in sorted(used - declared):
            self.fault(path, f"{name} includes {layer} without DEPENDS")
        for layer in sorted(declared - used):
            self.fault(path, f"{name} DEPENDS on {layer} without need")


def main():
    faults = Check(sys.argv[1]).run()
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
