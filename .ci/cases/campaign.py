"""A campaign from the first letters to the authority's desk: each case goes on as the table says that was worked by hand."""

import collections
import csv
import datetime
import json
import pathlib
import re
import shutil

from books import EMPLOYERS, STREETS, Refused, made, must_refuse, need, person

TABLE = pathlib.Path(__file__).resolve().parents[2] / "tests" / "cases.yaml"
# When all of the table has happened.
END = "2027-12-31"
COUNTRIES = {"AL": ("sq", "1001", "Tiranë"), "DE": ("de", "10115", "Berlin"), "GB": ("en", "SW1A 1AA", "London"), "CH": ("de", "8001", "Zürich")}
ASKS = {
    "objection": {"objection.to": "[home_webcam]", "objection.because": "[private_home]"},
    "rectification": {"rectification.corrections": "[{wrong: 3 May, right: 4 May}]"},
    "erasure": {"erasure.because": "[no_longer_needed]"},
    "restriction": {"restriction.because": "[accuracy_contested]"},
    "human_review": {"human_review.decision": "My shifts were cut"},
    "consent_withdrawal": {"consent_withdrawal.to": "[home_webcam]"},
    "preservation": {"preservation.data": "[webcam_images]"},
}


def value(text):
    """A value of the table: a text, a list or a mapping on one line."""
    text = text.strip()
    if text.startswith("{"):
        parts = re.findall(r"(\w+): (\[[^\]]*\]|[^,}]+)", text)
        return {name: value(part) for name, part in parts}
    if text.startswith("["):
        return [part.strip() for part in text[1:-1].split(",")]
    return text.strip('"')


def chains():
    """The table: each case with its steps."""
    cases, text = [], TABLE.read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        depth, begins, name, rest = re.fullmatch(r"( *)(- )?(\w+):(.*)", line).groups()
        if begins and not depth:
            cases.append({"steps": []})
        if begins and depth:
            cases[-1]["steps"].append({})
        if name != "steps":
            place = cases[-1]["steps"][-1] if len(depth) >= 4 else cases[-1]
            place[name] = value(rest)
    need(len(cases) == len(re.findall("^- name:", text, flags=re.M)) >= 90, "the table is not read whole")
    return cases


def day_of(step):
    for what in ("sent", "received", "returned", "answered", "written", "closed"):
        if what in step:
            held = step[what]
            return held.get("day", held.get("date")) if isinstance(held, dict) else held
    return ""


def until(cases, today):
    """As much of the cases as has happened on a day."""
    cut = []
    for case in cases:
        steps = []
        for step in case["steps"]:
            if max(day_of(step), case["date"]) > today:
                break
            steps.append(step)
        if steps:
            cut.append({**case, "steps": steps})
    return cut


def roster(rows, path):
    columns = ["reference", "letter", "language", "jurisdiction", "region", "authority", "date", "delivery", "worker.name", "worker.email",
               "worker.address.street", "worker.address.postcode", "worker.address.city", "worker.address.country", "employer.name",
               "employer.email", "employer.address.street", "employer.address.postcode", "employer.address.city",
               "employer.address.country", *(key for keys in ASKS.values() for key in keys)]
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        for number, (reference, case) in enumerate(rows.items()):
            country = case["jurisdiction"]
            language, postcode, city = COUNTRIES[country]
            address = {"street": f"{STREETS[number % len(STREETS)]} {number + 1}", "postcode": postcode, "city": city, "country": country}
            writer.writerow({
                "reference": reference, "letter": case["letter"], "language": language, "jurisdiction": country,
                "region": case.get("region", ""), "date": case["date"], "delivery": case.get("delivery", "post"),
                "authority": "deberlbdi" if country == "DE" and "region" not in case else "",
                "worker.name": person(number), "worker.email": f"w{number}@example.org",
                "employer.name": EMPLOYERS[number % len(EMPLOYERS)], "employer.email": "data@example.com",
                **{f"{who}.address.{key}": part for who in ("worker", "employer") for key, part in address.items()},
                **ASKS.get(case["letter"], {}),
            })


def wanted(step):
    """What comes next by the table, as the program says it."""
    following = step["next"]
    kind = following["step"]
    if kind == "none":
        return None, None, None
    said = {"write": following.get("letter")} if kind == "write" else kind
    return said, following["from"], following.get("last_day") if kind == "write" else None


def found(case):
    step = case["step"]
    if step is None:
        return None, None, None
    return step, case["from"], case["last_day"] if isinstance(step, dict) else None


def check_next(book, rows, number):
    """Each case is where the table has it after a step."""
    told = book.call("case", "next", "--json", *rows).json()
    need(len(told) == len(rows), f"{len(told)} cases, not {len(rows)}")
    for (reference, case), one in zip(rows.items(), told):
        right = wanted(case["steps"][number])
        need(found(one) == right, f"{reference}, {case['name']}, step {number + 1}: {found(one)}, not {right}")


