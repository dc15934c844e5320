"""How long it takes, as ratios in one run: told, and refused only far beyond what is wanted."""

import datetime
import pathlib
import shutil
import time

from books import Book, made, need
from kills import batch, inputs

# What is wanted; four times as much is refused.
WANTED = {"batch": 1.3, "next": 2.0, "list": 0.1, "open": 0.002}
FAR = 4
LISTED = 100_000


def best(times, go):
    """The shortest of some runs, each of which starts with its own number."""
    taken = []
    for number in range(times):
        began = time.monotonic()
        go(number)
        taken.append(time.monotonic() - began)
    return min(taken)


def letters(ground, rows, times, work, report):
    """`batch` with and without a case book, and the letters that come next."""
    roster = inputs(work, rows)
    empty, _ = made(ground.address("speed"), work)
    plain, cases, following = [], [], []
    for number in range(times):
        plain.append(best(1, lambda _: without(empty, roster, work / "plain")))
        book = ground.copy(empty, f"speed-{number}")
        cases.append(best(1, lambda _: book.call(*batch(book, roster, work / "cases"))))
        book.call("case", "received", "--from", work / "roster-received.csv")
        words = ["case", "next", "--write", "--date", "2026-11-20", "--output", work / "next"]
        following.append(best(1, lambda _: book.call(*words)))
        need(len(list((work / "next").glob("*.pdf"))) == rows, "not all letters were due")
        for folder in ("plain", "cases", "next"):
            shutil.rmtree(work / folder)
        if number < times - 1:
            ground.drop(book)
    report("batch", f"batch --as-cases of {rows:,} rows, of `batch` with {min(plain):.2f} s", min(cases) / min(plain), "times")
    report("next", f"case next --write of {rows:,} letters, of the same", min(following) / min(plain), "times")
    return book


def without(book, roster, output):
    words = [word for word in batch(book, roster, output) if word != "--as-cases"]
    book.call(*words)


def opening(book, rows, report):
    """What one more case takes that is found, opened and reckoned."""
    count = min(rows, 1000)
    references = [f"K-{number:05}" for number in range(count)]
    one = best(3, lambda _: book.call("case", "next", "--json", references[0]))
    all_ = best(3, lambda _: book.call("case", "next", "--json", *references))
    report("open", "finding and opening one case", (all_ - one) / (count - 1), "s")


def listing(ground, book, report):
    today = datetime.date.today()
    days = [today + datetime.timedelta(days=ahead) for ahead in range(200)]
    ground.many(book, LISTED, days)
    said = []
    seconds = best(5, lambda _: said.append(book.call("case", "list", "--due", "7")))
    lines = len(said[0].out.splitlines())
    memory = max(one.memory for one in said)
    report("list", f"case list --due 7 over {LISTED:,} cases, {lines:,} lines, {memory / 1e6:.0f} MB", seconds, "s")
    need(memory <= 50 << 20, f"the list takes {memory >> 20} MB")


def check(grounds, rows, times, work, say):
    for ground in grounds:
        folder = work / f"speed-{ground.name}"
        folder.mkdir()

        def report(kind, what, found, unit):
            say(f"  {ground.name}: {what}: {found:.4f} {unit} (wanted {WANTED[kind]})")
            need(found <= FAR * WANTED[kind], f"{what}: {found:.3f}, more than {FAR} times {WANTED[kind]}")

        book = letters(ground, rows, times, folder, report)
        opening(book, rows, report)
        listing(ground, book, report)
        ground.drop(book)
