import { defineConfig } from "vite";

// Two scripts that share no code: the page, and what runs beside it in the Worker. `assemble.mjs` puts both into one file.
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "../../target/web/parts",
    emptyOutDir: true,
    target: ["chrome95", "firefox113", "safari16.4"],
    cssMinify: true,
    modulePreload: false,
    rollupOptions: {
      input: { app: "src/main.tsx", worker: "src/engine/worker.ts" },
      output: { entryFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
});