class Campaign:
    """A campaign in one book, with its letters and tables in a folder."""

    def __init__(self, ground, rows, folder, clock):
        folder.mkdir()
        self.folder, self.letters, self.rows = folder, folder / "letters", rows
        self.book, _ = made(ground.address("campaign"), folder)
        self.book.clock = clock
        self.calls = collections.Counter()

    def go(self):
        roster(self.rows, self.folder / "roster.csv")
        (self.folder / "base.yaml").write_text("letter: access\n", encoding="utf-8")
        self.book.call("batch", self.folder / "roster.csv", "--request", self.folder / "base.yaml", "--as-cases", "--format", "text",
                       "--output", self.folder / "first")
        check_next(self.book, self.rows, 0)
        for number in range(1, max(len(case["steps"]) for case in self.rows.values())):
            alive = {reference: case for reference, case in self.rows.items() if len(case["steps"]) > number}
            self.step(number, alive)
            check_next(self.book, alive, number)

    def step(self, number, alive):
        told, answers = [], []
        letters, closed = collections.defaultdict(list), collections.defaultdict(list)
        for reference, case in alive.items():
            step = case["steps"][number]
            if "written" in step:
                letter, date = step["written"]["letter"], step["written"]["date"]
                before, since, _ = wanted(case["steps"][number - 1])
                comes = before == {"write": letter} or before == "again" and letter == case["letter"]
                letters[date, "" if comes and since <= date else letter].append(reference)
            elif "closed" in step:
                closed[step["closed"]].append(reference)
            elif "answered" in step:
                one = step["answered"]
                answers.append([reference, one["date"], one["kind"], "", ",".join(one.get("reasons", [])), one.get("until", "")])
            else:
                kind = next(kind for kind in ("sent", "received", "returned") if kind in step)
                proof = step[kind].get("proof", "") if kind == "sent" else ""
                told.append([reference, day_of(step), kind, proof, "", ""])
        for what, lines in (("received", told), ("answered", answers)):
            if lines:
                self.table(what, lines)
        for (date, kind), references in letters.items():
            self.call("case", "next", "--write", "--date", date, *(["--kind", kind] if kind else []), "--format", "text",
                      "--output", self.letters, *references, counted=len(references))
        for day, references in closed.items():
            self.call("case", "close", "--day", day, *references, counted=len(references))

    def table(self, what, lines):
        path = self.folder / "told.csv"
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["Reference", "Day", "Kind", "Proof", "Reasons", "Until"], *lines])
        self.call("case", what, "--from", path, counted=len(lines))

    def call(self, *words, counted):
        self.calls[words[1]] += counted
        self.book.call(*words)

    def ended(self):
        """What is the same in every book: the cases, and the letters but for the list of each run."""
        letters = {path.name: path.read_bytes() for path in self.letters.glob("*.txt")}
        need(len(letters) == self.calls["next"], f"{len(letters)} letters, not {self.calls['next']}")
        return self.book.cases(), letters


def check_same(one, other):
    need(one[0] == other[0], "the books differ")
    need(one[1] == other[1], "the letters differ")


def check(grounds, count, work, say):
    cases = chains()
    clock = END if shutil.which("faketime") else None
    if clock is None:
        cases = until(cases, datetime.date.today().isoformat())
        say("  no faketime: only what lies before today")
    rows = {f"{cases[at % len(cases)]['jurisdiction']}-{at:04}": cases[at % len(cases)] for at in range(count)}
    ends = []

    def go(ground):
        campaign = Campaign(ground, rows, work / f"campaign-{ground.name}", clock)
        campaign.go()
        ground.check_nameless(campaign.book)
        return campaign, campaign.ended()

    for campaign, end in grounds.each(go):
        ends.append(end)
        told = ", ".join(f"{what} {count}" for what, count in sorted(campaign.calls.items()))
    for end in ends[1:]:
        check_same(ends[0], end)
    refusals(campaign, ends[0])
    steps = sum(len(case["steps"]) for case in rows.values())
    say(f"  {len(rows)} cases of {len(cases)} chains, {steps} steps as worked by hand ({told}); the same in both books")


def refusals(campaign, end):
    """Gives the checks what they must refuse."""
    reference = next(iter(campaign.rows))
    case = json.loads(json.dumps(campaign.rows[reference]))
    last = len(case["steps"]) - 1
    case["steps"][last]["next"] = {"step": "receipt", "from": "2026-02-11"}
    must_refuse("another next step", check_next, campaign.book, {reference: case}, last)
    must_refuse("a case less", check_same, end, ({name: case for name, case in end[0].items() if name != reference}, end[1]))
    try:
        check_next(campaign.book, {reference: campaign.rows[reference]}, last)
    except Refused as why:
        raise SystemExit(f"refused what is right: {why}") from why
