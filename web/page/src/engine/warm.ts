// The engine compiles its code when it is first run: so a first letter is written while the worker still types.
import { engine } from "./client";
import type { Now } from "./contract";

/** Nobody's letter, under a law that every edition has. */
const SAMPLE = {
  letter: "access",
  jurisdiction: "AL",
  "worker.name": "A. B.",
  "worker.address.street": "C 1",
  "worker.address.city": "D",
  "worker.address.country": "AL",
  "employment.status": "current",
  "employer.name": "E",
  "employer.address.street": "F 1",
  "employer.address.city": "G",
  "draft.scope": "usual",
  tone: "plain",
  delivery: "hand",
};

/** Long enough that the screen which somebody has just reached is there. */
const PAUSE_MS = 400;

let isWarm = false;

export function warm(pageLanguage: string, letterLanguage: string, now: Now): void {
  if (isWarm) return;
  isWarm = true;
  const state = { language: pageLanguage, answers: { ...SAMPLE, language: letterLanguage } };
  setTimeout(() => {
    engine.call("preview", { state, now }).catch(() => undefined);
    engine.make({ what: "pdf", state, now }).catch(() => undefined);
  }, PAUSE_MS);
}
