"""How long it takes, as ratios in one run: told, and refused only far beyond what is wanted."""

import datetime
import shutil

from books import made, need
from kills import batch, inputs

# What is wanted; four times as much is refused.
WANTED = {"batch": 1.3, "next": 2.0, "list": 0.1, "open": 0.002}
FAR = 4
LISTED = 100_000
LIST_MEMORY = 50 << 20


class Times:
    """The shortest of some runs: by the clock, and of all cores together."""

    def __init__(self, said):
        self.seconds = min(one.seconds for one in said)
        self.cores = min(one.cores for one in said)


def letters(ground, rows, times, work, report):
    """`batch` with and without a case book, and the letters that come next, in turns."""
    roster = inputs(work, rows)
    empty, _ = made(ground.address("speed"), work)
    said = {"plain": [], "cases": [], "next": []}
    for number in range(times):
        book = ground.copy(empty, f"speed-{number}")
        plain = [word for word in batch(book, roster, work / "plain") if word != "--as-cases"]
        said["plain"].append(book.call(*plain))
        said["cases"].append(book.call(*batch(book, roster, work / "cases")))
        book.call("case", "received", "--from", work / "roster-received.csv")
        said["next"].append(book.call("case", "next", "--write", "--date", "2026-11-20", "--output", work / "next"))
        need(len(list((work / "next").glob("*.pdf"))) == rows, "not all letters were due")
        for folder in ("plain", "cases", "next"):
            shutil.rmtree(work / folder)
        if number < times - 1:
            ground.drop(book)
    taken = {name: Times(each) for name, each in said.items()}
    for name, kind, what in (("cases", "batch", "batch --as-cases"), ("next", "next", "case next --write")):
        ratio = taken[name].seconds / taken["plain"].seconds
        cores = taken[name].cores / taken["plain"].cores
        report(kind, f"{what}, {rows:,} letters, beside `batch` with {taken['plain'].seconds:.2f} s", ratio, f"times ({cores:.2f} of the cores)")
    return book


def opening(book, rows, report):
    """What one more case takes that is found, opened and reckoned."""
    count = min(rows, 1000)
    references = [f"K-{number:05}" for number in range(count)]
    one = Times([book.call("case", "next", "--json", references[0]) for _ in range(3)])
    all_ = Times([book.call("case", "next", "--json", *references) for _ in range(3)])
    report("open", "finding and opening one case", (all_.seconds - one.seconds) / (count - 1), "s")


def listing(ground, work, report):
    folder = work / "few"
    folder.mkdir()
    book, _ = made(ground.address("listing"), folder)
    book.call(*batch(book, inputs(folder, 1000), folder / "letters", "--format", "text"))
    book.call("case", "received", "--from", folder / "roster-received.csv")
    today = datetime.date.today()
    # One in twenty-five has something due within a week, besides the thousand that the others are copies of.
    ground.many(book, LISTED, [today + datetime.timedelta(days=ahead) for ahead in range(200)])
    said = [book.call("case", "list", "--due", "7") for _ in range(7)]
    lines = len(said[0].out.splitlines()) - 1
    memory = max(one.memory for one in said)
    report("list", f"case list --due 7, {lines:,} of {LISTED:,} cases, {memory / 1e6:.0f} MB", Times(said).seconds, "s")
    need(memory <= LIST_MEMORY, f"the list takes {memory >> 20} MB")
    ground.drop(book)


def check(grounds, rows, times, work, say):
    for ground in grounds:
        folder = work / f"speed-{ground.name}"
        folder.mkdir()

        def report(kind, what, found, unit):
            say(f"  {ground.name}: {what}: {found:.4f} {unit}; wanted {WANTED[kind]}")
            need(found <= FAR * WANTED[kind], f"{what}: {found:.3f}, more than {FAR} times {WANTED[kind]}")

        listing(ground, folder, report)
        if rows:
            book = letters(ground, rows, times, folder, report)
            opening(book, rows, report)
            ground.drop(book)
