/**
 * PDFium, the program that opens PDFs: one instance for each worker, and how its memory is read.
 * The only file that imports it. What it calls by number is written down here once.
 */
import { init } from '@embedpdf/pdfium'

/** A function of PDFium: pointers and numbers in, a number out. */
type Call = (...parameters: number[]) => number

export interface Pdfium {
  readonly call: Readonly<Record<string, Call>>
  /** Its memory, which moves when it grows: asked for anew after each call. */
  bytes(): Uint8Array
  view(): DataView
}

/** A file of any release takes a quarter of it; what unpacks to more was made to exhaust. */
const memoryMax = 160 * 1024 * 1024
/** A file that made its memory grow beyond this leaves no trace: the next one starts afresh. */
const keptMax = 96 * 1024 * 1024

let running: Promise<Pdfium> | undefined

/** The instance of this worker. */
export async function startPdfium(load: () => Promise<ArrayBuffer>): Promise<Pdfium> {
  running ??= load().then(start)
  try {
    return await running
  } catch (error) {
    running = undefined
    throw error
  }
}

/** Ends the instance where it crashed or grew too large. */
export function settlePdfium(pdfium: Pdfium, isSound: boolean): void {
  if (!isSound || pdfium.bytes().length > keptMax) running = undefined
}

/** What is used here of the memory of WebAssembly. */
interface Memory {
  readonly buffer: ArrayBufferLike
  grow(pages: number): number
}

const pageSize = 65_536

/** PDFium sees a memory that is full, and gives up on the file. */
function bound(memory: Memory): void {
  const grow = memory.grow.bind(memory)
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * pageSize > memoryMax) throw new RangeError('full')
    return grow(pages)
  }
}

async function start(wasmBinary: ArrayBuffer): Promise<Pdfium> {
  const silent = (): void => {}
  const { pdfium } = await init({ wasmBinary, print: silent, printErr: silent })
  const call = pdfium.wasmExports as unknown as Record<string, Call>
  bound((pdfium.wasmExports as unknown as { readonly memory: Memory }).memory)
  call.PDFiumExt_Init!()
  const heap = pdfium as unknown as { readonly HEAPU8: Uint8Array }
  let view = new DataView(heap.HEAPU8.buffer)
  return {
    call,
    bytes: () => heap.HEAPU8,
    view() {
      if (view.buffer !== heap.HEAPU8.buffer) view = new DataView(heap.HEAPU8.buffer)
      return view
    },
  }
}
