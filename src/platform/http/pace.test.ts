import { describe, expect, test } from 'vitest'
import { keepPace } from './pace.ts'

/** A clock that stands until somebody waits. */
function standing() {
  let now = 0
  const waited: number[] = []
  const clock = {
    now: () => now,
    wait: (milliseconds: number) => {
      waited.push(milliseconds)
      return Promise.resolve()
    },
  }
  return { clock, waited, pass: (seconds: number) => (now += seconds * 1000) }
}

const pace = { perSecond: 4, burst: 3, patienceSeconds: 1 }

describe('読む速さをそろえる', () => {
  test('まとめて開いた数ページは待たせず、続けて速く来る人は、順番まで待つ', async () => {
    const { clock, waited } = standing()
    const turn = keepPace(pace, clock)
    for (let at = 0; at < 5; at += 1) await turn('a')
    expect(waited).toEqual([250, 500])
  })

  test('待つ時間が長くなりすぎる人は、待ったあとで断り、いつ来ればよいかを言う', async () => {
    const { clock, waited } = standing()
    const turn = keepPace(pace, clock)
    for (let at = 0; at < 7; at += 1) await turn('a')
    await expect(turn('a')).rejects.toMatchObject({ status: 429, retryAfterSeconds: 2 })
    expect(waited.at(-1)).toBe(1000)
  })

  test('ほかの人は待たせず、しばらくすると、また続けて開ける', async () => {
    const { clock, waited, pass } = standing()
    const turn = keepPace(pace, clock)
    for (let at = 0; at < 7; at += 1) await turn('a')
    const before = waited.length
    await turn('b')
    pass(10)
    for (let at = 0; at < 3; at += 1) await turn('a')
    expect(waited).toHaveLength(before)
  })

  test('重いものは、何ページ分にも数える', async () => {
    const { clock, waited } = standing()
    const turn = keepPace(pace, clock)
    await turn('a', 5)
    await turn('a')
    expect(waited).toEqual([750])
  })
})
