/**
 * Programs that make a PDF of a release, or distil one again: where they are installed, the bench
 * of the reader prints by them too. Each writes its file into a folder of its own.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

export interface Producer {
  readonly name: string
  readonly about: string
  /** What it makes a PDF of. */
  readonly of: 'html' | 'pdf'
  readonly command: string
  args(from: string, folder: string, to: string): readonly string[]
}

export const producers: readonly Producer[] = [
  {
    name: 'libreoffice',
    about: 'opened and exported by LibreOffice Writer',
    of: 'html',
    command: 'soffice',
    args: (from, folder) => [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--infilter=HTML (StarWriter)',
      '--convert-to',
      'pdf:writer_pdf_Export',
      '--outdir',
      folder,
      from,
    ],
  },
  {
    name: 'ghostscript',
    about: 'PDFs as published, distilled again by Ghostscript',
    of: 'pdf',
    command: 'gs',
    args: (from, _folder, to) => ['-q', '-dBATCH', '-dSAFER', '-sDEVICE=pdfwrite', '-o', to, from],
  },
  {
    name: 'cairo',
    about: 'PDFs as published, drawn again by Cairo',
    of: 'pdf',
    command: 'pdftocairo',
    args: (from, _folder, to) => ['-pdf', from, to],
  },
]

export function isInstalled({ command }: Producer): boolean {
  return spawnSync('which', [command]).status === 0
}

/** Writes the PDF that a program makes of a file. */
export function produce({ name, command, args }: Producer, from: string, to: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'tanshin-print-'))
  const made = join(folder, `${basename(from).replace(/\.\w+$/, '')}.pdf`)
  const { stderr } = spawnSync(command, args(from, folder, made), { encoding: 'utf8' })
  const isMade = existsSync(made)
  if (isMade) copyFileSync(made, to)
  rmSync(folder, { recursive: true, force: true })
  if (!isMade) throw new Error(`${name} made no PDF of ${from}: ${stderr.slice(-200)}`)
}
