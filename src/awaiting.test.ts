import { afterAll, beforeAll, expect, test } from 'vitest'
import { campaignList, noon, ordinary, text, where } from '#modules/messaging/campaigns/fixtures/campaign-desk.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { everyModule } from './main.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: everyModule, now: noon })
})
afterAll(() => house?.close())

test('承認を求めた配信は、承認できる職員の「承認待ち」に出て、書いた本人には出ず、承認されると消える', async () => {
  const app = testApp(house)
  const signIn = async (name: string) => browse(app, await staffSignInAs(house, name))
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
