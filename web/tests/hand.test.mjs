// Letters made by hand: the one of the README's request, and one by the keyboard alone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { start, stop, TODAY, visiting } from "./lib/browser.mjs";
import { letter } from "./lib/native.mjs";
import { ROOT } from "./lib/places.mjs";
import { SHORT } from "./lib/short.mjs";

before(start);
after(stop);

const OBJECTION = readFileSync(join(ROOT, "tests/requests/objection-al.yaml"), "utf8");

/** `tests/requests/objection-al.yaml`, as its worker types it. */
const ARTA = new Map([
  ["jurisdiction", "AL"],
  ["letter", "objection"],
  ["language", "sq"],
  ["worker.name", "Arta Hoxha"],
  ["worker.address.street", "Rruga e Barrikadave 12"],
  ["worker.address.postcode", "1001"],
  ["worker.address.city", "Tiranë"],
  ["worker.address.country", "Shqipëri"],
  ["worker.email", "arta.hoxha@example.org"],
  ["employment.status", "current"],
  ["employment.role", "agjente e shërbimit të klientit"],
  ["employment.employee_number", "TA-10423"],
  ["employment.workplace", "home"],
  ["employment.since", "1 mars 2019"],
  ["employer.name", "Shembull Contact Center sh.p.k."],
  ["employer.address.street", "Rruga e Shembullit 7"],
  ["employer.address.postcode", "1019"],
  ["employer.address.city", "Tiranë"],
  ["objection.to", ["home_webcam", "mouse_and_idle_tracking", "break_and_toilet_tracking"]],
  ["draft.details", ["home_webcam"]],
  ["draft.operations.home_webcam.system", "DeskWatch"],
  ["draft.operations.home_webcam.since", "1.9.2026"],
  ["objection.because", ["private_home", "children_in_view", "shared_housing", "less_intrusive_means"]],
  ["objection.own_words", "Jetoj në një dhomë me dy fëmijët e mi. Kamera i filmon edhe ata, edhe kur unë ngrihem për të marrë ujë."],
  ["objection.instead", "Të punoj nga zyra tri ditë në javë, ose të njoftohem me zë kur nis dhe kur mbaron turni."],
  ["objection.erase", "false"],
  ["tone", "plain"],
  ["delivery", "registered"],
  ["window", "none"],
  ["place", "Tiranë"],
]);

test("the objection of tests/requests, answered in Albanian, is the program's PDF", () =>
  visiting({ language: "sq-AL" }, async (visit) => {
    await visit.next();
    await visit.fillAll(ARTA);
    await visit.next();
    const mine = await visit.save("pdf");
    const saved = (await visit.save("request")).bytes.toString();
    const [, reference] = saved.match(/^reference: (.+)$/m);
    const theirs = { date: TODAY, reference };
    assert.equal(letter(saved, {}, "text").toString(), letter(OBJECTION, theirs, "text").toString());
    assert.ok(letter(OBJECTION, theirs).equals(mine.bytes), "the same PDF, with the reference of the page");

    // The file has a reference of its own, which a request that is opened keeps.
    await visit.next();
    await visit.next();
    await visit.open(saved.replace(reference, "TK-0042"));
    await visit.press("reopen");
    await visit.next();
    assert.ok(letter(OBJECTION, {}).equals((await visit.save("pdf")).bytes), "the same PDF as without any option");
  }));

test("the file itself, opened, is the program's PDF", () =>
  visiting({ language: "sq-AL" }, async (visit) => {
    await visit.open(OBJECTION);
    await visit.press("reopen");
    assert.equal(await visit.screen(), "read");
    await visit.next();
    assert.ok(letter(OBJECTION, {}).equals((await visit.save("pdf")).bytes));
  }));

test("the keyboard alone makes a letter", () =>
  visiting({ language: "sq-AL" }, async (visit, page) => {
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    /** Goes on with the tabulator to the control that this describes, and sees the focus on the way. */
    const to = async (selector) => {
      for (let stops = 0; stops < 80; stops += 1) {
        const found = await page.evaluate((wanted) => {
          const inside = (element) => (element?.shadowRoot?.activeElement ? inside(element.shadowRoot.activeElement) : element);
          const element = inside(document.activeElement);
          const label = element.closest("label");
          const isSeen = [element, label].some((part) => part && getComputedStyle(part).outlineStyle !== "none");
          return { is: element.matches(wanted), isSeen, what: element.outerHTML.slice(0, 120) };
        }, selector);
        if (found.is) {
          assert.ok(found.isSeen, `the focus can be seen on ${found.what}`);
          return;
        }
        await press("Tab");
      }
      assert.fail(`the tabulator never comes to ${selector}`);
    };
    const next = async () => {
      await to('main [data-do="next"]');
      await press("Enter");
      await visit.idle();
    };

    await next();
    for (let screen = await visit.screen(); screen.startsWith("ask:"); screen = await visit.screen()) {
      await visit.hasFocus("main h1");
      for (const key of await visit.keys()) {
        const value = SHORT.get(key);
        if (typeof value !== "string") continue;
        const field = `[name="${key}"]`;
        if ((await visit.field(key).first().getAttribute("type")) !== "radio") {
          await to(field);
          await page.keyboard.type(value);
          continue;
        }
        // The tabulator comes to the chosen one of a group, or to its first; the arrows go on from there.
        const ids = await visit.field(key).evaluateAll((radios) => radios.map((radio) => radio.value));
        await to(field);
        for (let turns = 0; turns <= ids.length; turns += 1) {
          if (await visit.field(key).and(page.locator(`[value="${value}"]`)).isChecked()) break;
          await press(turns === 0 ? "Space" : "ArrowDown");
          await visit.idle();
        }
        assert.ok(await visit.field(key).and(page.locator(`[value="${value}"]`)).isChecked(), `${key} is ${value}`);
      }
      await next();
      assert.notEqual(await visit.screen(), screen, `${screen} goes on`);
    }
    await visit.hasFocus("main h1");
    await next();
    await visit.hasFocus("main h1");
    await to('[data-make="pdf"]');
    const [download] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
    assert.match(download.suggestedFilename(), /^access-.+\.pdf$/);
    await next();
    await visit.hasFocus("main h1");
  }));
