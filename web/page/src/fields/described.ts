import type { Question } from "../engine/contract";
import { session } from "../state/session";
import { helpId, problemId } from "./ids";

/** What is wrong with the answer to a question. */
export function problemOf(question: Question): string | undefined {
  return session.wrong[question.key]?.problem ?? (session.answers[question.key] === undefined ? undefined : question.problem);
}

/** The attributes by which a reader of the screen hears help and problem with the field. */
export function described(question: Question, ...others: string[]) {
  const problem = problemOf(question);
  const ids = [...others];
  if (problem) ids.unshift(problemId(question.key));
  if (question.help.length > 0) ids.push(helpId(question.key));
  return {
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
    "aria-invalid": problem ? ("true" as const) : undefined,
  };
}
