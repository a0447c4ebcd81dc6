import { browse } from '#platform/testing/index.ts'
import { type Browser, locationOf, type Office } from './office.ts'

export type Guest = { browser: Browser; application: string; number: string; code: string }

/** A browser without any card that began the procedure; with its path `/applications/…`. */
export async function beginAsGuest(
  office: Pick<Office, 'app'>,
  procedure: string,
): Promise<{ browser: Browser; application: string }> {
  const browser = browse(office.app)
  const page = `/procedures/${procedure}`
  const begun = await browser.submit(page, {}, `${page}/guests`)
  return { browser, application: locationOf(begun) }
}

export const aGuest = {
  'self-name': '大西まり',
  'self-kana': 'オオニシマリ',
  'self-postcode': '330-0063',
  'self-address': '埼玉県さいたま市浦和区高砂三丁目15番1号',
  'self-contact': 'mail',
  'self-mail': 'mari@example.jp',
}

/** Questions of 転入予約 up to the choice of the time, answered by somebody without a card. */
export async function movingAsGuest(
  office: Office,
  movedOn: string,
): Promise<{ browser: Browser; application: string; times: string }> {
  const { browser, application } = await beginAsGuest(office, 'moving-in-visit')
  const ask = (page: string, fields: Record<string, string>) =>
    browser.submit(`${application}/questions/${page}`, fields)
  await ask('about-you', aGuest)
  const row = locationOf(await browser.get(`${application}/questions/movers/rows/new`))
  await browser.submit(row, { name: '大西まり', 'birth-date': '1990-05-05', relation: '本人' })
  await ask('movers', {})
  const addresses = { 'old-address': aGuest['self-address'], 'new-address': '東京都練馬区豊玉北六丁目12番1号' }
  await ask('addresses', { ...addresses, 'moved-on': movedOn })
  await ask('moving-out', { 'moving-out': 'online' })
  return { browser, application, times: `${application}/questions/visit` }
}

/** A request for records, filed by somebody without a card. */
export async function askedAsGuest(office: Pick<Office, 'app'>, self: Record<string, string> = aGuest): Promise<Guest> {
  const { browser, application } = await beginAsGuest(office, 'disclosure-request')
  const ask = (page: string, fields: Record<string, string>) =>
    browser.submit(`${application}/questions/${page}`, fields)
  await ask('about-you', self)
  const row = locationOf(await browser.get(`${application}/questions/documents/rows/new`))
  await browser.submit(row, { description: '街路樹の点検の結果' })
  await ask('documents', {})
  await ask('way', { way: 'copy-post' })
  await browser.submit(`${application}/check`, {}, `${application}/confirmation`)
  const html = (await (await browser.get(application)).text()).replaceAll(/<[^>]+>/g, '')
  const number = /N\d-\d{4}-\d{4}-\d/.exec(html)?.[0] ?? ''
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(html)?.[0] ?? ''
  return { browser, application, number, code }
}
