/** What the user can mend: one sentence that names the file, the place and the remedy. */
export class UserError extends Error {
  /** 2: wrong usage; 3: a file that cannot be read. */
  readonly exitCode: 2 | 3

  constructor(message: string, exitCode: 2 | 3 = 2) {
    super(message)
    this.exitCode = exitCode
  }
}
