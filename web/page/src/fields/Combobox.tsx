import { useEffect, useRef, useState } from "preact/hooks";
import type { Choice } from "../engine/contract";
import { say } from "../state/use";

interface Props {
  id: string;
  name?: string;
  text: string;
  autocomplete?: string | undefined;
  required?: boolean;
  describedBy?: string | undefined;
  invalid?: "true" | undefined;
  search: (typed: string) => Promise<Choice[]>;
  onPick: (choice: Choice) => void;
  /** Somebody left the field with a text that they picked nowhere. */
  onLeave?: (typed: string) => void;
  onType?: () => void;
}

/** Long enough that a fast typist asks once. */
const PAUSE_MS = 120;

/** A field that finds, after the pattern for an editable combobox with a list. */
export function Combobox(props: Props) {
  const { id, search } = props;
  const [typed, setTyped] = useState<string>();
  const [found, setFound] = useState<Choice[]>([]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const latest = useRef(0);
  const list = useRef<HTMLUListElement>(null);

  const look = (text: string) => {
    const turn = (latest.current += 1);
    search(text).then(
      (choices) => {
        // An answer that comes late must not replace a newer one.
        if (turn !== latest.current) return;
        setFound(choices);
        setActive(text !== "" && choices.length === 1 ? 0 : -1);
      },
      () => undefined,
    );
  };
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => look(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const pick = (choice: Choice) => {
    latest.current += 1;
    setTyped(undefined);
    close();
    props.onPick(choice);
  };
  const leave = () => {
    close();
    if (typed === undefined) return;
    latest.current += 1;
    props.onLeave?.(typed);
    setTyped(undefined);
  };
  /** Shows what there is before anything is typed; what was chosen stays in the field. */
  const show = () => {
    if (open) return;
    if (typed === undefined) look("");
    setOpen(true);
  };
  const move = (to: number) => {
    if (open && found.length > 0) setActive((to + found.length) % found.length);
    else show();
  };
  const press = (event: KeyboardEvent) => {
    const chosen = open ? found[active] : undefined;
    if (event.key === "ArrowDown") move(active + 1);
    else if (event.key === "ArrowUp") move(active < 0 ? found.length - 1 : active - 1);
    else if (event.key === "Enter" && chosen) pick(chosen);
    // Faster than the search: the text itself may say enough. The next time, it goes on.
    else if (event.key === "Enter" && typed !== undefined) leave();
    else if (event.key === "Escape" && open) close();
    else return;
    event.preventDefault();
  };

  const isOpen = open && found.length > 0;
  const listId = `${id}-list`;
  return (
    <div class="combobox">
      <input
        id={id}
        name={props.name}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        required={props.required}
        autocomplete={props.autocomplete ?? "off"}
        autocapitalize="words"
        spellcheck={false}
        dir="auto"
        value={typed ?? props.text}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
          props.onType?.();
        }}
        onClick={show}
        onKeyDown={press}
        onBlur={leave}
      />
      <ul id={listId} role="listbox" ref={list} aria-label={say("search.results")} hidden={!isOpen}>
        {found.map((choice, place) => (
          <li
            key={choice.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === active}
            // Before the field loses its focus, and with it the list.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(choice)}
          >
            {choice.name}
            {choice.about && <small>{choice.about}</small>}
          </li>
        ))}
      </ul>
      <p class="unseen" aria-live="polite">
        {open && typed ? say("search.found", { count: found.length }) : ""}
      </p>
    </div>
  );
}
