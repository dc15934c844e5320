import { useState } from "preact/hooks";
import { engine, Refused } from "../engine/client";
import type { Refusal as Why } from "../engine/contract";
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
  const [refusal, setRefusal] = useState<Why>();

  const begin = (method: "reopen" | "follow") =>
    session
      .turn(() => engine.call(method, { file: file ?? "", language: session.language, now: session.now }))
      .then(async ({ state }) => {
        await session.take({ ...state, language: session.language });
        const first = session.screens[1];
        if (first) session.go(first.id);
      })
      .catch((why: unknown) => {
        if (why instanceof Refused) setRefusal(why.refusal);
      });

  return (
    <>
      <Heading>{say("file.heading")}</Heading>
      <p class="lead"><Text>{say("file.lead")}</Text></p>
      <OpenFile
        onOpen={(text) => {
          setFile(text);
          setRefusal(undefined);
        }}
      />
      {refusal && <Refusal refusal={refusal} />}
      {file !== undefined && (
        <>
          {session.unsaved && session.hasAnswers && (
            <div class="notice warn" role="alert">
              <p>{say("file.replaces")}</p>
            </div>
          )}
          <div class="files">
            <button type="button" class="main" data-do="follow" onClick={() => void begin("follow")}>
              {say("file.follow")}
              <small>{say("file.follow_about")}</small>
            </button>
            <button type="button" data-do="reopen" onClick={() => void begin("reopen")}>
              {say("file.reopen")}
              <small>{say("file.reopen_about")}</small>
            </button>
          </div>
          <Days key={file} of={{ file }} />
        </>
      )}
      <BackAndNext />
    </>
  );
}
