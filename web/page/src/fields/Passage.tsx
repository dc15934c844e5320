import type { Question } from "../engine/contract";
import { session } from "../state/session";
import { say } from "../state/use";
import { described } from "./described";
import { Help } from "./Help";
import { fieldId } from "./ids";
import { LabelText } from "./Label";
import { Problem } from "./Problem";
import { useTyped } from "./useTyped";

/** Own words, with a count of what there is room for. */
export function Passage({ question }: { question: Question }) {
  const { text, type, done } = useTyped(question);
  const count = [...text].length;
  const countId = `count-${question.key}`;
  const { limit } = question;
  return (
    <div class="question">
      <label for={fieldId(question.key)}>
        <LabelText question={question} />
      </label>
      <Help question={question} />
      <Problem of={question.key} problem={session.problem(question)} />
      <textarea
        {...described(question, ...(limit ? [countId] : []))}
        id={fieldId(question.key)}
        name={question.key}
        rows={5}
        dir="auto"
        lang={String(session.answers["language"] ?? session.language)}
        required={!question.optional}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={done}
      />
      {limit !== undefined && (
        <p class={count > limit ? "count over" : "count"} id={countId}>
          {say("count", { count, limit })}
        </p>
      )}
    </div>
  );
}
