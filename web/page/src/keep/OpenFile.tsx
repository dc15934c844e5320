import { useState } from "preact/hooks";
import { Text } from "../frame/Text";
import { say } from "../state/use";

/** A request is a few kilobytes; whoever picks a film by mistake hears it at once. */
const MOST_BYTES = 1_000_000;

/** Picks a file, or takes one that is dropped; nothing, where it cannot be read. It is read here and goes nowhere. */
export function OpenFile({ onOpen }: { onOpen: (text: string | undefined) => void }) {
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isOver, setIsOver] = useState(false);

  const read = async (file: File | undefined) => {
    if (!file) return;
    setName("");
    onOpen(undefined);
    if (file.size > MOST_BYTES) return setProblem(say("file.too_large"));
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
      setProblem(undefined);
      setName(file.name);
      onOpen(text);
    } catch {
      setProblem(say("file.no_text"));
    }
  };
  return (
    <div
      class={isOver ? "question drop over" : "question drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        void read(event.dataTransfer?.files[0]);
      }}
    >
      <label for="open-file">{say("file.pick")}</label>
      {problem && (
        <p class="problem" role="alert" id="open-file-problem">
          <Text>{problem}</Text>
        </p>
      )}
      <input
        id="open-file"
        name="file"
        type="file"
        accept=".yaml,.yml,application/yaml,text/yaml,text/plain"
        aria-describedby={problem ? "open-file-problem" : undefined}
        aria-invalid={problem ? "true" : undefined}
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      <p class="done" role="status">
        {name && say("file.opened", { name })}
      </p>
    </div>
  );
}
