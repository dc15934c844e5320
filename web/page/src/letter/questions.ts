import type { Form, Question } from "../engine/contract";

const isBelow = (below: string, above: string) =>
  below.startsWith(above) && (below.length === above.length || ".[".includes(below[above.length] as string));

/** The question that a key of the letter, of a refusal or of a piece of advice leads to. */
export function questionOf(key: string, form: Form): { section: string; question: Question } | undefined {
  if (key === "") return undefined;
  const all = form.sections.flatMap(({ name, questions }) => questions.map((question) => ({ section: name, question })));
  return (
    all.find(({ question }) => question.key === key) ??
    all.find(({ question }) => isBelow(question.key, key)) ??
    all.find(({ question }) => isBelow(key, question.key))
  );
}
