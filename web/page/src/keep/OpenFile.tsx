import { useState } from "preact/hooks";
import { say } from "../state/use";
import { PickFile } from "./PickFile";

/** A request is a few kilobytes; whoever picks a film by mistake hears it at once. */
const MOST_BYTES = 1_000_000;

/** Picks a file, or takes one that is dropped; nothing, where it cannot be read. It is read here and goes nowhere. */
export function OpenFile({ onOpen }: { onOpen: (text: string | undefined) => void }) {
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();

  const read = async (file: File) => {
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
    <PickFile
      id="open-file"
      name="file"
      label={say("file.pick")}
      accept=".yaml,.yml,application/yaml,text/yaml,text/plain"
      problem={problem}
      onFile={(file) => void read(file)}
    >
      <p class="done" role="status">
        {name && say("file.opened", { name })}
      </p>
    </PickFile>
  );
}
