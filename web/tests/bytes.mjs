// Every golden request, in every language, in every format: the page's engine writes the native program's bytes.
import { Engine, Refused } from "./lib/engine.mjs";
import { fileOf, NAMES, PAIRS, settings, textOf } from "./lib/golden.mjs";
import { written } from "./lib/native.mjs";

const FORMATS = { pdf: "pdf", docx: "docx", eml: "eml", html: "html", text: "txt", markdown: "md" };
const LETTERS = Object.keys(FORMATS).filter((what) => what !== "eml");

// A letter does not depend on them, for the golden requests have a date and a reference.
const now = { today: new Date().toISOString().slice(0, 10), random: "42" };
const engine = await Engine.start();
const wrong = [];
let same = 0;
let refused = 0;

/** The requests that need the same settings: the program is started once for them all. */
function groups(jurisdiction, language) {
  const found = new Map();
  for (const name of NAMES) {
    // Without a mailbox there is no e-mail draft.
    const set = { ...settings(name, jurisdiction, language), "employer.email": "dpo@example.com" };
    const key = JSON.stringify(set);
    if (!found.has(key)) found.set(key, { set, names: [] });
    found.get(key).names.push(name);
  }
  return [...found.values()];
}

async function made(name, set, what) {
  const { state } = await engine.call("reopen", { file: textOf(name), state: { language: "en", answers: {} }, now });
  return engine.make({ what, state: { ...state, answers: { ...state.answers, ...set } }, now });
}

for (const [jurisdiction, language] of PAIRS) {
  for (const { set, names } of groups(jurisdiction, language)) {
    const files = names.map(fileOf);
    // A letter that nobody can get by mail has no draft, and the program then writes none of its formats.
    const native = new Map([...written(files, set, LETTERS), ...written(files, set, ["eml"])]);
    for (const name of names) {
      const [, reference] = textOf(name).match(/^reference: (.+)$/m);
      for (const [what, ending] of Object.entries(FORMATS)) {
        const file = [...native.keys()].find((file) => file.endsWith(`-${reference}.${ending}`));
        const where = `${name} ${jurisdiction} ${language} ${what}`;
        try {
          const letter = await made(name, set, what);
          if (file === undefined) wrong.push(`${where}: the page writes it, the program refuses it`);
          else if (file !== letter.name) wrong.push(`${where}: ${letter.name} here, ${file} there`);
          else if (native.get(file).equals(letter.bytes)) same += 1;
          else wrong.push(`${where}: ${letter.bytes.length} bytes here, ${native.get(file).length} there`);
        } catch (why) {
          if (!(why instanceof Refused)) throw why;
          if (file === undefined) refused += 1;
          else wrong.push(`${where}: the page refuses it: ${why.message}`);
        }
      }
    }
  }
}

for (const what of wrong.slice(0, 20)) console.error(what);
console.log(`${same} letters have the native program's bytes, ${refused} are refused by both, ${wrong.length} differ`);
// Nearly all of the golden requests can be written everywhere: if many are refused, nothing was compared.
if (wrong.length > 0 || same < 0.9 * NAMES.length * PAIRS.length * Object.keys(FORMATS).length) process.exitCode = 1;
