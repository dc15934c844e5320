"""Books and keys that are not as they should be, and servers that go: each has its own message and exit code."""

import contextlib
import hashlib
import os
import pathlib
import random
import shutil
import socket
import sqlite3
import subprocess
import time

from books import PASSPHRASE, SECONDS, Book, made, must_refuse, need
from kills import batch, check_between, inputs

ERROR = {
    "wrong passphrase": (3, "the passphrase does not open the key"),
    "foreign key": (3, "this key does not open the book"),
    "no key": (3, "there is no key in"),
    "damaged key": (3, "this is not a desk’s key", "the key file is damaged", "the passphrase does not open the key"),
    "damaged case": (3, "is damaged and cannot be opened"),
    "moved case": (3, "holds the sealed text of another case"),
    "damaged head": (4, "is not a case book"),
    "damaged file": (4, "is damaged"),
    "cut file": (4, "is damaged"),
    "empty file": (4, "there is no case book at"),
    "text": (4, "is not a case book"),
    "other database": (4, "is not a case book"),
    "newer book": (4, "a newer version of Kerkesa made the case book"),
    "no book": (4, "there is no case book at"),
    "folder": (2, "is not a regular file"),
    "full disk": (2, "there is no room left for the case book"),
    "no database": (2, "does not exist"),
    "away": (5, "does not answer"),
    "silent": (5, "does not answer"),
    "stopped": (5, "broke off", "does not answer"),
}


def check_error(kind, said):
    code, *texts = ERROR[kind]
    need(said.code == code, f"{kind}: exit {said.code}, not {code}: {said.error[-500:]}")
    need(any(text in said.error for text in texts), f"{kind}: {said.error[-500:]}")
    need("panicked" not in said.error and "hint" in said.error.lower() or "\n" in said.error.strip() or kind == "stopped", f"{kind}: no hint: {said.error}")
    need(said.seconds <= SECONDS, f"{kind}: {said.seconds:.1f} s")


def refused(kind, book, *words, **options):
    said = book.call(*(words or ("case", "list", "--worker", "a")), code=tuple(range(1, 7)), **options)
    check_error(kind, said)
    return said


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def spoiled(ground, book, name, spoil):
    """A copy of a book's file, spoiled."""
    copy = ground.copy(book, name)
    with contextlib.closing(sqlite3.connect(copy.address)) as base:
        base.execute("PRAGMA journal_mode = DELETE")
    spoil(pathlib.Path(copy.address))
    return copy


def overwritten(path, begin, count):
    with open(path, "r+b") as file:
        file.seek(begin)
        file.write(random.Random(begin).randbytes(count))


def told(path, *texts):
    with contextlib.closing(sqlite3.connect(path)) as base:
        base.create_function("flipped", 1, lambda bytes_: bytes_[:900] + bytes(~byte & 0xFF for byte in bytes_[900:910]) + bytes_[910:])
        for text in texts:
            base.execute(text)
        base.commit()


