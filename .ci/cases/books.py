"""Case books in a file and on a server, people who are nowhere, and calls of the program."""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time

MEMORY, SECONDS = 200 << 20, 5
PASSPHRASE = "four invented words here"
KERKESA = pathlib.Path()

FIRST = ["Artanisa", "Besnikosh", "Çlirimtar", "Dorotheus", "Łukaszek", "Siobhánna", "Niccolòs", "Ελένηνα", "Ђорђеслав"]
LAST = ["Shembulliqi", "Musterfreud", "Esempiolini", "O’Sampleton", "Παραδείγματος", "Zrazokenko", "Müllerprobe"]
STREETS = ["Rruga e Shembullit", "Musterprobeweg", "Via dell’Esempio", "Sampleton Crescent", "Odeiparadigma"]
EMPLOYERS = ["Thirrje Shembull sh.p.k.", "Musterklang Kundendienst GmbH", "Sample Voices Ltd", "Esempio Chiamate SA"]
NEVER = [*FIRST, *LAST, *STREETS, *EMPLOYERS]


class Refused(Exception):
    """Why something is not as it must be."""


def need(condition, what):
    if not condition:
        raise Refused(what)


def must_refuse(what, check, *arguments):
    try:
        check(*arguments)
    except Refused:
        return
    raise SystemExit(f"not refused: {what}")


def person(number):
    return f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]}"


def check_nameless(bytes_, where):
    """No name, street or employer, as it is written or in hexadecimal digits."""
    low = bytes_.lower()
    for name in NEVER:
        plain = name.encode()
        need(plain not in bytes_ and plain.lower() not in low, f"{where}: a name is there")
        need(plain.hex().encode() not in low, f"{where}: a name is there in digits")


class Said:
    """What a call has said, and what it took."""

    def __init__(self, code, out, error, seconds, cores, memory):
        self.code, self.out, self.error, self.seconds, self.memory = code, out, error, seconds, memory
        # Of all cores together.
        self.cores = cores

    def json(self):
        return json.loads(self.out)


@contextlib.contextmanager
def passphrase_of(text):
    """A file descriptor that gives a passphrase."""
    reads, writes = os.pipe()
    os.write(writes, f"{text}\n".encode())
    os.close(writes)
    try:
        yield reads
    finally:
        os.close(reads)


