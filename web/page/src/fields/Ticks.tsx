import type { Question } from "../engine/contract";
import { session } from "../state/session";
import { say } from "../state/use";
import { described } from "./described";
import { Help } from "./Help";
import { fieldId } from "./ids";
import { LabelText } from "./Label";
import { Option } from "./Option";
import { Problem } from "./Problem";

/** So many that ticking each would be a burden. */
const MANY = 4;

export function Ticks({ question }: { question: Question }) {
  const answer = session.chosen[question.key] ?? session.answers[question.key];
  const ticked = Array.isArray(answer) ? answer : [];
  const ids = question.options.map((option) => option.id);
  // In the order of the list, whatever was ticked first.
  const put = (wanted: (id: string) => boolean) => void session.answer(question.key, ids.filter(wanted));
  return (
    <fieldset class="question" id={fieldId(question.key)} aria-describedby={described(question)["aria-describedby"]}>
      <legend>
        <LabelText question={question} />
      </legend>
      <Help question={question} />
      <Problem of={question.key} problem={session.problem(question)} />
      {ids.length >= MANY && (
        <p class="tick-many">
          <button type="button" class="quiet" onClick={() => put(() => true)}>
            {say("ticks.all")}
          </button>
          <button type="button" class="quiet" onClick={() => put(() => false)}>
            {say("ticks.none")}
          </button>
          <span class="count" aria-live="polite">
            {say("ticks.count", { count: ticked.length, all: ids.length })}
          </span>
        </p>
      )}
      <div class="options">
        {question.options.map((option) => (
          <Option
            key={option.id}
            kind="checkbox"
            name={question.key}
            option={option}
            checked={ticked.includes(option.id)}
            onChange={(checked) => put((id) => (id === option.id ? checked : ticked.includes(id)))}
          />
        ))}
      </div>
    </fieldset>
  );
}
