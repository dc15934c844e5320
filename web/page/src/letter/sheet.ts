const sheets = new Map<string, CSSStyleSheet>();

/** A style that the policy allows, for it is no text of the page. The same text gives the same one. */
export function sheet(text: string): CSSStyleSheet {
  let known = sheets.get(text);
  if (!known) {
    known = new CSSStyleSheet();
    known.replaceSync(text);
    sheets.set(text, known);
  }
  return known;
}
