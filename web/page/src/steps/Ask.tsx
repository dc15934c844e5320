import { useRef } from "preact/hooks";
import { Field } from "../fields/Field";
import { leaveField } from "../fields/leave";
import { BackAndNext } from "../frame/BackAndNext";
import { Heading } from "../frame/Heading";
import { Summary } from "../frame/Summary";
import { say, useSession } from "../state/use";
import { Employers } from "./Employers";

/** The questions of one section. */
export function Ask({ name }: { name: string }) {
  const session = useSession();
  const isGoing = useRef(false);
  const section = session.form.sections.find((known) => known.name === name);
  if (!section) return null;

  const next = async () => {
    // Whoever taps twice wants to go on once.
    if (isGoing.current) return;
    isGoing.current = true;
    const isComplete = await session.complete().finally(() => {
      isGoing.current = false;
    });
    if (!isComplete) return;
    const all = session.screens;
    const after = all[all.findIndex((screen) => screen.id === session.screen) + 1];
    const back = session.returnTo;
    session.returnTo = undefined;
    const wanted = back ?? after?.id;
    if (wanted) session.go(wanted);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    leaveField();
    void next().catch(() => undefined);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Heading>{section.heading}</Heading>
      <Summary />
      {name === "employer" && <Employers />}
      {section.questions.map((question) => (
        <Field key={question.key} question={question} />
      ))}
      <BackAndNext next={say(session.returnTo ? "back_to_letter" : "next")} />
    </form>
  );
}
