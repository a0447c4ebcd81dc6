import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { byPath, hasTest, readRegister, registerProblems, type Requirement, tallyOf } from './asvs.ts'

// Sections of OWASP ASVS 5.0.0 with the level of each of their requirements, in order.
const sections = `
  V1.1:22 V1.2:1111122223 V1.3:112222222223 V1.4:222 V1.5:123 V2.1:122 V2.2:112 V2.3:12223 V2.4:23 V3.1:3
  V3.2:113 V3.3:12223 V3.4:11222233 V3.5:11122333 V3.6:3 V3.7:22333 V4.1:12233 V4.2:23333 V4.3:22 V4.4:1222
  V5.1:2 V5.2:112333 V5.3:113 V5.4:222 V6.1:122 V6.2:111111112222 V6.3:11223333 V6.4:112233 V6.5:22222333
  V6.6:2223 V6.7:33 V6.8:2222 V7.1:222 V7.2:1111 V7.3:22 V7.4:11222 V7.5:223 V7.6:22 V8.1:1233 V8.2:1123
  V8.3:133 V8.4:23 V9.1:111 V9.2:1222 V10.1:22 V10.2:223 V10.3:22223 V10.4:1111122222233333 V10.5:22222 V10.6:22
  V10.7:222 V11.1:2233 V11.2:22233 V11.3:11233 V11.4:1222 V11.5:23 V11.6:23 V11.7:33 V12.1:12233 V12.2:11
  V12.3:22223 V13.1:2333 V13.2:222223 V13.3:2233 V13.4:1222233 V14.1:22 V14.2:12223333 V14.3:122 V15.1:12233
  V15.2:12233 V15.3:1222222 V15.4:3333 V16.1:2 V16.2:22222 V16.3:2222 V16.4:222 V16.5:2223 V17.1:23
  V17.2:22223333 V17.3:22
`

const levels = new Map(
  sections
    .trim()
    .split(/\s+/)
    .flatMap((section) => {
      const [id = '', digits = ''] = section.split(':')
      return [...digits].map((level, index): [string, number] => [`${id}.${index + 1}`, Number(level)])
    }),
)

const root = join(import.meta.dirname, '..')
const files = byPath(
  globSync(['src/**/*.test.{ts,tsx}', 'demo/**/*.test.ts', 'test/**/*.test.ts', '**/*.md'], {
    cwd: root,
    exclude: ['node_modules', '.data', '.build'],
  }).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
)
const page = files.get('docs/operations/asvs.md') ?? ''
const register = readRegister(page)

describe('ASVS 5.0の台帳', () => {
  test('345のすべてが一度ずつ、規格の段階で載り、書いた試験と文書は本当にある', () => {
    expect(levels.size).toBe(345)
    expect(registerProblems(register, levels, files)).toEqual([])
  })

  test('段階1と2の246のすべてに答えがあり、7割は自動の試験が示す', () => {
    const tally = tallyOf(register)
    expect([tally.applicable, tally.answered]).toEqual([246, 246])
    const words = `${tally.byTest} by a test, ${tally.byDocument} by a document, ${tally.notMet} not met, ${246 - tally.byTest - tally.byDocument - tally.notMet} not applicable`
    expect(page).toContain(`**${words}**`)
    expect(tally.share).toBeGreaterThanOrEqual(0.7)
  })

  test('WebRTCの章は、使うまで当てはまらない', () => {
    const webRtc = register.filter(({ id }) => id.startsWith('V17.'))
    expect(webRtc).toHaveLength(12)
    expect(webRtc.filter(({ answer }) => !answer.startsWith('n/a: '))).toEqual([])
  })
})

describe('わざと書いた嘘は見つかる', () => {
  const known = new Map([['V1.1.1', 2]])
  const sources = new Map([
    [
      'a.test.ts',
      "describe('まとまり', () => {\n  test('届く', async () => {})\n  // test('消した', () => {})\n})\ntest.each([['あ', 1]])('%sを読む', () => {})\ntest.skip('飛ばす', () => {})",
    ],
    ['a.md', '# Heading, one\n'],
  ])
  const problems = (answer: string, change: Partial<Requirement> = {}) =>
    registerProblems([{ id: 'V1.1.1', level: 2, words: 'decode once', answer, ...change }], known, sources)

  test('本当のことは通る', () => {
    for (const answer of [
      'test: a.test.ts › 届く',
      'test: a.test.ts › %sを読む + doc: a.md#heading-one',
      'n/a: no such thing here',
      'not met: nobody has built it',
    ])
      expect(problems(answer)).toEqual([])
  })

  test.each([
    'test: a.test.ts › 飛ぶ',
    'test: b.test.ts › 届く',
    'test: a.test.ts › まとまり',
    'test: a.test.ts › 消した',
    'test: a.test.ts › 飛ばす',
    'doc: a.md#other',
    'doc: b.md#heading-one',
    'met',
    '',
    'n/a: no',
  ])('「%s」という答えは通らない', (answer) => {
    expect(problems(answer)).toHaveLength(1)
  })

  test('抜けた番号、二つある番号、違う段階', () => {
    const row = { id: 'V1.1.1', level: 2, words: 'decode once', answer: 'n/a: no such thing here' }
    expect(registerProblems([], known, sources)).toEqual(['V1.1.1 has 0 rows'])
    expect(registerProblems([row, row], known, sources)).toEqual(['V1.1.1 has 2 rows'])
    expect(problems(row.answer, { level: 1 })).toHaveLength(1)
    expect(hasTest("expect('届く', () => 1)", '届く')).toBe(false)
  })
})
