import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { everyModule } from './main.ts'
import { type Known, planProblems, testTitles, withstandingProblems } from './plan.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => ({ path, text: readFileSync(join(root, path), 'utf8') })

/** The promises of 改革ねりまプラン, by the numbers of its chapters. */
const promises =
  'I-1-1 I-1-2 I-1-3 I-2-1 I-2-2a I-2-2b I-2-2c I-2-3a I-2-3b I-2-3c II-1-1a II-1-1b II-1-1c II-1-2a II-1-2b II-1-3a II-1-3b II-1-4a II-1-4b II-1-5a II-1-5b II-1-5c II-2-1a II-2-1b II-2-1c II-2-2a II-2-2b II-2-2c II-2-3 III-1-1a III-1-1b III-1-1c III-1-2a III-1-2b III-1-2c III-2 既存 進行管理'.split(
    ' ',
  )

const everyTitle = () =>
  testTitles(globSync(['src/**/*.test.{ts,tsx}', 'demo/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root }).map(read))

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: everyModule, seed: false })
})
afterAll(() => house.close())

test('計画の表に書いたページと試験は、どれも本当にある', () => {
  const known: Known = {
    promises,
    pages: testApp(house)
      .routes.filter(({ method }) => method === 'GET')
      .map(({ path }) => path),
    tests: everyTitle(),
  }
  expect(known.pages.length).toBeGreaterThan(20)
  expect(known.tests.length).toBeGreaterThan(100)
  expect(planProblems(read('docs/plan.md').text, known)).toEqual([])
})

test.each([
  'What an application has to withstand',
  'What a message has to withstand',
  'What pages and the search have to withstand',
  'What a report has to withstand',
])('%s：耐えることの表に書いた試験は、どれも本当にある', (heading) => {
  const plan = read('docs/plan.md').text
  expect(plan).toContain(`## ${heading}\n`)
  expect(withstandingProblems(plan, heading, everyTitle())).toEqual([])
})

test('耐えることの表の嘘は見つかる', () => {
  const heading = 'What an application has to withstand'
  const lie = `## ${heading}\n\n| What happens | where | tests |\n|---|---|---|\n| 地震 | here | 「揺れない」 |\n| 火事 | here | |`
  expect(withstandingProblems(lie, heading, everyTitle())).toEqual(['揺れない', 'no test: | 火事 | here | |'])
})

describe('わざと書いた嘘は見つかる', () => {
  const known: Known = { promises: ['I-1-1', '既存'], pages: ['/'], tests: ['届く', '「あ」を読む'] }
  const problems = (row: string) =>
    planProblems(`${row}\n| 既存 | x | not yet | pages | | |`, known).filter((problem) => problem.startsWith('I'))

  test('本当のことは通る', () => {
    expect(problems('| I-1-1 | x | in part | pages | `/` | 「届く」「「あ」を読む」 |')).toEqual([])
    expect(problems('| I-1-1 | x | not yet | welfare | | |')).toEqual([])
  })

  test('ないページと、ない試験', () => {
    expect(problems('| I-1-1 | x | in part | pages | `/moon` | 「届く」 |')).toHaveLength(1)
    expect(problems('| I-1-1 | x | in part | pages | `/` | 「飛ぶ」 |')).toHaveLength(1)
  })

  test('証拠のない「できた」と、始まっていないことの証拠', () => {
    expect(problems('| I-1-1 | x | works | pages | `/` | |')).toHaveLength(1)
    expect(problems('| I-1-1 | x | not yet | pages | `/` | |')).toHaveLength(1)
    expect(problems('| I-1-1 | x | soon | pages | `/` | 「届く」 |')).toHaveLength(1)
  })

  test('抜けた約束と、計画にない約束', () => {
    expect(problems('')).toEqual(['I-1-1 has 0 rows'])
    expect(problems('| I-9-9 | x | not yet | pages | | |')).toHaveLength(2)
  })
})
