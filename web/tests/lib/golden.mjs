// The golden requests, and the places and languages that their letters are written for.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GOLDEN } from "./places.mjs";

/** Each language under the law of its home, and Ireland, which has no language of its own. */
export const PAIRS = [
  ["AL", "sq"],
  ["XK", "sq-XK"],
  ["DE", "de"],
  ["AT", "de-AT"],
  ["CH", "de-CH"],
  ["CH", "it-CH"],
  ["IT", "it"],
  ["GB", "en"],
  ["IE", "en"],
];

export const NAMES = readdirSync(GOLDEN)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.slice(0, -".yaml".length))
  .sort();

export const fileOf = (name) => join(GOLDEN, `${name}.yaml`);
export const textOf = (name) => readFileSync(fileOf(name), "utf8");

/** What must be said of a golden request to write it under another law: the same as in `tests/it/make.rs`. */
export function settings(name, jurisdiction, language) {
  const set = { jurisdiction, language, "employer.address.country": jurisdiction };
  // No worker stands in the letters of an organisation.
  if (!name.startsWith("collective")) set["worker.address.country"] = jurisdiction;
  // The complaint goes to the authority of the place, of which Germany has one for each Land.
  if (jurisdiction === "DE" && /^(collective_)?complaint/.test(name)) set.region = "DE-HE";
  if (textOf(name).includes("Rruga e Sindikatës")) set["representative.address.country"] = jurisdiction;
  return set;
}

/** A request's text by its top-level keys. */
const blocks = (text) => text.split(/^(?=\w)/m);
const keyOf = (block) => block.match(/^(\w+):/)?.[1];
const without = (text, keys) => blocks(text).filter((block) => !keys.includes(keyOf(block))).join("");

/**
 * Without what only a file can say: the page asks neither for enclosures nor for who gets a copy, and there is no reminder
 * of a letter that was answered.
 */
export const withoutUnasked = (text) =>
  without(text, ["copies_to", "enclosures"]).replace(/, reply: \{[^}]*\}(?=\}\n +- \{letter: reminder)/, "");

/** The entries of `previous:`, which stand on a line each or, if there is one, on a line for each of its keys. */
function previous(text) {
  const block = blocks(text).find((known) => keyOf(known) === "previous");
  if (!block) return [];
  const lines = block.match(/^ +- .*$/gm) ?? [block.replace(/^previous:/, "")];
  const value = (line, key) => line.match(new RegExp(`\\b${key}: ([\\w-]+)`))?.[1];
  return lines.map((line) => ({ line, letter: value(line, "letter"), date: value(line, "date"), reference: value(line, "reference") }));
}

/** The request file of the letter that came before a golden one, as the worker has kept it; none where it is the first. */
export function firstLetter(text, { jurisdiction, language }) {
  const all = previous(text);
  const last = all.pop();
  if (!last) return undefined;
  const { letter, date, reference } = last;
  const head = { letter, date, reference, jurisdiction, language };
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${value}\n`);
  if (all.length > 0) lines.push("previous:\n", ...all.map(({ line }) => `${line}\n`));
  const rest = without(text, [...Object.keys(head), "previous", "follow_up", "tone", "delivery", "place"]);
  return lines.join("") + rest.replaceAll("country: AL", `country: ${jurisdiction}`);
}

/** With the lists that are ticked in the order of the page, which is the order of the catalogue. */
export function inOrder(text, orders) {
  const sorted = (name, entries) => {
    const place = (entry) => orders.get(name)?.indexOf(entry.match(/\boperation: (\w+)|(\w+)/).slice(1).find(Boolean));
    return entries.every((entry) => place(entry) >= 0) ? entries.sort((a, b) => place(a) - place(b)) : entries;
  };
  return text
    .replace(/\b(\w+): \[([^\]]*)\]/g, (_, name, list) => `${name}: [${sorted(name, list.split(/, */)).join(", ")}]`)
    .replace(/\b(\w+):\n((?: +- .*\n)+)/g, (_, name, list) => `${name}:\n${sorted(name, list.match(/.*\n/g)).join("")}`);
}
