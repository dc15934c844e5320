import { useState } from "preact/hooks";
import type { Question } from "../engine/contract";
import { session } from "../state/session";

/** The text of a field while somebody types, and its answer as soon as they are done. */
export function useTyped(question: Question) {
  const [text, setText] = useState<string>();
  const wrong = session.wrong[question.key]?.typed;
  const shown = text ?? (typeof wrong === "string" ? wrong : undefined) ?? question.typed;
  return {
    text: shown,
    type: (typed: string) => {
      session.unsaved = true;
      setText(typed);
    },
    done: () => {
      if (text === undefined) return;
      session.answer(question.key, text).then(
        // Unless they have typed on in the meantime.
        () => setText((now) => (now === text ? undefined : now)),
        // What was typed stays where it is.
        () => undefined,
      );
    },
  };
}
