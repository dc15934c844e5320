import type { Kind, Question } from "../engine/contract";
import { session } from "../state/session";
import { described } from "./described";
import { Help } from "./Help";
import { fieldId } from "./ids";
import { LabelText } from "./Label";
import { Problem } from "./Problem";
import { useTyped } from "./useTyped";

// Never of the type `email` or `number`: the first rewrites a domain with accents, and the arrows of the second change an
// answer when somebody scrolls.
const KEYBOARDS: Partial<Record<Kind, "numeric" | "email">> = { email: "email", number: "numeric" };

export function Line({ question }: { question: Question }) {
  const { text, type, done } = useTyped(question);
  const isShort = question.kind === "day" || question.kind === "number" || question.key.endsWith("postcode");
  return (
    <div class="question">
      <label for={fieldId(question.key)}>
        <LabelText question={question} />
      </label>
      <Help question={question} />
      <Problem of={question.key} problem={session.problem(question)} />
      <input
        type="text"
        inputMode={KEYBOARDS[question.kind]}
        {...described(question)}
        id={fieldId(question.key)}
        name={question.key}
        class={isShort ? "short" : undefined}
        autocomplete={question.autocomplete}
        spellcheck={false}
        dir="auto"
        required={!question.optional}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={done}
      />
    </div>
  );
}
