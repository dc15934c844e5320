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
  const open = async (text: string) => {
    setFile(text);
    setFound(await ask("reopen", text));
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
      <OpenFile onOpen={(text) => void open(text)} />
      {refusal && <Refusal refusal={refusal} isOfFile />}
      {found && (
        <>
          {session.unsaved && session.hasAnswers && (
            <div class="notice warn" role="alert">
              <p>{say("file.replaces")}</p>
            </div>
          )}
          <div class="files">
            <button type="button" class="main" data-do="follow" onClick={() => void follow().catch(() => undefined)}>
              {say("file.follow")}
              <small>{say("file.follow_about")}</small>
            </button>
            <button
              type="button"
              data-do="reopen"
              onClick={() => void session.take(found, "open").catch(() => undefined)}
            >
              {say("file.reopen")}
              <small>{say("file.reopen_about")}</small>
            </button>
          </div>
          <Days key={file} state={found} />
        </>
      )}
      <BackAndNext />
    </>
  );
}
