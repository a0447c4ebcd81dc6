import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { problemsOf } from './check-definition.ts'
import { parseDefinition } from './definition.ts'

const profiles = resolve(import.meta.dirname, '../../../../../profiles')
const files = readdirSync(profiles, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /^[^/]+\/procedures\/[^/]+\.json$/.test(path),
)
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

describe('手続の定義', () => {
  test.each(files)('%sは公開できる', (file) => {
    expect(problemsOf(parseDefinition(read(join(profiles, file))))).toEqual([])
  })

  test('前に公開した版は、いまのプログラムでも読める', () => {
    const before = read(resolve(import.meta.dirname, '../../testing/published-2026-11.json'))
    const definition = parseDefinition(before)
    expect(definition.procedure).toBe('residence-certificate')
    expect(problemsOf(definition)).toEqual([])
  })
})
