import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    include: ['{src,tools,test}/**/*.test.ts'],
    // Property tests and seeded errors check many releases; a slow machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A skipped test says why in its name; an accidental `.only` must not hide the others.
    allowOnly: false,
  },
})
