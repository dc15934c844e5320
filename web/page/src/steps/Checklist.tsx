import { engine } from "../engine/client";
import { useEngine } from "../engine/useEngine";
import { BackAndNext } from "../frame/BackAndNext";
import { Heading } from "../frame/Heading";
import { say, useSession } from "../state/use";
import { Days } from "./Days";
import { Refusal } from "./Refusal";

export function Checklist() {
  const session = useSession();
  const { value, refusal } = useEngine(
    () => engine.call("checklist", session.withState),
    [session.edition, session.language],
  );
  return (
    <>
      <Heading>{say("checklist.heading")}</Heading>
      {refusal && <Refusal refusal={refusal} />}
      {value && (
        <ul class="checklist">
          {value.items.map(({ id, text }) => (
            <li key={id}>
              <label class="option">
                <input type="checkbox" />
                <span>{text}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <p>
        <button type="button" data-do="print" onClick={() => print()}>
          {say("checklist.print")}
        </button>
      </p>
      <Days state={session.state} />
      <BackAndNext next={say("checklist.next")} onNext={() => session.go("file")} />
    </>
  );
}
