import { useEffect, useState } from "preact/hooks";
import { engine, Refused } from "../engine/client";
import type { Days as Found, State } from "../engine/contract";
import { fieldId } from "../fields/ids";
import { Text } from "../frame/Text";
import { download } from "../keep/files";
import { told } from "../letter/told";
import { session } from "../state/session";
import { say, useSession } from "../state/use";
import { DayList } from "./DayList";

/** The days that count from the one on which the employer received the letter. */
export function Days({ state }: { state: State }) {
  const [received, setReceived] = useState("");
  const [days, setDays] = useState<Found>();
  const [problem, setProblem] = useState<string>();
  const { now, language } = useSession();

  const reckon = (day: string) => {
    setReceived(day);
    setProblem(undefined);
    setDays(undefined);
    // A day that is being typed may begin with the year 2.
    if (!/^[12]\d{3}-\d\d-\d\d$/.test(day)) return;
    session
      .turn(() => engine.call("days", { state: { ...state, language }, received: day, now }))
      .then(setDays)
      .catch((why: unknown) => {
        if (why instanceof Refused) setProblem(told(why.refusal, undefined));
      });
  };
  useEffect(() => reckon(received), [language]);

  const calendar = () =>
    session
      .turn(async () => {
        download(await engine.make({ what: "calendar", state: { ...state, language }, received, now }));
      })
      .catch((why: unknown) => {
        if (why instanceof Refused) setProblem(why.message);
      });

  return (
    <section class="question days">
      <h2>{say("days.heading")}</h2>
      <label for={fieldId("received")}>{say("days.received")}</label>
      <p class="help" id="help-received">
        {say("days.help")}
      </p>
      {problem && (
        <p class="problem" role="alert" id="problem-received">
          <Text>{problem}</Text>
        </p>
      )}
      <input
        id={fieldId("received")}
        name="received"
        type="date"
        class="short"
        max={now.today}
        value={received}
        aria-describedby={problem ? "problem-received help-received" : "help-received"}
        aria-invalid={problem ? "true" : undefined}
        onInput={(event) => reckon(event.currentTarget.value)}
      />
      <div aria-live="polite">
        {days && (
          <>
            <h3>{days.heading}</h3>
            <DayList days={days.days} />
            {days.notes.map((note) => (
              <p class="small" key={note}>
                {note}
              </p>
            ))}
            <button type="button" data-make="calendar" onClick={() => void calendar()}>
              {say("days.calendar")}
            </button>
          </>
        )}
      </div>
    </section>
  );
}
