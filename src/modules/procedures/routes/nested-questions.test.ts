import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishDefinition } from '../actions/publish.ts'
import { parseDefinition } from '../domain/definition/definition.ts'
import { groupProcedure } from '../testing/group-procedure.ts'
import { locationOf, type Office, openOffice } from '../testing/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

const words = (ja: string) => ({ ja, easy: ja, en: ja })
const question = (id: string, above?: string) => ({
  id,
  type: 'choice',
  label: words(`${id}のこと`),
  options: ['yes', 'no'].map((value) => ({ value, label: words(value) })),
  ...(above && { showIf: { field: above, is: 'yes' } }),
})

test('選択肢の下の質問の、そのまた下の質問も、同じページで答えられる', async () => {
  const fields = [question('first'), question('second', 'first'), question('third', 'second')]
  const pages = [{ key: 'all', title: words('ぜんぶ'), fields }]
  const nested = parseDefinition({ ...structuredClone(groupProcedure), procedure: 'nested-test', pages })
  await office.house.db.transact((tx) => publishDefinition(tx, office.house, nested))
  const browser = await office.visit('佐藤花子')
  const started = await browser.submit('/procedures/nested-test', {}, '/procedures/nested-test/applications')
  const place = `${locationOf(started)}/questions/all`
  expect(await (await browser.get(place)).text()).toContain('name="third"')
  const sent = await browser.submit(place, { first: 'yes', second: 'yes', third: 'no' })
  expect(locationOf(sent)).toBe(`${locationOf(started)}/check`)
})
