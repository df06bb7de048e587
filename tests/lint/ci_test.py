#!/usr/bin/python3
"""ci_test.py ROOT: what the scripts under .ci do, with stand-ins for the
tools they call: packages are named but not installed, programs only end."""

import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.abspath(sys.argv.pop(1))

DPKG = """#!/bin/bash
package=${!#}
[[ " $PRESENT " == *" $package "* ]] && echo -n installed
[[ " $REMOVED " == *" $package "* ]] && echo -n config-files
[[ " $PRESENT $REMOVED " == *" $package "* ]]
"""
LOGGING = """#!/bin/bash
echo "$(basename "$0") $*" >>"$LOG"
"""
SUDO = LOGGING + 'exec "$@"\n'


def listed(*groups):
    with open(os.path.join(ROOT, "packages.txt"), encoding="utf-8") as file:
        rows = [line.split() for line in file if line[0] not in "#\n"]
    return [name for name, group in rows if group in groups]


class InstallPackages(unittest.TestCase):
    def run_script(self, *groups, user=0, present=(), removed=(), sudo=True):
        with tempfile.TemporaryDirectory() as tools:
            stand_ins = {
                "dpkg-query": DPKG,
                "apt-get": LOGGING,
                "id": f"#!/bin/bash\necho {user}\n",
            }
            if sudo:
                stand_ins["sudo"] = SUDO
            for name, text in stand_ins.items():
                path = os.path.join(tools, name)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
                os.chmod(path, 0o755)
            for name in ("bash", "dirname", "basename", "env"):
                os.symlink(f"/usr/bin/{name}", os.path.join(tools, name))
            log = os.path.join(tools, "log")
            run = subprocess.run(
                [os.path.join(ROOT, ".ci/install-packages"), *groups],
                env={"PATH": tools, "LOG": log, "PRESENT": " ".join(present),
                     "REMOVED": " ".join(removed)},
                stdin=subprocess.DEVNULL, capture_output=True, text=True)
            said = []
            if os.path.exists(log):
                with open(log, encoding="utf-8") as file:
                    said = file.read().splitlines()
            return run, said

    def test_bare_machine_as_root(self):
        run, said = self.run_script("build")
        self.assertEqual(0, run.returncode, run.stderr)
        self.assertEqual(2, len(said))
        self.assertRegex(said[0], r"^apt-get .*update$")
        self.assertRegex(said[1], r"^apt-get .*install -y ")
        installed = said[1].split("--no-install-recommends ")[1].split()
        self.assertEqual(listed("build"), installed)
        self.assertIn("g++", installed)

    def test_only_what_is_missing(self):
        everything = listed("build", "test")
        run, said = self.run_script(
            "build", "test", present=everything[2:], removed=everything[:1])
        self.assertEqual(0, run.returncode, run.stderr)
        self.assertTrue(said[1].endswith(
            "--no-install-recommends " + " ".join(everything[:2])), said)

    def test_nothing_missing_touches_nothing(self):
        run, said = self.run_script("build", present=listed("build"))
        self.assertEqual((0, "", []), (run.returncode, run.stdout, said))

    def test_user_with_sudo(self):
        run, said = self.run_script("lint", user=1000)
        self.assertEqual(0, run.returncode, run.stderr)
        self.assertEqual(["sudo", "apt-get", "sudo", "apt-get"],
                         [line.split()[0] for line in said])

    def test_user_without_sudo_is_told(self):
        run, said = self.run_script("lint", user=1000, sudo=False)
        self.assertEqual((1, []), (run.returncode, said))
        self.assertIn("clang-tidy", run.stderr)
        self.assertIn("root or sudo", run.stderr)


class Scan(unittest.TestCase):
    """`make scan` fails only where the answer cannot be trusted."""

    CASES = [
        (0, 0, "clean"), (1, 0, "findings"), (2, 2, "nothing was judged"),
        (3, 0, "not everything"), (4, 4, "cannot vouch"),
        (139, 139, "ended from outside"),
    ]

    def test_status_and_words(self):
        for status, wanted, words in self.CASES:
            with self.subTest(status), tempfile.TemporaryDirectory() as tools:
                program = os.path.join(tools, "program")
                with open(program, "w", encoding="utf-8") as file:
                    file.write(f'#!/bin/bash\necho "[$*]"\nexit {status}\n')
                os.chmod(program, 0o755)
                run = subprocess.run(
                    [os.path.join(ROOT, ".ci/scan"), program, "a b $x"],
                    capture_output=True, text=True)
                self.assertEqual(wanted, run.returncode)
                said = run.stdout.splitlines()
                self.assertEqual("[scan -- a b $x]", said[0])
                self.assertIn(f"exit status {status}: ", said[1])
                self.assertIn(words, said[1])


if __name__ == "__main__":
    unittest.main()
