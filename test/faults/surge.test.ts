import { expect, inject, test } from 'vitest'
import { surge } from './surge.ts'

test('人が急に十倍になり、そのなかばでデータベースが倒れても、すぐ503で答え、ためこまず、ひとりでに元に戻る', async () => {
  const surged = await surge({ root: inject('cluster').root, port: 41_000 + (process.pid % 1000) * 3 })
  const statuses = (answers: readonly { status: number }[]) => new Set(answers.map(({ status }) => status))
  expect(statuses(surged.calm)).toEqual(new Set([200]))
  expect(statuses(surged.surge)).toEqual(new Set([200, 503]))
  expect(statuses(surged.after)).toEqual(new Set([200]))
  const refused = surged.surge.filter(({ status }) => status === 503)
  const slowest = Math.max(...refused.map(({ milliseconds }) => milliseconds))
  console.log(
    `${surged.surge.length} answers, ${refused.length} of them 503 after at most ${Math.round(slowest)} ms; ${Math.round(surged.recovery)} ms to recover; ${Math.round(surged.megabytes.before)} to ${Math.round(surged.megabytes.peak)} MB`,
  )
  // The pool's patience of three seconds, and what a crowded machine adds.
  expect(slowest).toBeLessThan(6000)
  expect(surged.recovery).toBeLessThan(5000)
  const { before, peak } = surged.megabytes
  if (!Number.isNaN(peak)) {
    expect(peak - before).toBeLessThan(100)
    // With the ward's pages, the index of the search and what the first start left behind.
    expect(peak).toBeLessThan(450)
  }
}, 60_000)
