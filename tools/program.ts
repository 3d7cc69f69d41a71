/**
 * Puts the built program together into few files, `dist/program/`: it starts in half the time that
 * hundreds of modules take, and so does every worker. What is loaded by name stays an entry of its
 * own. After `tsc -p tsconfig.build.json`: `node --import ./tools/typescript.mjs tools/program.ts`
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist')

/** The command, and what it starts as threads: they find each other beside themselves. */
const entries = [
  'cli/main',
  'batch/worker',
  'server/check-thread',
  'server/dev-check-worker',
  'server/present-thread',
]

/** As deep as the folders of `dist/`, so that paths from a module to its files stay right. */
await build({
  root: dist,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: join(dist, 'program'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: entries.map((entry) => join(dist, `${entry}.js`)),
      output: { entryFileNames: '[name].js', chunkFileNames: 'part-[name].js' },
    },
  },
})
