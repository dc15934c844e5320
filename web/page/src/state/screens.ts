// The steps, and the screens that they consist of: one for each section of questions, so that each fits on a phone.
import type { Form } from "../engine/contract";

export const STEPS = ["language", "letter", "people", "matter", "read", "make", "checklist", "file"] as const;

export type Step = (typeof STEPS)[number];

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

export function screens(form: Form): Screen[] {
  const asked = form.sections.map((section) => ({ id: `ask:${section.name}`, step: stepOf(section.name) }));
  return STEPS.flatMap((step) => {
    const own = asked.filter((screen) => screen.step === step);
    const isAsked = step === "letter" || step === "people" || step === "matter";
    return isAsked ? own : [{ id: step, step }];
  });
}

export function sectionOf(screen: ScreenId): string | undefined {
  return screen.startsWith("ask:") ? screen.slice("ask:".length) : undefined;
}
