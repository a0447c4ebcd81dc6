import { Worker } from 'node:worker_threads'
import { largestHtml, type ReadPage } from './read-html.ts'

export type ReadResult =
  | { ok: true; page: ReadPage }
  /** `too_wild`: nested or broken so that reading it took too much time or memory. */
  | { ok: false; reason: 'empty' | 'too_large' | 'too_long' | 'too_wild' }

export type HtmlReader = { read(bytes: Uint8Array): Promise<ReadResult>; close(): Promise<void> }

const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/** Reads old pages one after the other in a thread beside us, which ends when a page is too much for it; the next page gets a new one. */
export function openReader({ milliseconds = 10_000 } = {}): HtmlReader {
  let worker: Worker | undefined
  let before: Promise<unknown> = Promise.resolve()

  const readOne = (bytes: Uint8Array): Promise<ReadResult> =>
    new Promise((resolve) => {
      const running = (worker ??= new Worker(program(), { resourceLimits: limits, stdout: true, stderr: true }))
      const end = (result: ReadResult, isBroken: boolean) => {
        clearTimeout(timer)
        running.off('message', answer).off('error', fail).off('exit', fail)
        if (isBroken) {
          worker = undefined
          // What comes after its end is nobody's business any more.
          running.on('error', () => {})
          void running.terminate()
        }
        resolve(result)
      }
      // Parse edge: our own program answers with nothing else.
      const answer = (result: ReadResult) => end(result, false)
      const fail = () => end({ ok: false, reason: 'too_wild' }, true)
      const timer = setTimeout(fail, milliseconds)
      running.on('message', answer).on('error', fail).on('exit', fail)
      running.postMessage(bytes)
    })

  return {
    async read(bytes) {
      if (bytes.length === 0) return { ok: false, reason: 'empty' }
      if (bytes.length > largestHtml) return { ok: false, reason: 'too_large' }
      const mine = before.then(() => readOne(bytes))
      before = mine
      return mine
    },
    async close() {
      await worker?.terminate()
      worker = undefined
    },
  }
}

// The source beside this file, or what the build made of it.
const program = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('./reader-process.ts', import.meta.url)
    : new URL('./read-html.js', import.meta.url)
