// A short letter: what every screen must have, typed by hand. Invented people and firms.

/** Answers of an access request in Albania. */
export const SHORT = new Map([
  ["jurisdiction", "AL"],
  ["letter", "access"],
  ["language", "sq"],
  ["worker.name", "Arta Hoxha"],
  ["worker.address.street", "Rruga e Barrikadave 12"],
  ["worker.address.city", "Tiranë"],
  ["employment.status", "current"],
  ["employer.name", "Shembull Contact Center sh.p.k."],
  ["employer.address.street", "Rruga e Shembullit 7"],
  ["employer.address.city", "Tiranë"],
  ["draft.scope", "usual"],
  ["tone", "plain"],
  ["delivery", "registered"],
  ["window", "none"],
]);

export const withAnswers = (more) => new Map([...SHORT, ...Object.entries(more)]);

/** Goes to the screen on which the letter is read. */
export async function toReading(visit, answers = SHORT, onScreen) {
  await visit.next();
  await visit.fillAll(answers, onScreen);
}

/** The same letter's request, as a file. */
export const SHORT_FILE = `letter: access
jurisdiction: AL
language: sq
date: 2026-10-01
reference: TK-0042
worker:
  name: Arta Hoxha
  address: {street: Rruga e Barrikadave 12, city: Tiranë, country: AL}
employer:
  name: Shembull Contact Center sh.p.k.
  address: {street: Rruga e Shembullit 7, city: Tiranë, country: AL}
`;
