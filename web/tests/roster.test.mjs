// The letters of many people, out of a table, in the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start, stop, TODAY, visiting } from "./lib/browser.mjs";
import { letter } from "./lib/native.mjs";
import { SHORT } from "./lib/short.mjs";
import { unpacked } from "./lib/zip.mjs";

before(start);
after(stop);

const COLUMNS = "reference;worker.name;worker.address.street;worker.address.postcode;worker.address.city;worker.address.country;worker.email;worker.birth_date;employment.status;employment.since";
const good = (number) => `R-${String(number).padStart(4, "0")};Arta Prova ${number};Rruga e Provës ${number};1001;Tiranë;AL;arta${number}@example.org;1994-05-17;current;2019-03-01`;

/** Twenty ways in which a row can be wrong; each stands twice in the table. */
const MISTAKES = [
  (row) => row.with(1, ""),
  (row) => row.with(1, "x".repeat(500)),
  (row) => row.with(1, "Arta \u202eavorP"),
  (row) => row.with(2, ""),
  (row) => row.with(4, ""),
  (row) => row.with(5, "Atlantida"),
  (row) => row.with(5, "12"),
  (row) => row.with(6, "arta"),
  (row) => row.with(6, "arta@"),
  (row) => row.with(6, "a b@example.org"),
  (row) => row.with(7, "31.2.1990"),
  (row) => row.with(7, "nesër"),
  (row) => row.with(7, "1.1.2190"),
  (row) => row.with(8, "boss"),
  (row) => row.with(9, "1.13.2019"),
  (row) => row.with(9, "32.1.2019"),
  (row) => row.with(0, "R".repeat(200)),
  (row) => row.with(0, "R-0001"),
  (row) => [...row, "more", "than", "columns"],
  (row) => row.with(2, "#REF!"),
];

async function toRoster(visit) {
  await visit.press("many");
  for (let screen = await visit.screen(); screen.startsWith("ask:"); screen = await visit.screen()) {
    await visit.fill(SHORT);
    await visit.next();
    assert.notEqual(await visit.screen(), screen, `${screen} goes on`);
  }
  assert.equal(await visit.screen(), "roster");
}

async function made(visit, page, rows) {
  const table = [COLUMNS, ...rows].join("\n");
  await page.locator("#roster").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.locator('[data-make="letters"]').waitFor();
  const begin = performance.now();
  await page.locator('[data-make="letters"]').click();
  await page.locator('[data-make="roster"]').waitFor({ timeout: 120_000 });
  const took = performance.now() - begin;
  return { took, files: await unpacked((await visit.save("roster")).bytes) };
}

test("400 rows become 400 letters, the program's own", () =>
  visiting({ language: "sq" }, async (visit, page) => {
    await toRoster(visit);
    const rows = Array.from({ length: 400 }, (_, place) => good(place + 1));
    const { took, files } = await made(visit, page, rows);
    const letters = [...files.keys()].filter((name) => name.endsWith(".pdf"));
    assert.equal(letters.length, 400, files.get("errors.csv")?.toString().slice(0, 500));
    assert.equal(files.get("manifest.csv").toString().trim().split("\n").length, 401);
    console.log(`400 letters of a roster: ${(took / 1000).toFixed(1)} s (bound 10 s on two cores)`);
    assert.ok(took < 20_000, "at most twice the bound");
    for (const number of [1, 7, 400]) {
      const [reference, name, street, postcode, city, country, email, birth, , since] = good(number).split(";");
      const request = `letter: access
jurisdiction: AL
language: sq
date: ${TODAY}
reference: ${reference}
delivery: registered
worker:
  name: ${name}
  address: {street: ${street}, postcode: "${postcode}", city: ${city}, country: ${country}}
  email: ${email}
  birth_date: ${birth}
employment: {status: current, since: ${since}}
employer:
  name: Shembull Contact Center sh.p.k.
  address: {street: Rruga e Shembullit 7, city: Tiranë, country: AL}
`;
      const file = letters.find((known) => known.endsWith(`${reference}.pdf`));
      assert.ok(files.get(file).equals(letter(request, {})), `${file} is the program's`);
    }
  }));

