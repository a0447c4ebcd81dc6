import { describe, expect, test } from 'vitest'
import { together } from './together.ts'

describe('大勢が同時に聞くとき', () => {
  test('最初の人の答えを待つあいだに来た人は、次の一度にまとまる。答えは自分のものだけが届く', async () => {
    const asked: number[][] = []
    const square = together(async (numbers: readonly number[]) => {
      asked.push([...numbers])
      await Promise.resolve()
      return numbers.map((number) => number * number)
    })
    expect(await Promise.all([1, 2, 3, 4].map(square))).toEqual([1, 4, 9, 16])
    expect(asked).toEqual([[1], [2, 3, 4]])
    expect(await square(5)).toBe(25)
  })

  test('答えは、聞いたあとに始まった問い合わせのものである', async () => {
    let now = 0
    const readNow = together(async (questions: readonly undefined[]) => {
      const read = now
      await Promise.resolve()
      return questions.map(() => read)
    })
    const early = readNow(undefined)
    now = 1
    expect(await readNow(undefined)).toBe(1)
    expect(await early).toBe(0)
  })

  test('一度に聞くのは決めた数までで、残りはその次に聞く', async () => {
    const sizes: number[] = []
    const ask = together(async (questions: readonly number[]) => {
      sizes.push(questions.length)
      await Promise.resolve()
      return questions
    }, 2)
    await Promise.all([1, 2, 3, 4, 5].map(ask))
    expect(sizes).toEqual([1, 2, 2])
  })

  test('聞けなければ、まとめて聞いた人の全員がそう知り、次の人はまた聞ける', async () => {
    let isDown = true
    const ask = together(async (questions: readonly number[]) => {
      await Promise.resolve()
      if (isDown) throw new Error('down')
      return questions
    })
    const answers = await Promise.allSettled([1, 2, 3].map(ask))
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    isDown = false
    expect(await ask(4)).toBe(4)
  })
})
