import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

type Source = { path: string; text: string }

const read = (patterns: string[]): Source[] =>
  globSync(patterns, { cwd: root })
    .filter((path) => !/\.test\.tsx?$|(^|\/)(fixtures|testing)[./]|\.examples\.|\/gallery\//.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

/** Comments may give an example of what a value looks like. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')

/** Lines that name one municipality, outside of its profile. */
const namings = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .filter((line) => /練馬|ねりま|Nerima/.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )

/** Words that only a ward has, where texts write {{office}}, {{municipality}}, {{name}} or {{namedOffice}}. */
const wardWords = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .filter((line) => /区役所|区民《|区《く》|役所《やくしょ》\b|\b[Ww]ard office\b|\b[Tt](he|his) ward\b/.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )

/** Definitions that another municipality takes over. */
const takenOver = (): string[] =>
  read(['profiles/*/procedures/*.json']).flatMap(({ text }) => {
    const [, like] = /"like": "([^"]+)"/.exec(text) ?? []
    return like ? [`profiles/${like.replace('/', '/procedures/')}.json`] : []
  })

describe('自治体はプロファイルが決める', () => {
  test('プログラムのどこにも、練馬の名前はない', () => {
    const sources = read(['src/**/*.{ts,tsx,css,mjs,sql}'])
    expect(sources.length).toBeGreaterThan(300)
    expect(namings(sources)).toEqual([])
  })

  test('書かれた名前は見つかる。説明の中の例はかまわない', () => {
    expect(namings([{ path: 'a.ts', text: `const ward = '練馬区'\n// 「8練区戸第123号」 of 練馬区\n` }])).toHaveLength(
      1,
    )
    expect(namings([{ path: 'en.ts', text: `text: 'the register of Nerima'` }])).toHaveLength(1)
  })

  test('住民の読む言葉に、区だけの言い方はない', () => {
    const sources = read(['src/{modules,platform}/**/text/**/*.ts', ...takenOver()])
    expect(takenOver().length).toBeGreaterThan(0)
    expect(sources.length).toBeGreaterThan(20)
    expect(wardWords(sources)).toEqual([])
  })

  test('区だけの言い方は見つかる', () => {
    const planted = [
      `lede: '区役所《くやくしょ》に来《こ》ないで'`,
      `a: '区《く》が見《み》る'`,
      `b: 'call the ward office'`,
    ]
    expect(planted.flatMap((text) => wardWords([{ path: 'ja.ts', text }]))).toHaveLength(3)
    expect(wardWords([{ path: 'ja.ts', text: `lede: '{{office}}に来《こ》ないで'` }])).toEqual([])
  })
})
