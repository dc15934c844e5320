import type { ComponentChildren } from "preact";

/** The heading of a screen, which gets the focus when the screen appears. */
export function Heading({ children }: { children: ComponentChildren }) {
  return <h1 tabIndex={-1}>{children}</h1>;
}
