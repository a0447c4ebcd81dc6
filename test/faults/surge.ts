import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { end, isReady, killDatabase, placeForHouse, startProgram } from './processes.ts'

type Answer = { status: number; milliseconds: number; at: number }

export type Surged = {
  /** Before the step, during it, and after the recovery. */
  calm: readonly Answer[]
  surge: readonly Answer[]
  after: readonly Answer[]
  /** Milliseconds from the kill to the first page that is there again. */
  recovery: number
  /** Resident memory of the web process, 1 MB = 1,048,576 bytes; `NaN` where there is no /proc. */
  megabytes: { before: number; peak: number }
}

const pages = ['/', '/procedures', '/procedures/residence-certificate', '/easy', '/en', '/search?q=住民票']

/** Ten times as many people as a moment before on the public pages, and the database is killed halfway. */
export async function surge({ root, port }: { root: string; port: number }): Promise<Surged> {
  const { settings, dataDir, remove } = placeForHouse(port)
  const url = `http://localhost:${port}`
  const app = await startProgram(root, settings, 'app')
  try {
    await isReady(url)
    const memory = () => megabytesOf(app.pid ?? 0)
    for (const page of pages) await ask(url, page)
    const calm = await crowd(url, 4, 500)
    const before = memory()
    let peak = before
    const watching = setInterval(() => {
      peak = Math.max(peak, memory())
    }, 50)
    let killed = 0
    let recovery = Number.NaN
    const fault = (async () => {
      await sleep(1000)
      killed = performance.now()
      await killDatabase(dataDir)
      await isReady(url)
      recovery = performance.now() - killed
    })()
    const surge = await crowd(url, 40, 3000)
    await fault
    clearInterval(watching)
    const after = await crowd(url, 4, 500)
    return { calm, surge, after, recovery, megabytes: { before, peak } }
  } finally {
    await end(app)
    remove()
  }
}

/** So many people who open the next page as soon as they have one. */
async function crowd(url: string, people: number, milliseconds: number): Promise<Answer[]> {
  const answers: Answer[] = []
  const over = performance.now() + milliseconds
  let turn = 0
  await Promise.all(
    Array.from({ length: people }, async () => {
      while (performance.now() < over) {
        answers.push(await ask(url, pages[turn++ % pages.length] ?? '/'))
        // Whom the house cannot serve looks away for a moment.
        if (answers.at(-1)?.status !== 200) await sleep(50)
      }
    }),
  )
  return answers
}

async function ask(url: string, page: string): Promise<Answer> {
  const at = performance.now()
  const answer = await fetch(`${url}${page}`, { redirect: 'manual', signal: AbortSignal.timeout(30_000) })
  await answer.arrayBuffer()
  return { status: answer.status, milliseconds: performance.now() - at, at }
}

function megabytesOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}
