import { afterAll, beforeAll, expect, test } from 'vitest'
import { campaignList, noon, ordinary, text, where } from '#modules/messaging/campaigns/fixtures/campaign-desk.ts'
import { bulkyWaste, contact, pageList } from '#modules/pages/writing/fixtures/page-desk.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { everyModule } from './main.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: everyModule, now: noon })
})
afterAll(() => house?.close())

const signIn = async (name: string) => browse(testApp(house), await staffSignInAs(house, name))

test('承認を求めた配信は、承認できる職員の「承認待ち」に出て、書いた本人には出ず、承認されると消える', async () => {
  const [matsuo, nishida] = [await signIn('松尾拓也'), await signIn('西田京子')]
  const drafted = await matsuo.submit(`${campaignList}/new`, ordinary, campaignList)
  const path = where(drafted).split('?')[0] ?? ''
  expect(await text(nishida.get('/staff/awaiting'))).not.toContain(ordinary.title)
  await matsuo.submit(path, {}, `${path}/submission`)

  expect(await text(nishida.get('/staff/awaiting'))).toContain(`href="${path}"`)
  expect(await text(matsuo.get('/staff/awaiting'))).not.toContain(ordinary.title)
  await nishida.submit(path, {}, `${path}/approval`)
  expect(await text(nishida.get('/staff/awaiting'))).not.toContain(ordinary.title)
})

test('出したページは、広報担当の「承認待ち」に出て、確かめられると、所属長のほうに出る', async () => {
  const [furukawa, wada, sakurai] = [await signIn('古川大輔'), await signIn('和田千夏'), await signIn('桜井和夫')]
  const [, office = ''] = /<option value="([0-9a-f-]{36})"/.exec(await text(furukawa.get(`${pageList}/new`))) ?? []
  const begun = await furukawa.submit(`${pageList}/new`, { ...bulkyWaste, slug: 'bulky-waste', office })
  const path = where(begun).split('/words')[0] ?? ''
  await furukawa.submit(`${path}/words/ja`, { ...bulkyWaste, ...contact }, `${path}/words/ja`)
  await furukawa.submit(path, {}, `${path}/submission`)

  expect(await text(wada.get('/staff/awaiting'))).toContain(`href="${path}"`)
  expect(await text(sakurai.get('/staff/awaiting'))).not.toContain(`href="${path}"`)
  await wada.submit(path, {}, `${path}/look`)
  expect(await text(wada.get('/staff/awaiting'))).not.toContain(`href="${path}"`)
  expect(await text(sakurai.get('/staff/awaiting'))).toContain(`href="${path}"`)
})
