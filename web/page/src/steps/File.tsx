import { useState } from "preact/hooks";
import { engine, Refused } from "../engine/client";
import type { Refusal as Why, State } from "../engine/contract";
import { BackAndNext } from "../frame/BackAndNext";
import { Heading } from "../frame/Heading";
import { Text } from "../frame/Text";
import { OpenFile } from "../keep/OpenFile";
import { say, useSession } from "../state/use";
import { Days } from "./Days";
import { Refusal } from "./Refusal";

/** What to do with a file that the page or the program made. */
export function File() {
  const session = useSession();
  const [file, setFile] = useState<string>();
  const [found, setFound] = useState<State>();
  /** Nothing follows answers that do not make a letter yet. */
  const [isLetter, setIsLetter] = useState(false);
  const [refusal, setRefusal] = useState<Why>();

  const ask = async (method: "reopen" | "follow", text: string): Promise<State | undefined> => {
    setRefusal(undefined);
    try {
      const state = { language: session.language, answers: {} };
      const opened = await session.turn(() => engine.call(method, { file: text, state, now: session.now }));
      return opened.state;
    } catch (why) {
      if (why instanceof Refused) setRefusal(why.refusal);
      return undefined;
    }
  };
  const open = async (text: string | undefined) => {
    setFile(text);
    setFound(undefined);
    const state = text === undefined ? undefined : await ask("reopen", text);
    if (!state) return setRefusal((known) => (text === undefined ? undefined : known));
    const { refusal: missing } = await session.turn(() => engine.call("check", { state, now: session.now }));
    setIsLetter(missing === undefined);
    setFound(state);
  };
  const follow = async () => {
    const state = await ask("follow", file ?? "");
    if (state) await session.take(state, "first");
  };

  return (
    <>
      <Heading>{say("file.heading")}</Heading>
      <p class="lead">
        <Text>{say("file.lead")}</Text>
      </p>
      <OpenFile onOpen={(text) => void open(text).catch(() => undefined)} />
      {refusal && <Refusal refusal={refusal} isOfFile />}
      {found && (
        <>
          {session.unsaved && session.hasAnswers && (
            <div class="notice warn" role="alert">
              <p>{say("file.replaces")}</p>
            </div>
          )}
          <div class="files">
            {isLetter && (
              <button type="button" class="main" data-do="follow" onClick={() => void follow().catch(() => undefined)}>
                {say("file.follow")}
                <small>{say("file.follow_about")}</small>
              </button>
            )}
            <button
              type="button"
              class={isLetter ? undefined : "main"}
              data-do="reopen"
              onClick={() => void session.take(found, "open").catch(() => undefined)}
            >
              {say("file.reopen")}
              <small>{say("file.reopen_about")}</small>
            </button>
          </div>
          {isLetter && <Days key={file} state={found} />}
        </>
      )}
      <BackAndNext />
    </>
  );
}
