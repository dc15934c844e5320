import type { Question } from "../engine/contract";
import { session } from "../state/session";
import { say } from "../state/use";
import { described } from "./described";
import { Help } from "./Help";
import { fieldId } from "./ids";
import { LabelText } from "./Label";
import { Option } from "./Option";
import { Problem } from "./Problem";

/** One out of a few, or yes and no. */
export function Choose({ question }: { question: Question }) {
  const answer = session.chosen[question.key] ?? session.answers[question.key];
  const { "aria-describedby": describedBy, "aria-invalid": invalid } = described(question);
  return (
    <fieldset
      class="question"
      id={fieldId(question.key)}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      role="radiogroup"
      aria-required={!question.optional}
    >
      <legend>
        <LabelText question={question} />
      </legend>
      <Help question={question} />
      <Problem of={question.key} problem={session.problem(question)} />
      <div class={question.options.some((option) => option.about) ? "options" : "options side"}>
        {question.options.map((option) => (
          <Option
            key={option.id}
            kind="radio"
            name={question.key}
            option={option}
            checked={answer === option.id}
            onChange={() => void session.answer(question.key, option.id)}
          />
        ))}
        {question.optional && (
          <Option
            kind="radio"
            name={question.key}
            option={{ id: "", name: say("left_out") }}
            checked={answer === null || answer === ""}
            onChange={() => void session.answer(question.key, "")}
          />
        )}
      </div>
    </fieldset>
  );
}
