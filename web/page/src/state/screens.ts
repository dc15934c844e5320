// The steps, and the screens that they consist of: one for each section of questions, so that each fits on a phone.
import type { Form } from "../engine/contract";

export type Step = "language" | "letter" | "people" | "matter" | "read" | "make" | "checklist" | "file" | "roster";

export const STEPS: readonly Step[] = ["language", "letter", "people", "matter", "read", "make", "checklist", "file"];

/** Of whoever writes for many: a table takes the place of the worker. */
const STEPS_FOR_MANY: readonly Step[] = ["language", "letter", "people", "matter", "roster"];

export function steps(forMany: boolean): readonly Step[] {
  return forMany ? STEPS_FOR_MANY : STEPS;
}

/** Whether the letters of many have the answers of a section in common. */
export function isShared(section: string): boolean {
  return section !== "worker" && section !== "employment";
}

/** A step without questions, or `ask:` and the name of a section. */
export type ScreenId = string;

export interface Screen {
  id: ScreenId;
  step: Step;
}

const STEP_OF_SECTION: Record<string, Step> = {
  earlier: "letter",
  letter: "letter",
  follow_up: "letter",
  worker: "people",
  employment: "people",
  employer: "people",
  representative: "people",
};

export function stepOf(section: string): Step {
  return STEP_OF_SECTION[section] ?? "matter";
}

export function screens(form: Form, forMany = false): Screen[] {
  const sections = form.sections.filter(({ name }) => !forMany || isShared(name));
  const asked = sections.map((section) => ({ id: `ask:${section.name}`, step: stepOf(section.name) }));
  return steps(forMany).flatMap((step) => {
    const own = asked.filter((screen) => screen.step === step);
    const isAsked = step === "letter" || step === "people" || step === "matter";
    return isAsked ? own : [{ id: step, step }];
  });
}

export function sectionOf(screen: ScreenId): string | undefined {
  return screen.startsWith("ask:") ? screen.slice("ask:".length) : undefined;
}
