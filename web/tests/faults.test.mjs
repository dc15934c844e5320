// What goes wrong: answers, files, the engine, the browser. Nothing that somebody typed is lost.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { start, stop, SMALL_PHONE, visiting } from "./lib/browser.mjs";
import { letter } from "./lib/native.mjs";
import { html } from "./lib/parts.mjs";
import { SHORT, SHORT_FILE, toReading, withAnswers } from "./lib/short.mjs";

before(start);
after(stop);

const LANGUAGES = ["de", "en", "it", "sq"];

/** Goes on to the screen of a section. */
async function to(visit, section, answers = SHORT) {
  await visit.next();
  while ((await visit.screen()) !== `ask:${section}`) {
    await visit.fill(answers);
    await visit.next();
  }
}

/** What the page says about a field: at the field, and in the summary. */
async function told(visit, page, key) {
  const problem = page.locator(`[id="problem-${key}"]`);
  const summary = page.locator(`main .notice.wrong a[href="#q-${key}"]`);
  return { problem: await problem.allInnerTexts(), isSummed: (await summary.count()) === 1 };
}

describe("answers", { concurrency: 2 }, () => {
  test("what is missing is said at its field and in the summary, which has the focus and leads there", () =>
    visiting({ language: "sq" }, async (visit, page) => {
      await to(visit, "worker");
      await visit.next();
      assert.equal(await visit.screen(), "ask:worker");
      await visit.hasFocus("main .notice.wrong");
      for (const key of ["worker.name", "worker.address.street", "worker.address.city"]) {
        const { problem, isSummed } = await told(visit, page, key);
        assert.equal(problem.length, 1, `${key} has a problem`);
        assert.ok(isSummed, `${key} is in the summary`);
        const field = visit.field(key);
        assert.equal(await field.getAttribute("aria-invalid"), "true");
        assert.ok((await field.getAttribute("aria-describedby")).split(" ").includes(`problem-${key}`));
      }
      assert.equal((await told(visit, page, "worker.email")).problem.length, 0, "what may be left out is not asked for");
      await page.locator(`main .notice.wrong a[href="#q-worker.address.city"]`).click();
      await visit.hasFocus(`[name="worker.address.city"]`);
      await visit.fill(SHORT);
      assert.equal((await told(visit, page, "worker.name")).problem.length, 0);
      await visit.next();
      assert.equal(await visit.screen(), "ask:employment");
    }));

  test("a wrong mail address, a day that is none and a name with hidden signs stay in their fields, and it is said why", () =>
    visiting({ language: "sq" }, async (visit, page) => {
      await to(visit, "worker");
      await visit.fill(SHORT);
      const wrong = { "worker.email": "arta at example", "worker.birth_date": "31.2.1990", "worker.name": "Arta \u202eaxoH" };
      for (const [key, value] of Object.entries(wrong)) await visit.answer(key, value);
      await visit.next();
      assert.equal(await visit.screen(), "ask:worker");
      for (const [key, value] of Object.entries(wrong)) {
        const { problem, isSummed } = await told(visit, page, key);
        assert.equal(problem.length, 1, `${key} has a problem`);
        assert.ok(isSummed, `${key} is in the summary`);
        assert.equal(await visit.field(key).inputValue(), value);
      }
      // The language changes what is said of them, and not what was typed.
      const inAlbanian = await page.locator("main .problem").allInnerTexts();
      await visit.speak("de");
      const inGerman = await page.locator("main .problem").allInnerTexts();
      assert.equal(inGerman.length, inAlbanian.length);
      for (const sentence of inGerman) assert.ok(!inAlbanian.includes(sentence), `${sentence} is German`);
      for (const [key, value] of Object.entries(wrong)) assert.equal(await visit.field(key).inputValue(), value);
    }));

  const HOSTILE = `<img src=x onerror="window.hit=1"> {{ 7*7 }} {% raw %} \${7*7} "><script>window.hit=1</script>`;
  const LONG = "Ë".repeat(160);
  for (const [what, name] of [
    ["markup and templates", HOSTILE],
    ["160 letters without a space", LONG],
  ]) {
    test(`a name of ${what} is a name, on a small phone too`, () =>
      visiting({ language: "sq", size: SMALL_PHONE }, async (visit, page) => {
        await toReading(visit, withAnswers({ "worker.name": name, "employer.name": name }), async (screen) => {
          const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          assert.ok(wide <= room, `${screen} is ${wide} pixels wide, the phone ${room}`);
        });
        const text = (await visit.letter()).replace(/\s+/g, " ");
        assert.ok(text.includes(name), "the letter has the name as it was typed");
        assert.equal(await page.evaluate(() => deep(document).filter(({ localName }) => localName === "img").length), 0);
        assert.equal(await page.evaluate(() => window.hit), undefined);
        const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= room, `the letter is ${wide} pixels wide, the phone ${room}`);
        await visit.next();
        const pdf = await visit.save("pdf");
        const saved = (await visit.save("request")).bytes.toString();
        assert.ok(letter(saved, {}).equals(pdf.bytes));
      }));
  }

  test("own words have a count, and too many are refused", () =>
    visiting({ language: "sq" }, async (visit, page) => {
      const answers = withAnswers({ letter: "objection", "objection.to": ["home_webcam"], "objection.erase": "false" });
      await to(visit, "objection", answers);
      await visit.fill(answers);
      const limit = Number((await page.locator(`[id="count-objection.own_words"]`).innerText()).match(/\d+/g).at(-1));
      await visit.answer("objection.own_words", "x".repeat(limit + 1));
      await visit.next();
      assert.equal(await visit.screen(), "ask:objection");
      assert.ok((await told(visit, page, "objection.own_words")).isSummed);
      assert.equal((await visit.field("objection.own_words").inputValue()).length, limit + 1);
    }));

  test("going back and changing the language keep every answer", () =>
    visiting({ language: "sq" }, async (visit, page) => {
      const shown = async () => {
        const values = await page.locator("main form [name]").evaluateAll((fields) =>
          fields.filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked).map(({ name, value }) => [name, value]),
        );
        // The name of a country is in the language of the page; what was left out is marked as that when somebody goes on.
        return values.filter(([name, value]) => !name.endsWith("country") && value !== "");
      };
      const seen = new Map();
      await toReading(visit, SHORT, async (screen) => seen.set(screen, await shown()));
      for (const [screen, values] of [...seen].reverse()) {
        await visit.press("back");
        assert.equal(await visit.screen(), screen);
        assert.deepEqual(await shown(), values, `${screen}, on the way back`);
        for (const language of LANGUAGES) {
          await visit.speak(language);
          assert.deepEqual(await shown(), values, `${screen}, in ${language}`);
        }
      }
      // And by the browser's own way back, to and fro.
      await page.goBack();
      await visit.idle();
      await page.goForward();
      await visit.idle();
      assert.deepEqual(await shown(), seen.get(await visit.screen()));
    }));
});

