/** Property tests draw the same cases in every run; `npm run fuzz -- SEED` draws others. */
import fc from 'fast-check'

fc.configureGlobal({ seed: 20261124 })
