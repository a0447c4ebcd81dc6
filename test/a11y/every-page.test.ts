import { afterAll, beforeAll, expect, test } from 'vitest'
import { messaging } from '#modules/messaging/index.ts'
import { operations } from '#modules/operations/index.ts'
import { pages } from '#modules/pages/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { procedures } from '#modules/procedures/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { describeJourney } from '../journeys/journey.ts'
import { signIn, signInAtDesk } from '../journeys/steps.ts'
import { seen } from './looks.ts'
// The journeys bring most pages in most states: here each of their pages is inspected in every look.
import '../journeys/residence-certificate.test.ts'
import '../journeys/other-endings.test.ts'
import '../journeys/counter-and-portal.test.ts'
import '../journeys/ways-of-using.test.ts'
import '../journeys/child-allowance.test.ts'
import '../journeys/disclosure-request.test.ts'
import '../journeys/dog-registration.test.ts'
import '../journeys/moving-in-visit.test.ts'
import '../journeys/page-writing.test.ts'
import '../journeys/practice.test.ts'

describeJourney('どのページも、どの見え方でも、だれにでも使える', (journey) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse({ modules: [pages, people, payments, messaging, procedures, operations] })
  })
  afterAll(() => house.close())

  test.each(['', '/easy', '/en'])('だれでも見られるページ（%s/）', async (prefix) => {
    const anybody = await journey.visit()
    for (const path of openPages) await anybody.open(`${prefix}${path}`)
  })

  test('部品の見本', async () => {
    const anybody = await journey.visit({ viewport: { width: 1280, height: 800 } })
    for (const path of ['/_ui', '/_ui/staff']) await anybody.open(path)
  })

  test('文字を特大にしても、ふりがなを付けても', async () => {
    const anybody = await journey.visit()
    await anybody.open('/')
    await anybody.page.locator('summary').filter({ hasText: '文字の大きさ' }).click()
    await anybody.press('特大')
    for (const path of ['/procedures/residence-certificate', '/sign-in', '/en/']) await anybody.open(path)
    await anybody.open('/')
    await anybody.press('ふりがな')
    await anybody.open('/procedures/residence-certificate')
  })

  test.each([
    ['佐藤花子', ''],
    ['佐藤健', '/en'],
    ['渡辺久美', ''],
    ['渡辺久美', '/easy'],
  ])('%sさんのページ（%s/）', async (name, prefix) => {
    const resident = await journey.visit()
    await resident.open('/sign-in')
    await signIn(resident, name)
    for (const path of residentPages) await resident.open(`${prefix}${path}`)
    await resident.open(`${prefix}/applications`)
    const requests = await resident.page
      .locator('main th a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    for (const path of requests) {
      await resident.open(path)
      const receipt = resident.page.locator('main a[href*="/receipts/"]')
      if ((await receipt.count()) > 0) await resident.click('main a[href*="/receipts/"]')
    }
  })

  test('職員のページ', async () => {
    const makoto = await journey.visit({ viewport: { width: 1280, height: 800 } })
    await signInAtDesk(makoto, '高橋真')
    for (const path of staffPages) await makoto.open(path)
  })

  test('一つのページも見のがしていない', () => {
    const paths = seen.map(({ url }) => url.pathname.replace(/^\/(easy|en)(?=\/|$)/, '') || '/')
    const routes = testApp(house).routes.filter(({ method, path }) => method === 'GET' && !isNoPage.test(path))
    const missed = [...new Set(routes.map(({ path }) => path))].filter((path) => {
      const pattern = new RegExp(`^${path.replaceAll(/:\w+(\{[^}]*\})?/g, '[^/]+')}$`)
      return !paths.some((seenPath) => pattern.test(seenPath))
    })
    expect(missed).toEqual([])
  })

  test('窓の名前は、ページごとに違う', () => {
    const places = Map.groupBy(
      seen.filter(({ url, status }) => status === 200 && url.host === new URL(journey.house.url).host),
      ({ title }) => title,
    )
    const shared = [...places].flatMap(([title, found]) => {
      const kinds = new Set(found.map(({ url }) => kindOf(url)))
      return kinds.size > 1 ? [`${title}: ${[...kinds].join(' ')}`] : []
    })
    expect(shared).toEqual([])
  })
})

// Answers for programs, files, redirections, and the ways to and back from other sites.
const isNoPage =
  /^\/(api|assets|auth|callbacks|demo|healthz|readyz|metrics)\b|\*|\.pdf$|\/(payment-return|signature-return|paper\/:file|files\/:file|signature|record|payment|issues\/:issue)$|^\/procedures\/:slug\/applications$|^\/messages\/choice$|^\/(staff\/)?kept-forms|^\/documents\/|^\/search\/suggestions$/

// The same page has the same name in each language, and a list the same when it was searched.
const kindOf = ({ pathname }: URL): string =>
  pathname
    .replace(/^\/(easy|en)(?=\/)/, '')
    .replace(/\/search$/, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')

const openPages = [
  '/',
  '/procedures',
  '/procedures/residence-certificate',
  '/procedures/disclosure-request',
  '/procedures/dog-registration',
  '/procedures/moving-in-visit',
  '/procedures/disclosure-request/rules',
  '/practice',
  '/guests',
  '/search?q=住民票',
  '/search?q=zzzz',
  '/offices',
  '/help',
  '/accessibility',
  '/privacy',
  '/status',
  '/certificates/verification',
  '/certificates/verification?number=1',
  '/certificates/AAAABBBBCCCCDDDD',
  '/sign-in',
  '/sign-in/problems/refused',
  '/sign-in/problems/unknown_attempt',
  '/sign-in/problems/unproven',
  '/sign-in/problems/closed',
  '/sign-in/problems/signature_unproven',
  '/no-such-page',
  '/api/v1',
  '/staff/sign-in',
  '/staff/sign-in/problems/closed',
]
const residentPages = [
  '/',
  '/applications',
  '/messages',
  '/account',
  '/procedures/residence-certificate',
  '/applications/1',
]
const staffPages = [
  '/staff',
  '/staff?states=waiting',
  '/staff?states=closed',
  '/staff/print-queue',
  '/staff/shelf',
  '/staff/payments',
  '/staff/tags',
  '/staff/appointments',
  '/staff/health',
  '/staff/no-such-page',
]
