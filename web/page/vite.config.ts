import { defineConfig } from "vite";

// Two scripts, each built by itself so that they share no file: the page, and what runs beside it in the Worker.
// `assemble.mjs` puts both into one file.
const INPUTS: Record<string, string> = { app: "src/main.tsx", worker: "src/engine/worker.ts" };

export default defineConfig(({ mode }) => ({
  publicDir: false,
  build: {
    outDir: "../../target/web/parts",
    emptyOutDir: mode === "app",
    target: ["chrome95", "firefox113", "safari16.4"],
    cssMinify: true,
    modulePreload: false,
    rollupOptions: {
      input: { [mode]: INPUTS[mode] ?? "" },
      output: { entryFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
}));
