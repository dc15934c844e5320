import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Text } from "../frame/Text";

interface Props {
  id: string;
  name: string;
  label: string;
  help?: string | undefined;
  accept: string;
  problem: string | undefined;
  onFile: (file: File) => void;
  children?: ComponentChildren;
}

/** Picks a file, or takes one that is dropped. */
export function PickFile({ id, name, label, help, accept, problem, onFile, children }: Props) {
  const [isOver, setIsOver] = useState(false);
  const take = (file: File | undefined) => file && onFile(file);
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
        take(event.dataTransfer?.files[0]);
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
          <Text>{problem}</Text>
        </p>
      )}
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={described || undefined}
        aria-invalid={problem ? "true" : undefined}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          // The same file again, corrected in the meantime, is a change too.
          event.currentTarget.value = "";
        }}
      />
      {children}
    </div>
  );
}
