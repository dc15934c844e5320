import type { Question } from "../engine/contract";

interface Said {
  message: string;
  hint?: string;
}

/**
 * What is said of an answer, with the name of its question: the message alone begins in the middle of a sentence. A hint
 * with a word out of a file or of the command line helps nobody who has the question before them.
 */
export function told({ message, hint }: Said, question: Question | undefined): string {
  if (!question) return hint ? `${message} – ${hint}` : message;
  const isOfUse = hint !== undefined && !hint.includes("`");
  const colon = question.label.endsWith("?") ? " " : ": ";
  return question.label + colon + message + (isOfUse ? ` – ${hint}` : "");
}
