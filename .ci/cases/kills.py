"""Runs that are killed at any moment: a case is as it was before or as it is after, and no letter is half."""

import csv
import random
import shutil
import time

from books import EMPLOYERS, STREETS, made, must_refuse, need, person

SEED = random.randrange(1 << 32)
BASE = """\
letter: access
language: en
jurisdiction: GB
date: 2026-09-01
employer: {name: %s, address: {street: Sampleton Crescent 9, postcode: SW1A 1AA, city: London, country: GB}}
""" % EMPLOYERS[2]


def inputs(folder, count, name="roster"):
    """A roster, and a table of receipts."""
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["reference", *(f"worker.{key}" for key in ("name", "address.street", "address.postcode", "address.city", "address.country"))])
        for number in range(count):
            writer.writerow([f"K-{number:05}", person(number), f"{STREETS[number % len(STREETS)]} {number + 1}", "SW1A 1AA", "London", "GB"])
    receipts(folder / f"{name}-received.csv", [(f"K-{number:05}", f"2026-09-{number % 9 + 3:02}") for number in range(count)])
    return folder / f"{name}.csv"


def receipts(path, rows, heading=("Reference", "Day")):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heading, *rows])


def batch(book, roster, output, *options):
    return ["batch", roster, "--request", roster.parent / "base.yaml", "--as-cases", "--output", output, *options]


def products(folder):
    """What a run has made; the list of a run's letters holds only what that run has written."""
    paths = sorted(folder.iterdir()) if folder.exists() else []
    return {path.name: path.read_bytes() for path in paths if path.name != ".kerkesa-batch" and not path.name.startswith("letters-")}


def check_letters(folder, whole):
    """What has the name of a letter is the whole of it."""
    for name, found in products(folder).items():
        if not name.startswith(".kerkesa-"):
            need(whole.get(name) == found, f"{name} is not whole")


def check_between(found, before, after):
    """Each case is as it was before or as it is after, and none is lost."""
    for reference, case in found.items():
        need(case in (before.get(reference), after.get(reference)), f"{reference} is between two states")
    lost = set(before) - set(found)
    need(not lost, f"lost: {lost}")
    return sum(case == after.get(reference) and case != before.get(reference) for reference, case in found.items())


class Command:
    """A command that is killed: the book that it finds, the call, and what it leaves when it ends by itself."""

    def __init__(self, name, ground, begin, words, work):
        self.name, self.ground, self.begin, self.words, self.work = name, ground, begin, words, work
        self.before = begin.cases()
        book, folder = self.fresh("whole")
        started = time.monotonic()
        book.call(*words(book, folder))
        self.length = time.monotonic() - started
        self.after, self.whole = book.cases(), products(folder)
        need(self.after != self.before or name == "remove", f"{name} has changed nothing")

    def fresh(self, number):
        name = f"{self.name}-{number}"
        folder = self.work / name
        folder.mkdir()
        return self.ground.copy(self.begin, name), folder

    def kill(self, number, chance):
        """Kills a run, looks at what it has left, and lets another one end; whether it was killed in the middle."""
        book, folder = self.fresh(number)
        run = book.start(*self.words(book, folder))
        time.sleep(chance.uniform(0.01, self.length))
        killed = run.end(kill=True).code != 0
        check_letters(folder, self.whole)
        self.ground.check_killed(book)
        found = book.cases()
        new = check_between(found, self.before, self.after)
        self.check_there(found, folder)
        again = book.call(*self.words(book, folder), code=(0, 1) if self.name == "remove" else 0)
        need(again.code == 0 or "there is no desk" in again.error, again.error)
        need(book.cases() == self.after, f"{self.name}: other cases after a kill")
        self.check_same(products(folder))
        self.check_desks(book)
        self.ground.drop(book)
        shutil.rmtree(folder)
        return killed, 0 < new < len(self.after)

    def check_same(self, found):
        other = {name for name in {*found, *self.whole} if found.get(name) != self.whole.get(name)}
        need(not other, f"{self.name}: other letters after a kill: {other}")

    def check_there(self, found, folder):
        """A case whose letter is written has that letter."""
        if self.name in ("batch", "next"):
            there, stem = products(folder), {"batch": "access", "next": "reminder"}[self.name]
            new = self.letters()
            for case in found.values():
                if case["letter_reference"] in new:
                    need(f"{stem}-{case['letter_reference']}.txt" in there, f"{case['letter_reference']} has no letter")

    def letters(self):
        new = {case["letter_reference"] for case in self.after.values()}
        return new - {case["letter_reference"] for case in self.before.values()}

    def check_desks(self, book):
        if self.name == "remove":
            desks = book.call("case", "desk", "list", "--json").json()
            need({desk["name"] for desk in desks} == {"first", "recovery"}, f"desks: {desks}")


def commands(ground, work, count):
    roster = inputs(work, count)
    empty, _ = made(ground.address("empty"), work, ("first", "second"))
    written = ground.copy(empty, "written")
    written.call(*batch(written, roster, work / "written", "--format", "text"))
    received = ground.copy(written, "received")
    received.call("case", "received", "--from", work / "roster-received.csv")
    # What is drawn by chance is the same in all runs.
    state = work / "written" / ".kerkesa-batch"
    return [
        Command("batch", ground, empty, lambda book, folder: batch(book, roster, folder, "--format", "text", "--state", state), work),
        Command("received", ground, written, lambda book, folder: ["case", "received", "--from", work / "roster-received.csv"], work),
        Command("next", ground, received, lambda book, folder: [
            "case", "next", "--write", "--date", "2026-11-20", "--format", "text", "--output", folder], work),
        Command("remove", ground, received, lambda book, folder: ["case", "desk", "remove", "second"], work),
    ]


def check(grounds, kills, count, work, say):
    def go(ground):
        folder = work / f"kills-{ground.name}"
        folder.mkdir()
        chance = random.Random(f"{SEED} {ground.name}")
        told = []
        for command in (all_commands := commands(ground, folder, count)):
            share = -(-kills // len(all_commands))
            ends = [command.kill(number, chance) for number in range(share)]
            told.append(f"{command.name} {sum(killed for killed, _ in ends)}/{sum(middle for _, middle in ends)}")
        return ground.name, all_commands, told

    for name, all_commands, told in grounds.each(go):
        say(f"  {name}: killed before the end / with some cases changed and some not: {', '.join(told)} (seed {SEED})")
    refusals(all_commands, work)


def refusals(all_commands, work):
    """Gives the checks what they must refuse."""
    command = all_commands[2]
    folder = work / "refused"
    folder.mkdir()
    (folder / next(iter(command.whole))).write_bytes(b"half")
    must_refuse("half a letter", check_letters, folder, command.whole)
    lost = dict(list(command.before.items())[1:])
    must_refuse("a case that is lost", check_between, lost, command.before, command.after)
    reference, case = next(iter(command.before.items()))
    between = {**command.before, reference: {**case, "received": "2026-11-01"}}
    must_refuse("a case between two states", check_between, between, command.before, command.after)
