"""Eight desks at once: what was acknowledged is in the book, and what was refused was said."""

import csv
import re
import threading

from books import PASSPHRASE, made, must_refuse, need
from kills import batch, inputs

DESKS = 8
# Tables of each desk, one after the other.
TABLES = 4


def table_of(desk, number, size, common):
    """A desk's table: what happened to cases of its own, and among them what every desk tells of the common ones, each of
    another day."""
    rows = []
    for at in range(number * size, (number + 1) * size):
        if at % 10 == 9:
            rows.append((f"K-{at // 10 % common:05}", "received", f"2026-09-{10 + desk:02}"))
        else:
            rows.append((f"K-{common + desk * size * TABLES + at:05}", ("sent", "received")[at % 2], f"2026-09-{2 + at % 7:02}"))
    return rows


def work_of(desk, book, key, size, common, folder, ends):
    """All tables of a desk, each in a process of its own; what was acknowledged and what was refused."""
    told, refused = [], set()
    for number in range(TABLES):
        rows = table_of(desk, number, size, common)
        path = folder / f"desk-{desk}-{number}.csv"
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("Reference", "Kind", "Day"), *rows])
        said = book.call("case", "received", "--from", path, key=key, passphrase=PASSPHRASE, code=(0, 1, 6))
        of_this = set(re.findall(r"K-\d{5}", said.error))
        changed, unchanged, not_done = map(int, re.search(r"(\d+) changed, (\d+) noted already, (\d+) refused", said.out + said.error).groups())
        need(changed + unchanged + not_done == len(rows), f"desk {desk}: {changed}, {unchanged}, {not_done} of {len(rows)}")
        need(not_done == len(of_this), f"desk {desk}: {not_done} refused, {len(of_this)} told")
        told += [row for row in rows if row[0] not in of_this]
        refused |= {(reference, day) for reference, _, day in rows if reference in of_this}
    ends[desk] = told, refused


def check_kept(listed, ends):
    """Whatever a desk was told to be noted is there."""
    for desk, (told, _) in ends.items():
        for reference, kind, day in told:
            need(reference in listed, f"{reference} is lost")
            if kind == "received":
                need(listed[reference]["received"] == day, f"desk {desk}: {reference} is not as it was acknowledged")
            else:
                # A letter that was sent is looked for two weeks later.
                need(listed[reference]["next_day"] == f"2026-09-{int(day[-2:]) + 14:02}", f"desk {desk}: {reference} was not sent")


def check(grounds, sizes, work, say):
    def go(ground):
        changes = sizes[ground.name]
        size = changes // TABLES
        folder = work / f"desks-{ground.name}"
        folder.mkdir()
        common = changes // 10
        roster = inputs(folder, common + DESKS * changes)
        book, keys = made(ground.address("desks"), folder, [f"desk{number}" for number in range(DESKS)])
        book.call(*batch(book, roster, folder / "letters", "--format", "text", "--zip", folder / "letters.zip"))
        ends, faults = {}, []

        def desk(number):
            try:
                work_of(number, book, keys[number], size, common, folder, ends)
            except Exception as why:
                faults.append(why)

        threads = [threading.Thread(target=desk, args=(number,)) for number in range(DESKS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if faults:
            raise faults[0]
        listed = book.cases()
        check_kept(listed, ends)
        refused = {reference for _, of_desk in ends.values() for reference, _ in of_desk}
        need(refused and all(reference < f"K-{common:05}" for reference in refused), "a desk's own case was refused")
        need(all(listed[f"K-{at:05}"]["received"] for at in range(common)), "a case that all desks told of was not changed")
        told = sum(len(told) for told, _ in ends.values())
        say(f"  {ground.name}: {DESKS} desks with {changes} changes each: {told} acknowledged and there, "
            f"{DESKS * changes - told} refused and told")
        return listed, ends

    for listed, ends in grounds.each(go):
        reference, kind, day = ends[0][0][0]
        lost = {name: case for name, case in listed.items() if name != reference}
        must_refuse("a change that is lost", check_kept, lost, ends)
        other = {**listed, reference: {**listed[reference], "received": "2026-10-01", "next_day": "2026-10-01"}}
        must_refuse("a change that was overwritten", check_kept, other, ends)
