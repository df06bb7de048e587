"""What a case is: one hiding place, a maker of the document that hides a
needle there, and what a scan must say.

Each place is made with one or both needles: `k`, an invented name that only
the needle pack knows, and `m`, a marking. Both stand there alone, as the
place has them.
"""

import re

COLOURS = "青白玄赤金黑黄紫"
ANIMALS = "鹿虎狐豹兔羊牛鼠象猿"
NUMBERS = "一二三四五六七八九十"
NOUNS = ("工程", "方案", "平台", "行程", "台地")

TERMS = (["机密★%d年" % n for n in range(1, 21)]
         + ["秘密★%d年" % n for n in range(1, 11)]
         + ["绝密★%d年" % n for n in range(11, 31)]
         + ["绝密★长期", "秘密★6个月", "机密★3个月", "秘密★启用前",
            "机密★2031年12月31日"])


def word(serial):
    """A name of six characters that exist in GBK and Big5 alike."""
    serial, noun = divmod(serial, len(NOUNS))
    serial, number = divmod(serial, len(NUMBERS))
    colour, animal = divmod(serial, len(ANIMALS))
    return (COLOURS[colour] + ANIMALS[animal] + NUMBERS[number] + "期"
            + NOUNS[noun])


def marking(serial):
    return TERMS[serial * 7 % len(TERMS)]


def traditional(value):
    """A needle as a writer of traditional characters has it."""
    pairs = zip("机绝长个启时内级开", "機絕長個啟時內級開")
    return value.translate({ord(a): b for a, b in pairs})


class Case:
    """roles: any of them will do, none given: all will.
    part: must be in the finding's part or member path.
    hidden: None where it is not compared.
    wanted: found; noted: a marking may be a note, too; incomplete: found, or
    said to be unread; absent: nothing may be found.
    status: inspected or incomplete of the input, or any."""

    def __init__(self, format, place, make, roles="", part="", hidden=None,
                 wanted="found", status="inspected", kinds="km", suffix="",
                 paragraph=None, name=None, lined=True):
        self.format = format
        self.place = place
        self.make = make
        self.roles = roles.split()
        self.part = part
        self.hidden = hidden
        self.wanted = wanted
        self.status = status
        self.kinds = kinds
        self.paragraph = paragraph
        self.name = name  # of the file, from the needle
        self.lined = lined  # False: its line is not compared
        slug = re.sub("[^a-z0-9]+", "-", place.lower()).strip("-")
        dot = "-{}" if suffix == "." else ".{}" + (suffix or "." + format)
        self.leaf = slug + dot


def lister(format, **defaults):
    """A list, and what adds a case of `format` to it."""
    table = []

    def add(place, make, roles="", **options):
        table.append(Case(format, place, make, roles,
                          **{**defaults, **options}))

    return table, add
