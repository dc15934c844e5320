import { useEffect, useRef } from "preact/hooks";
import type { Shown } from "../engine/contract";
import { session } from "../state/session";
import { say } from "../state/use";
import { questionOf } from "./questions";
import { sheet } from "./sheet";

interface Props {
  shown: Shown;
  label: string;
  /** Words of the page and not of a letter: in its type, and without the look of paper. */
  isPlain?: boolean;
  /** Where a paragraph leads to its question. */
  onChange?: (section: string, key: string) => void;
}

/** A letter as a page of its own: its style and ours do not meet. */
export function Letter({ shown, label, isPlain = false, onChange }: Props) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = host.current;
    if (!place) return;
    const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet(shown.style), sheet(OWN), ...(isPlain ? [sheet(PLAIN)] : [])];
    // Made by the engine out of escaped text; the policy of this page lets no script in it run.
    root.innerHTML = shown.html;
    if (onChange) addWays(root, onChange);
  }, [shown, onChange]);
  return (
    <div
      class={isPlain ? "plain" : "paper"}
      ref={host}
      lang={shown.language}
      dir={shown.direction}
      role="document"
      aria-label={label}
      tabIndex={0}
    />
  );
}

const OWN = `
.letter{max-width:none;padding:0}
.led{position:relative}
.way{position:absolute;inset-block-start:-.6rem;inset-inline-end:-2.85rem;inline-size:2.75rem;block-size:2.75rem;padding:.7rem;border:0;border-radius:50%;background:none;color:inherit;opacity:.55;cursor:pointer}
.way svg{display:block;inline-size:100%;block-size:100%;fill:none;stroke:currentColor;stroke-width:2}
.way:hover,.way:focus-visible{opacity:1;background:color-mix(in srgb,currentColor 10%,transparent)}
.way:focus-visible{outline:3px solid currentColor;outline-offset:-3px}
@media print{.way{display:none}}
`;

const PLAIN = `
.letter{font:inherit}
.letter h1{margin-block-start:0;font-size:1.3em}
`;

const PEN = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 20l1-5L16 4l4 4L9 19z"/></svg>`;

const BLOCKS = "address, p, li, h1, h2, blockquote, dt, dd, td";

function addWays(root: ShadowRoot, onChange: (section: string, key: string) => void): void {
  let last = "";
  for (const part of root.querySelectorAll<HTMLElement>("[data-key]")) {
    const found = questionOf(part.dataset["key"] ?? "", session.form);
    // An address is made of lines, and each of them of an answer; one way leads to the screen of all.
    const paragraph = part.closest<HTMLElement>(BLOCKS) ?? part;
    // One way for what one answer says, however many paragraphs it fills.
    if (!found || found.question.key === last || paragraph.classList.contains("led")) continue;
    last = found.question.key;
    paragraph.classList.add("led");
    const way = document.createElement("button");
    way.type = "button";
    way.className = "way";
    way.lang = session.language;
    way.setAttribute("aria-label", say("change", { what: found.question.label }));
    way.innerHTML = PEN;
    way.addEventListener("click", () => onChange(found.section, found.question.key));
    paragraph.append(way);
  }
}
