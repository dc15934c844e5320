import type { Question } from "../engine/contract";
import { session } from "../state/session";
import { helpId, problemId } from "./ids";

/** The attributes by which a reader of the screen hears help and problem with the field. */
export function described(question: Question, ...others: string[]) {
  const problem = session.problem(question);
  const ids = [...others];
  if (problem) ids.unshift(problemId(question.key));
  if (question.help.length > 0) ids.push(helpId(question.key));
  return {
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
    "aria-invalid": problem ? ("true" as const) : undefined,
  };
}
