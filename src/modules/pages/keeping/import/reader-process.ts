import { parentPort } from 'node:worker_threads'
import { readHtml } from './read-html.ts'

// Runs in a thread of its own: a wild page can take all of its memory, stack and time, and nothing else.
parentPort?.on('message', (bytes: Uint8Array) => {
  try {
    const page = readHtml(bytes)
    parentPort?.postMessage(page ? { ok: true, page } : { ok: false, reason: 'too_long' })
  } catch {
    parentPort?.postMessage({ ok: false, reason: 'too_wild' })
  }
})