class Call:
    """A call that is running."""

    def __init__(self, arguments, environment, clock=None, passphrase=None, folder="/"):
        with contextlib.ExitStack() as stack:
            words = [str(KERKESA), *map(str, arguments)]
            descriptors = ()
            if passphrase is not None:
                descriptor = stack.enter_context(passphrase_of(passphrase))
                words += ["--passphrase-fd", str(descriptor)]
                descriptors = (descriptor,)
            if clock:
                words = ["faketime", "--exclude-monotonic", f"{clock} 12:00:00", *words]
            self.files = [tempfile.TemporaryFile(), tempfile.TemporaryFile()]
            self.words = " ".join(map(str, arguments[:3]))
            self.began = time.monotonic()
            self.run = subprocess.Popen(
                words, env={**os.environ, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "LANGUAGE": "en", **environment}, cwd=folder,
                stdin=subprocess.DEVNULL, stdout=self.files[0], stderr=self.files[1], pass_fds=descriptors)

    def end(self, kill=False):
        if kill:
            # Popen.kill would take away what wait4 tells.
            os.kill(self.run.pid, signal.SIGKILL)
        _, status, used = os.wait4(self.run.pid, 0)
        seconds = time.monotonic() - self.began
        self.run.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in self.files:
            file.seek(0)
            texts.append(file.read().decode())
            file.close()
        return Said(self.run.returncode, *texts, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


class Book:
    """A case book, and this desk's key."""

    def __init__(self, address, key, files=None):
        self.address, self.key, self.files = str(address), str(key), files
        self.clock = None

    def start(self, *arguments, key=None, passphrase=None):
        environment = {"KERKESA_CASES": self.address, "KERKESA_KEY": str(key or self.key)}
        return Call(arguments, environment, self.clock, passphrase)

    def call(self, *arguments, code=0, key=None, passphrase=None, names=False):
        said = self.start(*arguments, key=key, passphrase=passphrase).end()
        what = " ".join(map(str, arguments[:3]))
        codes = code if isinstance(code, tuple) else (code,)
        need(said.code in codes, f"{what}: exit {said.code}, not {code}: {said.error[-1500:]}")
        need(said.memory <= MEMORY, f"{what}: {said.memory >> 20} MB")
        if not names:
            check_nameless((said.out + said.error).encode(), what)
        return said

    def cases(self):
        """What may be read of each case, without its number; each of them opens."""
        listed = self.call("case", "list", "--json", "--worker", "").json()
        found = {case["reference"]: {name: value for name, value in case.items() if name != "id"} for case in listed}
        need(len(found) == len(listed), "a case is there twice")
        return found


def made(address, folder, names=("first",)):
    """A new book whose desks have keys under a passphrase; the recovery key, which has none, is what calls use."""
    recovery = folder / "recovery.key"
    keys = [folder / f"{name}.key" for name in names]
    book = Book(address, recovery)
    book.call("case", "desk", "new", names[0], "--recovery", recovery, key=keys[0], passphrase=PASSPHRASE)
    for name, key in zip(names[1:], keys[1:]):
        said = book.call("case", "desk", "new", name, key=key, passphrase=PASSPHRASE)
        public = next(word for word in (said.out + said.error).split() if word.startswith("age1"))
        book.call("case", "desk", "add", name, public.rstrip("`."))
    return book, keys


def tool(name):
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else name


def as_keeper(*words):
    """A call by whoever keeps the server: the system's superuser may not."""
    return (["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []) + [str(word) for word in words]


def run(words, **options):
    done = subprocess.run(words, cwd="/", capture_output=True, **options)
    if done.returncode:
        raise SystemExit(f"{words[:6]}: {done.stderr[-800:]}")
    return done.stdout


class Files:
    """Books in files."""

    name = "SQLite"

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()

    def address(self, name):
        (self.folder / name).mkdir()
        return self.folder / name / "cases.db"

    def copy(self, book, name):
        folder = self.folder / name
        shutil.copytree(pathlib.Path(book.address).parent, folder)
        return Book(folder / "cases.db", book.key)

    def drop(self, book):
        shutil.rmtree(pathlib.Path(book.address).parent)

    def check_nameless(self, book):
        for path in pathlib.Path(book.address).parent.iterdir():
            with contextlib.suppress(FileNotFoundError):
                check_nameless(path.read_bytes(), path.name)

    def check_killed(self, book):
        """The log that a killed run leaves has no name either."""
        self.check_nameless(book)

    def many(self, book, count, days):
        with contextlib.closing(sqlite3.connect(book.address)) as base:
            base.execute(many(count, days))
            base.commit()
            base.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class Server:
    """Books on a server of one's own, on loopback, which stops with this program whatever happens."""

    name = "PostgreSQL"

    def __init__(self):
        self.folder = pathlib.Path(run(as_keeper("mktemp", "-d", "/tmp/kerkesa-server.XXXXXX")).decode().strip())
        self.data = self.folder / "data"
        run(as_keeper(tool("initdb"), "-D", self.data, "-U", "keeper", "-A", "trust", "-E", "UTF8", "--no-sync"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        script = 'read -r _; "$1" -D "$2" -m immediate stop; rm -rf "$3"'
        self.guard = subprocess.Popen(
            as_keeper("sh", "-c", script, "guard", tool("pg_ctl"), self.data, self.folder), cwd="/",
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.start()

    def start(self):
        options = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories= -c max_connections=60"
        words = as_keeper(tool("pg_ctl"), "-D", self.data, "-o", options, "-l", self.folder / "log", "-w", "start")
        subprocess.run(words, cwd="/", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self):
        run(as_keeper(tool("pg_ctl"), "-D", self.data, "-m", "immediate", "stop"))

    def end(self):
        self.guard.stdin.close()
        self.guard.wait()

    def told(self, text, database="postgres", program="psql"):
        words = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "keeper", "-d", database]
        words += ["-v", "ON_ERROR_STOP=1", "-qAtc", text] if program == "psql" else []
        return run([tool(program), *words])

    def address_of(self, name):
        return f"postgres://keeper@127.0.0.1:{self.port}/{name}"

    def address(self, name):
        self.told(f'CREATE DATABASE "{name}"')
        return self.address_of(name)

    def copy(self, book, name):
        self.told(f'CREATE DATABASE "{name}" TEMPLATE "{book.address.rpartition("/")[2]}"')
        return Book(self.address_of(name), book.key)

    def drop(self, book):
        self.told(f'DROP DATABASE "{book.address.rpartition("/")[2]}" WITH (FORCE)')

    def check_nameless(self, book):
        """Neither a dump of the book nor any file of the server has a name."""
        check_nameless(self.told("", book.address.rpartition("/")[2], "pg_dump"), "a dump")
        for path in self.data.rglob("*"):
            with contextlib.suppress(FileNotFoundError):
                if path.is_file():
                    check_nameless(path.read_bytes(), path.name)

    def check_killed(self, book):
        """Nothing: all of the server is looked through once, at the end of the campaign."""

    def many(self, book, count, days):
        self.told(many(count, days), book.address.rpartition("/")[2])
        self.told("VACUUM ANALYZE kerkesa_cases", book.address.rpartition("/")[2])


def many(count, days):
    """Copies of the cases that are there, until there are so many, with something to be done on these days. No desk opens
    the copies: a text is sealed for its place."""
    clear = "law, letter, state, date, received, answered, last_day, closed, generation, revision, sealed"
    rows = ", ".join(f"({at}, '{day}')" for at, day in enumerate(days))
    zeros = "0" * 32
    return f"""
        WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {count}),
            days (n, day) AS (VALUES {rows}),
            own AS (SELECT {clear}, ROW_NUMBER() OVER (ORDER BY id) - 1 AS place FROM kerkesa_cases),
            size (own_count) AS (SELECT COUNT(*) FROM kerkesa_cases)
        INSERT INTO kerkesa_cases ({clear}, id, reference, reference_key, letter_reference, letter_key, next_day)
        SELECT {clear}, SUBSTR('{zeros}', 1, 32 - LENGTH(CAST(i AS TEXT))) || CAST(i AS TEXT), 'X-' || i, 'x-' || i, 'X-' || i,
            'x-' || i, day
        FROM numbers, size, own, days WHERE place = i % own_count AND n = i % {len(days)}"""
