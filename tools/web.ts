/**
 * Builds the review page from `web/review/` into `dist/web/`, from where the server reads it: users
 * get it built. `node --import ./tools/typescript.mjs tools/web.ts`
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Names without hashes: the server keeps nothing in a browser's cache. */
await build({
  root: join(root, 'web/review'),
  base: '/',
  configFile: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: join(root, 'dist/web'),
    emptyOutDir: true,
    modulePreload: false,
    // Glyphs are masks in the style sheet, under a policy that lets them be data.
    assetsInlineLimit: 100_000,
    cssCodeSplit: false,
    rollupOptions: {
      output: {
        entryFileNames: 'assets/review.js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/review[extname]',
      },
    },
  },
})
