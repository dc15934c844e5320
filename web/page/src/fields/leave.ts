/**
 * Ends the typing in a field, so that it tells its answer. On an iPhone a tap on a button does not: the field keeps the
 * keyboard.
 */
export function leaveField(): void {
  const active = document.activeElement;
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) active.blur();
}
