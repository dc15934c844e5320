import { useState } from "preact/hooks";
import { PickFile } from "../keep/PickFile";
import { say } from "../state/use";

interface Props {
  id: string;
  label: string;
  help?: string;
  accept: string;
  mostBytes: number;
  onFile: (name: string, bytes: Uint8Array<ArrayBuffer>) => void;
}

/** Picks a file, or takes one that is dropped. It is read here and goes nowhere. */
export function DropTable({ id, label, help, accept, mostBytes, onFile }: Props) {
  const [problem, setProblem] = useState<string>();

  const read = async (file: File) => {
    if (file.size > mostBytes) return setProblem(say("roster.too_large"));
    setProblem(undefined);
    try {
      onFile(file.name, new Uint8Array(await file.arrayBuffer()));
    } catch {
      // A program may hold the file, or it was moved.
      setProblem(say("broke"));
    }
  };
  return <PickFile id={id} name={id} label={label} help={help} accept={accept} problem={problem} onFile={(file) => void read(file)} />;
}
