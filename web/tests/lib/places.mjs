// Where things are.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export const PAGE = join(ROOT, "target/web/kerkesa.html");
export const SITE = join(ROOT, "target/web/site");
export const NATIVE = join(ROOT, "target/release/kerkesa");
export const GOLDEN = join(ROOT, "tests/letters/requests");