describe("leaving", () => {
  /** Whether the browser asks before the page is closed. */
  async function asks(page) {
    let asked = false;
    page.once("dialog", (dialog) => {
      asked = dialog.type() === "beforeunload";
      void dialog.dismiss();
    });
    await page.goto("about:blank").catch(() => undefined);
    return asked;
  }

  test("whoever has typed is asked before the page closes", () =>
    visiting({ language: "sq" }, async (visit, page) => {
      await to(visit, "worker");
      await visit.answer("worker.name", "Arta Hoxha");
      assert.ok(await asks(page), "the browser asks");
      assert.equal(await visit.field("worker.name").inputValue(), "Arta Hoxha");
    }));

  test("whoever has typed nothing, or has saved it, is not asked", async () => {
    await visiting({ language: "sq", watched: false, alone: false }, async (visit, page) => {
      await visit.next();
      assert.ok(!(await asks(page)), "nothing was typed");
    });
    await visiting({ language: "sq", watched: false, alone: false }, async (visit, page) => {
      await to(visit, "worker");
      await visit.fill(SHORT);
      const draft = await visit.save("request");
      assert.match(draft.bytes.toString(), /Arta Hoxha/);
      assert.ok(!(await asks(page)), "it was saved");
    });
  });
});

describe("files", { concurrency: 2 }, () => {
  const BAD = {
    "a broken file": { text: "worker: {name: [", at: /\S/ },
    "a request with a mistake": { text: SHORT_FILE.replace("letter: access", "letter: acces"), at: /acces/ },
    "an empty file": { text: "", at: /\S/ },
    "something else in YAML": { text: "- 1\n- 2\n", at: /\S/ },
    "a file of 5 MB": { text: "x".repeat(5_000_000), at: /\S/ },
    "a PDF": { text: Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1"), at: /\S/ },
    "a spreadsheet": { text: Buffer.from("PK\x03\x04\x14\x00\x06\x00\x08\x00\xff\xfe\x00", "latin1"), at: /\S/ },
    "a bomb of brackets": { text: "[".repeat(100_000), at: /\S/ },
  };
  for (const [what, { text, at }] of Object.entries(BAD)) {
    test(`${what} gets a sentence, and the next file is read`, () =>
      visiting({ language: "sq" }, async (visit, page) => {
        await visit.open(text);
        const alerts = page.locator("main [role=alert]", { hasText: /\S/ });
        assert.equal(await alerts.count(), 1, "one sentence");
        assert.match(await alerts.innerText(), at);
        assert.equal(await page.locator(`[data-do="reopen"]`).count(), 0, "nothing to go on with");
        await visit.open(SHORT_FILE);
        assert.equal(await alerts.count(), 0, "the sentence is gone");
        assert.equal(await page.locator(`[data-do="reopen"]`).count(), 1);
      }));
  }

  test("a letter saved as a file leads to its days, the calendar and the reminder", () =>
    visiting({ language: "sq" }, async (visit, page) => {
      await toReading(visit);
      await visit.next();
      const saved = (await visit.save("request")).bytes.toString();
      await visit.next();
      assert.ok((await page.locator(".checklist li").count()) >= 4, "there is something to do");
      await visit.next();
      assert.equal(await visit.screen(), "file");
      await visit.open(saved.replaceAll("2026-11-23", "2026-10-01"));
      await visit.field("received").fill("2026-10-05");
      await visit.idle();
      const days = await page.locator(".days time").evaluateAll((found) => found.map(({ dateTime }) => dateTime));
      assert.ok(days.length >= 2, `days: ${days}`);
      // Thirty days, under the Albanian law.
      assert.ok(days.includes("2026-11-04"), `the last day is among ${days}`);
      const calendar = await visit.save("calendar");
      assert.match(calendar.bytes.toString(), /^BEGIN:VCALENDAR\r\n[^]*20261104[^]*END:VCALENDAR\r\n$/);
      await visit.press("follow");
      assert.equal(await visit.screen(), "ask:earlier");
      await visit.fillAll(new Map([...SHORT, ["previous[0].sent", "1.10.2026"], ["previous[0].received", "5.10.2026"], ["draft.replied", "false"], ["letter", "reminder"]]));
      assert.match(await visit.letter(), /1 tetor 2026/);
      await visit.next();
      assert.match((await visit.save("pdf")).name, /^reminder-/);
    }));

  test("unfinished answers are saved and taken up again where they end", () =>
    visiting({ language: "sq" }, async (visit, page) => {
      await to(visit, "employer");
      const draft = (await visit.save("request")).bytes.toString();
      await page.reload();
      await visit.isReady();
      await visit.open(draft);
      await visit.press("reopen");
      assert.equal(await visit.screen(), "ask:employer");
      await visit.fillAll(SHORT);
      assert.match(await visit.letter(), /Arta Hoxha/);
    }));
});

describe("the engine and the browser", { concurrency: 2 }, () => {
  test("when the engine breaks, the answers stay and it goes on", () =>
    visiting({ language: "sq" }, async (visit, page) => {
      // Not the likely ones, which the page would choose again.
      const answers = withAnswers({ letter: "portability", jurisdiction: "DE", "worker.address.country": "Austri" });
      await to(visit, "worker", answers);
      await visit.fill(answers);
      await page.evaluate(() => (window.watched.spoil = true));
      await visit.answer("worker.phone", "+355 69 000 0000");
      const notice = page.locator("main .notice.warn");
      await notice.waitFor();
      assert.equal(await page.evaluate(() => window.watched.spoil), false, "an order was spoilt");
      assert.equal(await visit.field("worker.phone").inputValue(), "+355 69 000 0000");
      assert.equal(await visit.field("worker.name").inputValue(), "Arta Hoxha");
      await notice.locator("button").click();
      await visit.answer("worker.phone", "+355 69 000 0001");
      await visit.press("back");
      for (const key of ["letter", "jurisdiction"]) {
        assert.ok(await visit.field(key).and(page.locator(`[value="${answers.get(key)}"]`)).isChecked(), `${key} is still answered`);
      }
      await visit.next();
      assert.equal(await visit.field("worker.address.country").inputValue(), "Austri");
      await visit.next();
      await visit.fillAll(answers);
      assert.match(await visit.letter(), /\+355 69 000 0001/);
    }));

  const OLD = {
    "without streams": () => delete window.ReadableStream,
    "without WebAssembly": () => delete window.WebAssembly,
    "without sheets of its own": () => delete Document.prototype.adoptedStyleSheets,
  };
  const sentences = (name) => LANGUAGES.map((language) => html.match(new RegExp(`<p lang="${language}"[^>]* data-say="${name}">([^<]+)`))[1]);
  for (const [what, before] of Object.entries(OLD)) {
    test(`a browser ${what} says so, in every language`, () =>
      visiting({ language: "sq", before, ready: false, watched: false, alone: true }, async (visit, page) => {
        const shown = await page.locator("main").innerText();
        for (const sentence of sentences("old")) assert.ok(shown.includes(sentence), sentence);
        assert.ok(!shown.includes(sentences("loading")[0]), "it does not say to wait");
      }));
  }

  const SPOKEN = { "sq-AL": "sq", "de-AT": "de", "it-CH": "it", "en-GB": "en" };
  for (const [locale, language] of Object.entries(SPOKEN)) {
    test(`a browser in ${locale} gets the page in ${language}`, () =>
      visiting({ language: locale }, async (visit, page) => {
        assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      }));
  }
});
