// What a reader of the screen, a keyboard and an eye need: axe-core on every screen, light and dark, and where the focus goes.
import assert from "node:assert/strict";
import axe from "axe-core";
import { after, before, describe, test } from "node:test";
import { start, stop, visiting } from "./lib/browser.mjs";
import { SHORT_FILE, toReading, withAnswers } from "./lib/short.mjs";

before(start);
after(stop);

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe-core finds on a screen, as a line each. */
async function faults(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    RULES,
  );
  assert.ok(passes.length > 10, "axe-core has looked");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** Every screen: the ones of a letter with all kinds of fields, errors, the letter, its files, the days, a file. */
async function everyScreen(visit, page, look) {
  await look("language");
  await visit.next();
  const answers = withAnswers({
    "letter": "objection",
    "objection.to": ["home_webcam", "screenshots"],
    "draft.details": ["home_webcam"],
    "objection.own_words": "Jetoj në një dhomë me dy fëmijët e mi.",
    "objection.erase": "false",
    "worker.birth_date": "31.2.1990",
  });
  const seen = new Set();
  for (let screen = await visit.screen(); screen.startsWith("ask:"); screen = await visit.screen()) {
    assert.ok(!seen.has(screen), `${screen} goes on`);
    seen.add(screen);
    // Before anything is answered, whoever goes on hears what is missing.
    await visit.next();
    if ((await visit.screen()) !== screen) {
      await visit.press("back");
      await look(screen);
    } else await look(`${screen}, with errors`);
    await visit.fill(answers);
    if (screen === "ask:worker") {
      await visit.next();
      await look(`${screen}, with a wrong answer`);
      await visit.answer("worker.birth_date", "");
    }
    await look(`${screen}, answered`);
    await visit.next();
  }
  await look("read");
  await visit.next();
  const closed = page.locator("main details:not([open]) > summary");
  while ((await closed.count()) > 0) await closed.first().click();
  await visit.idle();
  await look("make");
  await visit.next();
  await visit.field("received").fill("2026-11-23");
  await visit.idle();
  await look("checklist");
  await visit.next();
  await visit.open("worker: {name: [");
  await look("file, refused");
  await visit.open(SHORT_FILE);
  await visit.field("received").fill("2026-10-05");
  await visit.idle();
  await look("file");
  await page.locator(".progress summary").click();
  await look("file, with the steps");
}

describe("axe-core finds nothing", { concurrency: 2 }, () => {
  for (const scheme of ["light", "dark"]) {
    test(`on any screen, ${scheme}`, () =>
      visiting({ language: "sq", scheme }, async (visit, page) => {
        const found = [];
        let screens = 0;
        await everyScreen(visit, page, async (screen) => {
          screens += 1;
          found.push(...(await faults(page)).map((fault) => `${screen}: ${fault}`));
        });
        assert.ok(screens >= 18, `${screens} screens`);
        assert.deepEqual(found, []);
      }));
  }
});

test("each screen has one heading, which has the focus when the screen appears, and a language", () =>
  visiting({ language: "de" }, async (visit, page) => {
    const look = async () => {
      // The letter that is shown is a document with a heading of its own.
      assert.equal(await page.evaluate(() => document.querySelectorAll("main h1").length), 1);
      await visit.hasFocus("main h1");
      assert.equal(await page.evaluate(() => scrollY), 0, "it is seen from its beginning");
    };
    await visit.next();
    const answers = withAnswers({});
    for (let screen = await visit.screen(); screen.startsWith("ask:"); screen = await visit.screen()) {
      await look();
      await visit.fill(answers);
      await visit.next();
    }
    await look();
    assert.equal(await page.locator(".paper").getAttribute("lang"), "sq", "an Albanian letter on a German page");
    for (const after of ["make", "checklist", "file"]) {
      await visit.next();
      assert.equal(await visit.screen(), after);
      await look();
    }
    await visit.press("back");
    await look();
  }));

test("a paragraph of the letter leads to its question, and back to the letter", () =>
  visiting({ language: "sq" }, async (visit, page) => {
    await toReading(visit);
    const ways = page.locator(".paper .way");
    assert.ok((await ways.count()) >= 3, "the letter has ways to its questions");
    const name = await ways.evaluateAll((found) => found.findIndex((way) => way.parentElement.textContent.includes("Arta Hoxha")));
    assert.ok(name >= 0, "the name has one");
    await ways.nth(name).click();
    await visit.idle();
    assert.equal(await visit.screen(), "ask:worker");
    await visit.hasFocus('[name="worker.name"]');
    await visit.answer("worker.name", "Arta Prova");
    await visit.next();
    assert.equal(await visit.screen(), "read");
    assert.match(await visit.letter(), /Arta Prova/);
  }));

test("a letter in another language can be read in one's own, and stays as it is", () =>
  visiting({ language: "sq" }, async (visit, page) => {
    await toReading(visit, withAnswers({ jurisdiction: "DE", language: "de", "worker.address.country": "Gjermani" }));
    assert.match(await visit.letter(), /Sehr geehrte/);
    await visit.press("reading");
    assert.match(await visit.letter(), /Të nderuar/);
    assert.equal(await page.locator(".paper").getAttribute("lang"), "sq");
    await visit.press("reading");
    assert.match(await visit.letter(), /Sehr geehrte/);
  }));

test("a signature is drawn, undone, drawn again, and is in the PDF and the file", () =>
  visiting({ language: "sq" }, async (visit, page) => {
    await toReading(visit);
    await visit.next();
    const before = await visit.save("pdf");
    await page.locator(".signature summary").click();
    const area = await page.locator(".signature svg").boundingBox();
    const draw = async (height) => {
      await page.mouse.move(area.x + 20, area.y + height);
      await page.mouse.down();
      for (let step = 1; step <= 8; step += 1) await page.mouse.move(area.x + 20 + step * 20, area.y + height + (step % 3) * 9);
      await page.mouse.up();
      await visit.idle();
    };
    await page.locator(".signature svg").scrollIntoViewIfNeeded();
    Object.assign(area, await page.locator(".signature svg").boundingBox());
    await draw(30);
    await draw(50);
    await page.locator(".signature button").first().click();
    await visit.idle();
    const pdf = await visit.save("pdf");
    assert.notDeepEqual(pdf.bytes, before.bytes);
    const saved = (await visit.save("request")).bytes.toString();
    assert.match(saved, /^signature: /m);
    assert.equal(saved.match(/^signature: .*$/m)[0].match(/M /g).length, 1, "one stroke is left");
  }));