test("a list with its own headings needs no keys, and asks what nobody knows", () =>
  visiting({ language: "sq" }, async (visit, page) => {
    await toRoster(visit);
    const table = "Lista e anëtarëve\nNr.;Emri;Mbiemri;Adresa;Qyteti;Datëlindja;Turni;Shënime\n1;Arta;Prova;Rruga e Provës 1;Tiranë;17.5.1994;natë;x\n2;Besa;Prova;Rruga e Provës 2;Tiranë;18.5.1994;natë;x\n";
    await page.locator("#roster").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
    const make = page.locator('[data-make="letters"]');
    await make.waitFor();
    await visit.idle();
    assert.ok(await make.isDisabled(), "two columns are still open");
    const meaning = (place) => page.locator(`[name="column-${place}"]`);
    for (const [place, key] of ["", "worker.name", "worker.name", "worker.address.street", "worker.address.city", "worker.birth_date", "", "left_out"].entries()) {
      assert.equal(await meaning(place).inputValue(), key, `column ${place}`);
    }
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= room, `the columns are ${wide} pixels wide, the phone ${room}`);
    await meaning(0).selectOption("reference");
    await visit.idle();
    await meaning(6).selectOption("left_out");
    await visit.idle();
    await page.locator("#dates").selectOption("dmy");
    await visit.idle();
    assert.ok(await make.isEnabled());
    await make.click();
    await page.locator('[data-make="roster"]').waitFor({ timeout: 60_000 });
    const files = await unpacked((await visit.save("roster")).bytes);
    assert.deepEqual([...files.keys()].sort(), ["access-1.pdf", "access-2.pdf", "errors.csv", "manifest.csv"]);
  }));

test("no reference leads out of the folder", () =>
  visiting({ language: "sq" }, async (visit, page) => {
    await toRoster(visit);
    const { files } = await made(visit, page, [good(1).replace("R-0001", "../../etc"), good(2).replace("R-0002", "C:\\x"), good(3)]);
    for (const name of files.keys()) assert.match(name, /^[\w-]+\.(pdf|csv)$/);
  }));

test("40 bad rows of 20 kinds are listed, and the good ones get their letters", () =>
  visiting({ language: "sq" }, async (visit, page) => {
    await toRoster(visit);
    const bad = MISTAKES.map((spoil, place) => spoil(good(900 + place).split(";")).join(";"));
    const rows = [good(1), ...bad, good(2), ...bad.map((row) => row.replace("R-09", "R-08")), good(3)];
    const { files } = await made(visit, page, rows);
    assert.equal([...files.keys()].filter((name) => name.endsWith(".pdf")).length, 3, files.get("errors.csv").toString().slice(0, 6000));
    const errors = files.get("errors.csv").toString().trim().split("\n");
    assert.ok(errors.length > 40, `errors.csv has ${errors.length} lines`);
    const shown = await page.locator("table.listed tbody tr").count();
    assert.ok(shown >= 40, `${shown} faults are shown`);
    const texts = await page.locator("table.listed tbody tr td:nth-child(3)").allInnerTexts();
    assert.ok(texts.every((text) => text.trim() !== ""), "each says what is wrong");
    assert.deepEqual(errors.filter((line) => /\b(the|is|or|and)\b/.test(line)), [], "each says it in the language of the page");
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= room, `the list is ${wide} pixels wide, the phone ${room}`);
  }));

test("a table of something else gets a sentence", () =>
  visiting({ language: "sq" }, async (visit, page) => {
    await toRoster(visit);
    for (const [name, bytes] of [
      ["people.csv", "a;b\n1;2\n"],
      ["people.csv", ""],
      ["people.xlsx", "no sheet"],
      ["people.pdf", "%PDF-1.7"],
    ]) {
      await page.locator("#roster").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(bytes) });
      const alert = page.locator("main [role=alert]", { hasText: /\S/ }).first();
      await alert.waitFor();
      assert.equal(await page.locator('[data-make="letters"]:enabled').count(), 0);
      await visit.idle();
    }
  }));
