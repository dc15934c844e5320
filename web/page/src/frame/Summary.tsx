import { useEffect, useRef } from "preact/hooks";
import { fieldId, focusQuestion } from "../fields/ids";
import { say, useSession } from "../state/use";

/** What must be put right on this screen, with ways there. */
export function Summary() {
  const session = useSession();
  const box = useRef<HTMLDivElement>(null);
  const wrong = session.questions.filter((question) => session.summary.includes(question.key));

  useEffect(() => box.current?.focus(), [session.attempts]);

  if (wrong.length === 0) return null;
  return (
    <div class="notice wrong" role="alert" tabIndex={-1} ref={box}>
      <h2>{say("error.summary")}</h2>
      <ul>
        {wrong.map((question) => (
          <li key={question.key}>
            <a
              href={`#${fieldId(question.key)}`}
              onClick={(event) => {
                event.preventDefault();
                focusQuestion(question.key);
              }}
            >
              {question.label}
            </a>{" "}
            – {session.problem(question)}
          </li>
        ))}
      </ul>
    </div>
  );
}
