import { useState } from "preact/hooks";
import { engine, Refused } from "../engine/client";
import type { FileKind, Made, Refusal as Why } from "../engine/contract";
import { useEngine } from "../engine/useEngine";
import { BackAndNext } from "../frame/BackAndNext";
import { Heading } from "../frame/Heading";
import { canShare, download, share } from "../keep/files";
import { say, useSession } from "../state/use";
import { CopyText } from "./CopyText";
import { Missing } from "./Missing";
import { Refusal } from "./Refusal";
import { Signature } from "./Signature";

/** The letter's files beside the PDF. */
const FILES: FileKind[] = ["docx", "eml", "html"];

/** What a draft lacks where the letter goes another way: its question is asked only of letters by e-mail. */
const MAILBOX = "employer.email";

export function Make() {
  const session = useSession();
  const [saved, setSaved] = useState("");
  const [refusal, setRefusal] = useState<Why>();
  const isComplete = session.form.open.length === 0;
  // Made at once: what is shared must be there at the moment of the touch.
  const pdf = useEngine(
    async () => (isComplete ? engine.make({ what: "pdf", ...session.withState }) : undefined),
    [session.edition, isComplete],
  );

  const keep = (made: Made) => {
    download(made);
    setRefusal(undefined);
    setSaved(made.name);
  };
  const make = (what: FileKind) =>
    session
      .turn(() => engine.make({ what, ...session.withState }))
      .then(keep)
      .catch((why: unknown) => {
        setSaved("");
        if (why instanceof Refused) setRefusal(why.refusal);
      });

  return (
    <>
      <Heading>{say("make.heading")}</Heading>
      {!isComplete && <Missing open={session.form.open} />}
      {isComplete && pdf.refusal && <Refusal refusal={pdf.refusal} />}
      <Signature />
      <section class="question">
        <h2>{say("make.files")}</h2>
        <div class="files">
          <button type="button" class="main" data-make="pdf" disabled={!pdf.value} onClick={() => pdf.value && keep(pdf.value)}>
            {say("make.pdf")}
            <small>{say("make.pdf_about")}</small>
          </button>
          {pdf.value && canShare(pdf.value) && (
            <button type="button" data-do="share" onClick={() => pdf.value && void share(pdf.value).catch(() => undefined)}>
              {say("make.share")}
              <small>{say("make.share_about")}</small>
            </button>
          )}
          {FILES.map((what) => (
            <button key={what} type="button" data-make={what} disabled={!pdf.value} onClick={() => void make(what)}>
              {say(`make.${what}`)}
              <small>{say(`make.${what}_about`)}</small>
            </button>
          ))}
        </div>
        <p class="done" role="status">
          {saved && say("make.saved", { name: saved })}
        </p>
        {refusal && refusal.key !== MAILBOX && <Refusal refusal={refusal} />}
        {refusal?.key === MAILBOX && (
          <div class="notice wrong" role="alert">
            <p>{say("make.no_mailbox")}</p>
            <button type="button" class="link" onClick={() => session.go("ask:sending", "delivery")}>
              {say("make.to_delivery")}
            </button>
          </div>
        )}
      </section>
      {pdf.value && <CopyText />}
      <div class="notice">
        <p>{say("make.keep_file")}</p>
        <button
          type="button"
          data-make="request"
          disabled={!pdf.value}
          onClick={() =>
            void session
              .turn(() => engine.make({ what: "request", dated: true, ...session.withState }))
              .then((made) => {
                keep(made);
                session.unsaved = false;
                session.changed();
              })
              .catch(() => undefined)
          }
        >
          {say("save.button")}
        </button>
      </div>
      <BackAndNext next={say("next")} isDisabled={!pdf.value} onNext={() => session.go("checklist")} />
    </>
  );
}
