// What somebody would answer to get the letter of a request file.
import { Engine } from "./engine.mjs";
import { TODAY } from "./browser.mjs";

let engine;

/**
 * The answers of a request's text, as they are typed and chosen on a page in `language`, by their keys; and in which order
 * the page lists what is ticked, by the last part of the key.
 */
export async function answersOf(text, language, settings = {}) {
  engine ??= await Engine.start();
  const now = { today: TODAY, random: "42" };
  const { state } = await engine.call("reopen", { file: text, state: { language, answers: {} }, now });
  Object.assign(state.answers, settings);
  const { sections } = await engine.call("form", { state, now });
  const answers = new Map();
  const orders = new Map();
  for (const question of sections.flatMap(({ questions }) => questions)) {
    if (question.answer === undefined) continue;
    answers.set(question.key, shown(question));
    if (question.kind === "ticks") orders.set(question.key.split(".").at(-1), question.options.map(({ id }) => id));
  }
  return { answers, orders };
}

function shown({ kind, answer, typed, searched, options }) {
  if (kind === "ticks") return answer ?? [];
  if (kind === "one" && searched) return options.find(({ id }) => id === answer).name;
  return kind === "one" || kind === "truth" ? (answer ?? "") : typed;
}
