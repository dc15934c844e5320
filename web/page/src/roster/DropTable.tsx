import { useState } from "preact/hooks";
import { Text } from "../frame/Text";
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
  const [isOver, setIsOver] = useState(false);

  const read = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > mostBytes) return setProblem(say("roster.too_large"));
    setProblem(undefined);
    try {
      onFile(file.name, new Uint8Array(await file.arrayBuffer()));
    } catch {
      // A program may hold the file, or it was moved.
      setProblem(say("broke"));
    }
  };
  const described = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(" ");
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
      <label for={id}>{label}</label>
      {help && (
        <p class="help" id={`${id}-help`}>
          <Text>{help}</Text>
        </p>
      )}
      {problem && (
        <p class="problem" role="alert" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <input
        id={id}
        name={id}
        type="file"
        accept={accept}
        aria-describedby={described || undefined}
        aria-invalid={problem ? "true" : undefined}
        onChange={(event) => {
          void read(event.currentTarget.files?.[0]);
          // The same file again, corrected in the meantime, is a change too.
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}
