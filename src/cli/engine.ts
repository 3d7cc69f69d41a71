/**
 * How the JavaScript engine is set, before anything runs; it holds for all threads of the process.
 *
 * A check is a thousand functions that run for a moment each. V8 optimises each of them so early
 * that it has seen too few kinds of objects, throws the code away and begins anew: half the time of
 * the processor, and all that a second thread would gain. Told to look on for longer, it does not.
 */
import { setFlagsFromString } from 'node:v8'

/** Bytes of bytecode that a function runs before V8 optimises it: eight times its own default. */
const interruptBudget = 8 * 132 * 1024

/** The last version of Node that is known to have the setting; V8 complains where it has not. */
const nodeMax = 24

if (Number.parseInt(process.versions.node, 10) <= nodeMax)
  setFlagsFromString(`--interrupt-budget=${interruptBudget}`)
