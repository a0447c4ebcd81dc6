import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDefinitions } from '../../actions/publish.ts'
import { problemsOf } from './check-definition.ts'
import { parseDefinition } from './definition.ts'

const root = resolve(import.meta.dirname, '../../../../..')
const profiles = readdirSync(resolve(root, 'profiles'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
const definitions = profiles.flatMap(({ name: profile }) =>
  readDefinitions({ root, profile }).map((definition) => [`${profile}/${definition.procedure}`, definition] as const),
)
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

describe('手続の定義', () => {
  test.each(definitions)('%sは公開できる', (_name, definition) => {
    expect(problemsOf(definition)).toEqual([])
  })

  test('前に公開した版は、いまのプログラムでも読める', () => {
    const before = read(resolve(import.meta.dirname, '../../testing/published-2026-11.json'))
    const definition = parseDefinition(before)
    expect(definition.procedure).toBe('residence-certificate')
    expect(problemsOf(definition)).toEqual([])
  })
})
