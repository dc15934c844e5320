import type { Made } from "../engine/contract";

/** Time enough for a slow phone to take the file over. */
const KEPT_MS = 60_000;

/** Hands a file over to whoever keeps downloads. */
export function download(made: Made): void {
  save(made.name, new Blob([made.bytes], { type: made.mime }));
}

/** The same of a file that the browser keeps already. */
export function save(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

function asFile(made: Made): File {
  return new File([made.bytes], made.name, { type: made.mime });
}

/** Whether the device can hand a file to another app. */
export function canShare(made: Made): boolean {
  return navigator.canShare?.({ files: [asFile(made)] }) ?? false;
}

/** Hands a file to another app. Whoever changes their mind there has done nothing wrong. */
export async function share(made: Made): Promise<void> {
  try {
    await navigator.share({ files: [asFile(made)] });
  } catch (why) {
    if (!(why instanceof DOMException && why.name === "AbortError")) throw why;
  }
}

/** Whether the text could be put where it can be pasted from. */
export async function copy(text: string, field: HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Some browsers allow it only the old way, in a file on the device above all.
    field?.select();
    return document.execCommand("copy");
  }
}
