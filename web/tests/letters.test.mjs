// Every letter, answered in the form on a phone, in every language of the page: its PDF is the native program's.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answersOf } from "./lib/answers.mjs";
import { PHONE, SMALL_PHONE, start, stop, TODAY, visiting } from "./lib/browser.mjs";
import { firstLetter, inOrder, NAMES, settings, textOf, withoutUnasked } from "./lib/golden.mjs";
import { letter } from "./lib/native.mjs";

before(start);
after(stop);

/** The page's language, and the law and the language of the letter. */
const TURNS = [
  { page: "sq", law: "AL", language: "sq" },
  { page: "de", law: "DE", language: "de" },
  { page: "it", law: "IT", language: "it" },
  { page: "en", law: "GB", language: "en" },
  { page: "sq", law: "DE", language: "de" },
  { page: "sq", law: "XK", language: "sq-XK" },
];

/** The fullest request of each letter. */
const FULLEST = NAMES.filter((name) => name.endsWith(".full"));

describe("letters", { concurrency: 2 }, () => {
  for (const [place, name] of FULLEST.entries()) {
    // A complaint to the employer is known in Britain alone.
    const turn = name.startsWith("employer_complaint") ? TURNS[3] : TURNS[place % TURNS.length];
    test(`${name}: page in ${turn.page}, letter in ${turn.language}`, () => isSame(name, turn, place % 3 === 0 ? SMALL_PHONE : PHONE));
  }
});

async function isSame(name, { page: spoken, law, language }, size) {
  const set = settings(name, law, language);
  const text = withoutUnasked(textOf(name));
  // The page asks for the authority, and finds none by the region.
  const { region, ...others } = set;
  const chosen = region ? { ...others, authority: "dehessbdi" } : others;
  const { answers, orders } = await answersOf(text, spoken, chosen);
  const earlier = firstLetter(text, chosen);
  await visiting({ size }, async (visit, page) => {
    await visit.speak(spoken);
    if (earlier) {
      await visit.open(earlier);
      await visit.press("follow");
    } else await visit.next();
    await visit.fillAll(answers, async (screen) => {
      const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= room, `${screen} is ${wide} pixels wide, the phone ${room}`);
    });
    assert.equal(await visit.screen(), "read");
    const shown = await visit.letter();
    await visit.next();
    const pdf = await visit.save("pdf");
    const saved = (await visit.save("request")).bytes.toString();
    const [, reference] = saved.match(/^reference: (.+)$/m) ?? assert.fail("the saved request has a reference");
    assert.ok(shown.includes(reference), "the letter that was read has the reference of the one that is saved");
    assert.match(saved, new RegExp(`^date: ['"]?${TODAY}`, "m"));
    assert.ok(pdf.name.endsWith(`-${reference}.pdf`), pdf.name);

    assert.ok(letter(saved, {}).equals(pdf.bytes), "the program makes the same PDF of the saved request");
    const golden = inOrder(text, orders);
    const dated = { ...set, date: TODAY, reference };
    // First as text: so a failure says what differs.
    assert.equal(letter(saved, {}, "text").toString(), letter(golden, dated, "text").toString());
    assert.ok(letter(golden, dated).equals(pdf.bytes), "the program makes the same PDF of the golden request");
  });
}
