import type { Question } from "../engine/contract";
import { say } from "../state/use";

/** The label's text; what may be left out says so, for most must not. */
export function LabelText({ question }: { question: Question }) {
  return (
    <>
      {question.label}
      {question.optional && <span class="optional"> {say("optional")}</span>}
    </>
  );
}
