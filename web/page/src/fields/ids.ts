// Where the parts of a question are on the page.

export const fieldId = (key: string) => `q-${key}`;
export const helpId = (key: string) => `help-${key}`;
export const problemId = (key: string) => `problem-${key}`;

/** Brings a question to where it is seen and heard. */
export function focusQuestion(key: string): void {
  const found = document.getElementById(fieldId(key));
  const control = found?.matches("fieldset")
    ? (found.querySelector<HTMLElement>("input:checked") ?? found.querySelector("input"))
    : found;
  found?.closest(".question")?.scrollIntoView({ block: "start" });
  control?.focus({ preventScroll: true });
}
