import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { loadProfile } from '#platform/profile/index.ts'
import { readDefinitions } from './actions/publish.ts'
import { problemsOf } from './domain/definition/check-definition.ts'

const root = resolve(import.meta.dirname, '../../..')
const definitions = readdirSync(join(root, 'profiles'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: profile }) =>
    readDefinitions({ root, profile }).map((definition) => [profile, definition.procedure, definition] as const),
  )

test.each(definitions)('%sの%sは、公開の前の点検を通り、その自治体の課が受け持つ', (profile, _, definition) => {
  expect(problemsOf(definition)).toEqual([])
  const { offices, fees, exemptions, refundGrounds, revenue } = loadProfile({ root, profile })
  expect(offices.map(({ key }) => key)).toContain(definition.office)
  const charged = definition.fees.map(({ fee }) => fee)
  expect(fees.map(({ key }) => key)).toEqual(expect.arrayContaining(charged))
  expect(exemptions.map(({ key }) => key)).toEqual(expect.arrayContaining(definition.exemptions ?? []))
  expect(refundGrounds.map(({ key }) => key)).toEqual(expect.arrayContaining(definition.refund?.grounds ?? []))
  const { payout } = definition
  expect(revenue.expenditure.map(({ key }) => key)).toEqual(expect.arrayContaining(payout ? [payout.budgetItem] : []))
})

test('引き取った手続きには、引き取った町の庁の名だけが出る', () => {
  const [definition] = readDefinitions({ root, profile: 'hinata' })
  expect(JSON.stringify(definition)).not.toMatch(/練馬|区長|区役所/)
})
