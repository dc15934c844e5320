// The native program, which the page must equal.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NATIVE } from "./places.mjs";

/** A folder that is gone when the work is done. */
export function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "kerkesa-page-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sets = (settings) => Object.entries(settings).flatMap(([key, value]) => ["--set", `${key}=${value}`]);

/** The letters of request files in these formats, by their names; those that are refused are not among them. */
export function written(files, settings, formats) {
  return inFolder((folder) => {
    const options = ["--format", formats.join(","), "--output", folder, "--quiet", ...sets(settings)];
    const { status, stderr } = spawnSync(NATIVE, ["write", ...files, ...options], { encoding: "utf8" });
    if (status !== 0 && status !== 1) throw new Error(`${NATIVE} ended with ${status}: ${stderr}`);
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  });
}

/** The letter of a request's text, which must be one; its annex is a file of its own. */
export function letter(text, settings, format = "pdf") {
  return inFolder((folder) => {
    const file = join(folder, "request.yaml");
    writeFileSync(file, text);
    const options = ["--format", format, "--output", folder, "--quiet", ...sets(settings)];
    execFileSync(NATIVE, ["write", file, ...options], { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
    const [made] = readdirSync(folder).filter((name) => name !== "request.yaml" && !name.includes("annex"));
    return readFileSync(join(folder, made));
  });
}
