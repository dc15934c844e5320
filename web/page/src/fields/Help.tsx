import type { Question } from "../engine/contract";
import { helpId } from "./ids";

export function Help({ question }: { question: Question }) {
  if (question.help.length === 0) return null;
  return (
    <div class="help" id={helpId(question.key)}>
      {question.help.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
