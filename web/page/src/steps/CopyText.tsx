import { useRef, useState } from "preact/hooks";
import { engine } from "../engine/client";
import { copy } from "../keep/files";
import { say, useSession } from "../state/use";

/** The letter as text, for browsers inside of other apps, which save no files. */
export function CopyText() {
  const session = useSession();
  const [text, setText] = useState<string>();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const show = (isOpen: boolean) => {
    if (!isOpen) return;
    session
      .turn(() => engine.make({ what: "text", ...session.withState }))
      .then(({ bytes }) => setText(new TextDecoder().decode(bytes)))
      .catch(() => undefined);
  };
  return (
    <details class="question" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{say("copy.heading")}</summary>
      {text !== undefined && (
        <>
          <textarea
            aria-label={say("copy.heading")}
            ref={field}
            readOnly
            rows={10}
            dir="auto"
            lang={String(session.answers["language"] ?? session.language)}
            value={text}
          />
          <button
            type="button"
            data-do="copy"
            onClick={() => void copy(text, field.current).then(setCopied)}
          >
            {say("copy.button")}
          </button>
          <p class="done" role="status">
            {copied && say("copy.done")}
          </p>
        </>
      )}
    </details>
  );
}
