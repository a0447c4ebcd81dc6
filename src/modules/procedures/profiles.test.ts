import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { problemsOf } from './domain/definition/check-definition.ts'
import { parseDefinition } from './domain/definition/definition.ts'

const profiles = resolve(import.meta.dirname, '../../../profiles')
const files = readdirSync(profiles, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(profiles, name, 'procedures')).map((file) => [name, file.replace('.json', '')] as const),
  )

test.each(files)('%sの%sは、公開の前の点検を通る', (profile, procedure) => {
  const text = readFileSync(join(profiles, profile, 'procedures', `${procedure}.json`), 'utf8')
  expect(problemsOf(parseDefinition(JSON.parse(text)))).toEqual([])
})
