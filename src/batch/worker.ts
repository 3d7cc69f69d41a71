/** What a worker of the pool runs: one task at a time. */
import { runTask } from './task.ts'

export default runTask
