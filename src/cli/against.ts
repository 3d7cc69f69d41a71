/** `--against`: what earlier releases printed, out of files or of a store. */
import { checkFile, issuerOfFile, type Task } from '../batch/task.ts'
import { UserError } from '../batch/user-error.ts'
import type { PriorFact } from '../model/prior.ts'
import { priorFactsOf } from '../pipeline/prior-facts.ts'
import { priorFactsIn } from '../store/priors.ts'
import { openToRead } from '../store/store.ts'
import { expand } from './expand.ts'

/** Each task with the facts it is to be held against. Throws a `UserError`. */
export async function withPriors(
  tasks: readonly Task[],
  against: readonly string[],
): Promise<readonly Task[]> {
  if (against.length === 0) return tasks
  const stores = against.filter(isStore)
  const { paths, problems } = expand(against.filter((path) => !isStore(path)))
  if (problems[0]) throw new UserError(problems[0].message, 3)
  const fromFiles: PriorFact[] = []
  for (const path of paths) {
    const { result } = await checkFile(path)
    fromFiles.push(...priorFactsOf(result.release, path))
  }
  const priors: Task[] = []
  for (const task of tasks)
    priors.push({ ...task, priors: [...fromFiles, ...(await fromStores(stores, task.path))] })
  return priors
}

function isStore(path: string): boolean {
  return path.toLowerCase().endsWith('.duckdb')
}

/** Who published the file says which facts of a store it is held against. */
async function fromStores(stores: readonly string[], path: string): Promise<PriorFact[]> {
  if (stores.length === 0) return []
  if (path === '-')
    throw new UserError('Standard input cannot be held against a store; give the file by its name.')
  const { issuer, sha256 } = await issuerOfFile(path)
  if (issuer === undefined) return []
  const { name, ticker } = issuer
  const named = { issuer: name, ...(ticker !== undefined && { ticker }) }
  const facts: PriorFact[] = []
  for (const store of stores) {
    const database = await openToRead(store)
    try {
      facts.push(...(await priorFactsIn(database, named, sha256)))
    } finally {
      database.close()
    }
  }
  return facts
}
