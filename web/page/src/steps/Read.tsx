import { useCallback, useState } from "preact/hooks";
import { engine } from "../engine/client";
import { useEngine } from "../engine/useEngine";
import { BackAndNext } from "../frame/BackAndNext";
import { Heading } from "../frame/Heading";
import { Text } from "../frame/Text";
import { Letter } from "../letter/Letter";
import { questionOf } from "../letter/questions";
import { told } from "../letter/told";
import { say, useSession } from "../state/use";
import { Missing } from "./Missing";
import { Refusal } from "./Refusal";

const base = (tag: string) => tag.split("-")[0];

export function Read() {
  const session = useSession();
  const [inMine, setInMine] = useState(false);
  const { language, edition, form } = session;
  const isComplete = form.open.length === 0;
  const canTranslate = base(String(session.answers["language"] ?? language)) !== base(language);
  const reading = inMine && canTranslate ? { reading: language } : {};
  const changes = [edition, language, isComplete];

  const letter = useEngine(async () => (isComplete ? engine.call("preview", { ...session.withState, ...reading }) : undefined), [
    ...changes,
    reading.reading,
  ]);
  const explained = useEngine(async () => (isComplete ? engine.call("explain", session.withState) : undefined), changes);
  const checked = useEngine(async () => (isComplete ? engine.call("check", session.withState) : undefined), changes);
  const refusal = letter.refusal ?? checked.value?.refusal;

  const change = useCallback((section: string, key: string) => {
    session.returnTo = "read";
    session.go(`ask:${section}`, key);
  }, []);

  return (
    <>
      <Heading>{say("read.heading")}</Heading>
      {!isComplete && <Missing open={form.open} />}
      {isComplete && refusal && <Refusal refusal={refusal} />}
      {checked.value && checked.value.advice.length > 0 && (
        <section class="notice">
          <h2>{say("read.advice")}</h2>
          <ul>
            {checked.value.advice.map((advice) => {
              const found = questionOf(advice.key, form);
              return (
                <li key={advice.id + advice.key}>
                  <Text>{told(advice, found?.question)}</Text>{" "}
                  {found && (
                    <button type="button" class="link" onClick={() => change(found.section, found.question.key)}>
                      {say("change", { what: found.question.label })}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <div class="beside">
        <section>
          {canTranslate && letter.value && (
            <p class="reading">
              <button
                type="button"
                aria-pressed={inMine}
                data-do="reading"
                onClick={() => setInMine(!inMine)}
              >
                {say("read.in_mine")}
              </button>
              {inMine && <span class="small">{say("read.copy_only")}</span>}
            </p>
          )}
          {letter.value && <Letter shown={letter.value} label={say("read.letter")} onChange={change} />}
        </section>
        {explained.value && (
          <section class="explained" aria-label={say("read.explained")}>
            <Letter shown={explained.value} label={say("read.explained")} isPlain />
          </section>
        )}
      </div>
      <BackAndNext
        next={say("read.next")}
        isDisabled={!isComplete || refusal !== undefined || !letter.value}
        onNext={() => session.go("make")}
      />
    </>
  );
}
