"""What an attack is: bytes or a folder made to harm a scanner, and what the
scan of it must come to.

verdict, several parted by |:
  hit         the planted marking is found (exit 1)
  incomplete  nothing found, and said to be unread (exit 3)
  clean       wholly read, nothing found (exit 0)
  skipped     nothing found, left out by a stated policy (exit 0 or 3)
  usage       exit 2
complete: yes, no or any: what the report says of itself.
Every input below a folder must come to one of the verdicts.
"""

MARKING = "机密★10年"
FILLER = "各单位要结合实际认真抓好落实，确保各项工作按时完成。"


class Attack:
    def __init__(self, name, make, verdict, complete="any", nightly=False,
                 forbidden=(), arguments=None, seconds=0):
        self.name = name  # of the file
        self.make = make  # → bytes, or pieces of them; or makes the folder
        self.verdict = verdict
        self.complete = complete
        self.nightly = nightly  # too large for every day
        self.forbidden = forbidden  # texts that no output may hold
        self.arguments = arguments  # instead of the path
        self.seconds = seconds  # beyond the reader's own deadline


class Folder:
    """Marks a make() that fills a folder itself, given its path."""

    def __init__(self, fill):
        self.fill = fill


def lister():
    table = []

    def add(name, make, verdict, **options):
        table.append(Attack(name, make, verdict, **options))

    return table, add
