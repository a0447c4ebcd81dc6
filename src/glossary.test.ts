import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Source } from './architecture.ts'
import { glossaryProblems } from './glossary.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): Source => ({ path, text: readFileSync(join(root, path), 'utf8') })
const glossary = read('docs/glossary.md').text
const sources = globSync(['src/**/*.{ts,tsx,sql}'], { cwd: root, exclude: (path) => path.includes('.test.') }).map(read)

test('どのモジュールにも、外に出す型にも、用語集の行がある', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(glossaryProblems(glossary, sources)).toEqual([])
})

describe('わざと抜いた言葉は見つかる', () => {
  const rows = '| 人 | ひと | `Person` | somebody | – | – | people |'

  test('行のないモジュール', () => {
    expect(glossaryProblems(rows, [{ path: 'src/modules/voices/routes.ts', text: 'Person' }])).toHaveLength(1)
  })

  test('行のない型', () => {
    const planted = (path: string, text: string) => glossaryProblems(rows, [{ path, text: `${text} Person` }])
    expect(planted('src/modules/people/domain/a.ts', 'export type Household = string')).toHaveLength(1)
    expect(planted('src/modules/people/workforce/domain/a.ts', 'export type Household = string')).toHaveLength(1)
    expect(planted('src/modules/people/index.ts', `export { type Household, findPerson } from './a.ts'`)).toHaveLength(
      1,
    )
    expect(planted('src/modules/people/index.ts', `export type { Person, Household } from './a.ts'`)).toHaveLength(1)
    expect(planted('src/modules/people/domain/a.ts', 'export type Person = string')).toEqual([])
  })

  test('ほかのモジュールの行では足りない', () => {
    const text = 'export type Person = string'
    expect(glossaryProblems(rows, [{ path: 'src/modules/voices/index.ts', text }])).toHaveLength(2)
  })

  test('二つの行がある言葉と名前', () => {
    const twoRows = (row: string) =>
      glossaryProblems(`${rows}\n${row}`, [{ path: 'src/platform/a.ts', text: 'Person' }])
    expect(twoRows('| 人 | ひと | – | somebody | – | – | people |')).toEqual(['人 has two rows'])
    expect(twoRows('| 者 | もの | `Person` | somebody | – | – | people |')).toEqual(['people Person has two rows'])
    expect(twoRows('| 者 | もの | `Person` | somebody | – | – | auth |')).toEqual([])
  })

  test('コードのどこにもない名前', () => {
    expect(glossaryProblems(rows, [{ path: 'src/modules/people/store/a.ts', text: 'Human' }])).toHaveLength(1)
  })
})