def in_files(ground, book, keys, work):
    refused("wrong passphrase", book, key=keys[0], passphrase="other words than those")
    book.call("case", "list", "--worker", "a", key=keys[0], passphrase=PASSPHRASE)
    other = work / "other"
    other.mkdir()
    foreign, _ = made(ground.address("foreign"), other)
    refused("foreign key", book, key=foreign.key)
    refused("no key", book, key=work / "nowhere.key", passphrase=PASSPHRASE)
    lines = keys[0].read_text().splitlines()
    lines[3] = lines[3][::-1]
    (work / "damaged.key").write_text("\n".join(lines) + "\n")
    refused("damaged key", book, key=work / "damaged.key", passphrase=PASSPHRASE)
    first, last = ("(SELECT %s(id) FROM kerkesa_cases)" % which for which in ("MIN", "MAX"))
    for kind, spoil in {
        "damaged case": lambda path: told(path, f"UPDATE kerkesa_cases SET sealed = flipped(sealed) WHERE id = {first}"),
        "moved case": lambda path: told(path, f"UPDATE kerkesa_cases SET sealed = (SELECT sealed FROM kerkesa_cases WHERE id = {last}) WHERE id = {first}"),
        "damaged head": lambda path: overwritten(path, 0, 100),
        "damaged file": lambda path: overwritten(path, 4096 * 12, path.stat().st_size - 4096 * 12),
        "cut file": lambda path: os.truncate(path, path.stat().st_size // 2 // 4096 * 4096),
        "empty file": lambda path: os.truncate(path, 0),
        "text": lambda path: path.write_text("reference,day\n" * 1000),
        "other database": lambda path: (path.unlink(), told(path, "CREATE TABLE members (name TEXT)", "INSERT INTO members VALUES ('x')")),
        "newer book": lambda path: told(path, "INSERT INTO kerkesa_migrations SELECT 99, description, installed_on, success, checksum, execution_time FROM kerkesa_migrations LIMIT 1"),
        "no book": lambda path: path.unlink(),
        "folder": lambda path: (path.unlink(), path.mkdir()),
    }.items():
        copy = spoiled(ground, book, kind.replace(" ", "-"), spoil)
        path = pathlib.Path(copy.address)
        before = digest(path) if path.is_file() else None
        refused(kind, copy)
        need(kind in ("no book", "folder") or digest(path) == before, f"{kind}: something was written")
        ground.drop(copy)
    must_refuse("another message", refused, "cut file", book, "case", "list", "--worker", "a")


def full_disk(ground, book, roster, work):
    """A run into a book for which there is no room leaves it as it was."""
    if os.geteuid() != 0:
        return "no full disk without root"
    disk = work / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "none", disk], capture_output=True).returncode:
        return "no full disk: nothing can be mounted"
    try:
        copy = Book(disk / "cases.db", book.key)
        for path in pathlib.Path(book.address).parent.iterdir():
            shutil.copy(path, disk)
        before = copy.cases()
        refused("full disk", copy, *batch(copy, roster, work / "full", "--format", "text"))
        need(copy.cases() == before, "a full disk has changed cases")
    finally:
        subprocess.run(["umount", disk], check=True)
    return "a full disk"


def on_server(server, book, roster, work):
    refused("no book", Book(server.address("nothing"), book.key))
    refused("no database", Book(server.address_of("nowhere"), book.key))
    there = Book(server.address("elsewhere"), book.key)
    server.told("CREATE TABLE members (name TEXT)", "elsewhere")
    refused("no book", there)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
        refused("away", Book(f"postgres://keeper@127.0.0.1:{port}/cases", book.key))
        silent.listen()
        refused("silent", Book(f"postgres://keeper@127.0.0.1:{port}/cases", book.key))
    return stopped(server, book, roster, work)


def stopped(server, book, roster, work):
    """The server stops in the middle: nothing of what was going on is there, and the same again completes it."""
    output = work / "stopped"
    whole = server.copy(book, "whole")
    started = time.monotonic()
    whole.call(*batch(whole, roster, work / "whole", "--format", "text"))
    length = time.monotonic() - started
    before, after = book.cases(), whole.cases()
    run = book.start(*batch(book, roster, output, "--format", "text"))
    time.sleep(length * 0.6)
    server.stop()
    said = run.end()
    check_error("stopped", said)
    refused("away", book)
    server.start()
    there = book.cases()
    new = check_between(there, before, after)
    book.call(*batch(book, roster, output, "--format", "text"))
    need(book.cases() == after, "other cases after the server has stopped")
    return f"the server stopped at {new} of {len(after)} cases"


def check(grounds, work, say):
    def go(ground):
        folder = work / f"troubles-{ground.name}"
        folder.mkdir()
        few, many = inputs(folder, 40, "few"), inputs(folder, 4000, "many")
        book, keys = made(ground.address("troubles"), folder)
        book.call(*batch(book, few, folder / "few", "--format", "text"))
        if ground.name == "SQLite":
            in_files(ground, book, keys, folder)
            return full_disk(ground, book, many, folder)
        return on_server(ground, book, many, folder)

    for end in grounds.each(go):
        say(f"  {end}")
