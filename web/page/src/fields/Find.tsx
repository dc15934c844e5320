import { engine } from "../engine/client";
import type { Choice, Question } from "../engine/contract";
import { session } from "../state/session";
import { Combobox } from "./Combobox";
import { described } from "./described";
import { Help } from "./Help";
import { fieldId } from "./ids";
import { LabelText } from "./Label";
import { Problem } from "./Problem";

/** One out of so many that a few letters find it. */
export function Find({ question }: { question: Question }) {
  const { key } = question;
  const wrong = session.wrong[key]?.typed;
  const chosen = question.options.find((option) => option.id === session.answers[key]);
  const search = async (typed: string): Promise<Choice[]> =>
    (await engine.call("search", { ...session.withState, key, typed })).options;
  const { "aria-describedby": describedBy, "aria-invalid": invalid } = described(question);
  return (
    <div class="question">
      <label for={fieldId(key)}>
        <LabelText question={question} />
      </label>
      <Help question={question} />
      <Problem of={key} problem={session.problem(question)} />
      <Combobox
        id={fieldId(key)}
        name={key}
        text={typeof wrong === "string" ? wrong : (chosen?.name ?? "")}
        autocomplete={question.autocomplete}
        required={!question.optional}
        describedBy={describedBy}
        invalid={invalid}
        search={search}
        onPick={(choice) => void session.answer(key, choice.id)}
        onLeave={(typed) => void session.find(key, typed).catch(() => undefined)}
        onType={() => {
          session.unsaved = true;
        }}
      />
    </div>
  );
}
