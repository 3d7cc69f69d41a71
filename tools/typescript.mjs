/**
 * Lets Node run the TypeScript of this repository as it stands:
 * `node --import ./tools/typescript.mjs tools/tidy.ts`.
 * Newer versions of Node do so by themselves; Node 20 gets the compiler's own transpiler as a hook.
 */
import { register } from 'node:module'

if (!process.features.typescript) register('./typescript-hook.mjs', import.meta.url)
