// Makes target/web/kerkesa.html, one file with everything inside, and target/web/site/, the same with its data apart.
//
//   node assemble.mjs --parts DIR --glue FILE --wasm FILE --packs DIR --words DIR --to DIR
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const text = (file) => readFileSync(file, "utf8");
const option = { type: "string" };
const { values: given } = parseArgs({
  options: { parts: option, glue: option, wasm: option, packs: option, words: option, to: option },
});

/** What the build of the scripts leaves. */
const PARTS = ["app.js", "app.css", "worker.js"];

/** A text that stands in a `<script>` must not end it. */
const inScript = (source) => source.replace(/<\/(?=script)/gi, "<\\/").replace(/<!--/g, "<\\!--");
const escaped = (source) => source.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const hash = (source) => createHash("sha256").update(source).digest("base64");

/** Sentences that are needed before the engine is there, out of `page:` of each language. */
function sentences() {
  const files = readdirSync(given.words).filter((file) => extname(file) === ".yaml").sort();
  return files.flatMap((file) => {
    const [, own = ""] = text(join(given.words, file)).split(/^page:\n/m);
    const [section] = own.split(/^\S/m);
    return ["loading", "failed", "old", "no_script"].map((name) => {
      const found = section.match(new RegExp(`^  ${name}: "(.*)"$`, "m"));
      if (!found) throw new Error(`${file}: page.${name} is missing`);
      return { lang: basename(file, ".yaml"), name, words: found[1] };
    });
  });
}

const said = (all, name, mark = "") =>
  all
    .filter((sentence) => !name || sentence.name === name)
    .map(({ lang, name: which, words }) => `<p lang="${lang}" dir="auto"${mark && ` data-say="${which}"`}>${escaped(words)}</p>`)
    .join("");

const packs = readdirSync(given.packs)
  .filter((file) => extname(file) === ".json")
  .sort()
  .map((file) => ({ name: basename(file, extname(file)), file: join(given.packs, file) }));
/** What `kerkesa-bind` has compressed, as text. */
const packed = (file) => readFileSync(`${file}.xz`).toString("base64");
const holder = (id, content, attributes = "") =>
  `<script type="application/octet-stream;base64" id="${id}"${attributes}>${content}</script>`;

const inside = [holder("engine-wasm", packed(given.wasm)), ...packs.map(({ name, file }) => holder(`pack-${name}`, packed(file)))];

/** A part of the site, named after what is in it: so a newer page never meets an older one. */
const apart = (name, ending, bytes) => ({ file: `${name}.${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}.${ending}`, bytes });
// Compressed as they are in the one file: a server need not do it, and need not know what they are.
const siteWasm = apart("engine", "bin", readFileSync(`${given.wasm}.xz`));
const sitePacks = packs.map(({ name, file }) => ({ name, ...apart(name, "bin", readFileSync(`${file}.xz`)) }));
const outside = [
  holder("engine-wasm", "", ` data-url="${siteWasm.file}"`),
  ...sitePacks.map(({ name, file }) => holder(`pack-${name}`, "", ` data-url="${file}"`)),
];

const all = sentences();
const style = text(join(given.parts, "app.css")).trim();
const script = (name) => {
  const source = text(join(given.parts, name)).trim();
  // Nothing can be loaded: what a script imports would be missing.
  if (/^(import|export)\b/m.test(source) || readdirSync(given.parts).some((file) => !PARTS.includes(file))) {
    throw new Error(`${name} is not in one piece`);
  }
  return source;
};
const app = inScript(script("app.js"));
const old = inScript(text(join(here, "src/old.js")).trim());
const worker = inScript(`${text(given.glue)}\n{\n${script("worker.js")}\n}\n`);

function page(data, head, more) {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash(old)}' 'sha256-${hash(app)}' 'wasm-unsafe-eval'`,
    `style-src 'sha256-${hash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    ...more,
  ].join("; ");
  const parts = {
    preact: text(join(here, "node_modules/preact/LICENSE")).trim(),
    xz: text(join(here, "node_modules/xz-decompress/dist/package/xz-decompress.js")).match(/\/\*!([\s\S]*?)\*\//)[1].replace(/^ \* ?/gm, "").trim(),
    policy,
    head,
    style,
    noscript: said(all, "no_script"),
    sentences: said(all, "", "marked"),
    old,
    worker,
    data: data.join("\n"),
    app,
  };
  return text(join(here, "page.html")).replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}

mkdirSync(given.to, { recursive: true });
writeFileSync(join(given.to, "kerkesa.html"), page(inside, "", ["worker-src blob:"]));

const site = join(given.to, "site");
rmSync(site, { recursive: true, force: true });
mkdirSync(site);
const keep = (file, content) => writeFileSync(join(site, file), content);
const index = page(outside, '<link rel="manifest" href="manifest.webmanifest">\n<link rel="icon" href="icon.svg">\n', [
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "img-src 'self'",
]);
keep("index.html", index);
keep(siteWasm.file, siteWasm.bytes);
for (const { file, bytes } of sitePacks) keep(file, bytes);
keep("icon.svg", text(join(here, "icon.svg")));
keep(
  "manifest.webmanifest",
  JSON.stringify({
    name: "Kerkesa",
    short_name: "Kerkesa",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#f7f5f0",
    theme_color: "#17605a",
    icons: [{ src: "icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any maskable" }],
  }),
);
const files = ["./", "icon.svg", "manifest.webmanifest", siteWasm.file, ...sitePacks.map(({ file }) => file)];
const edition = createHash("sha256").update(index).digest("hex").slice(0, 12);
keep("sw.js", text(join(here, "src/sw.js")).replace("{{name}}", `kerkesa-${edition}`).replace("{{files}}", JSON.stringify(files)));

const own = gzipSync(Buffer.from(app + style + old), { level: 9 }).length;
process.stdout.write(`own script and style: ${own} bytes with gzip\n`);
