import { describe, expect, test } from 'vitest'
import { violations } from '../journeys/inspect.ts'
import { describeJourney } from '../journeys/journey.ts'
import { fillIn, signInAtDesk } from '../journeys/steps.ts'
import type { Visitor } from '../journeys/visitor.ts'

// Every page × state × width; the journeys of `npm test` look at 360 px only.

const widths = [320, 360, 768, 1280]
const looks = [
  ['明るい画面', { colorScheme: 'light' }],
  ['暗い画面', { colorScheme: 'dark' }],
  ['色を自分で決めている人の画面', { forcedColors: 'active' }],
] as const

const anybodys = [
  '/',
  '/procedures',
  '/procedures/residence-certificate',
  '/search?q=住民票',
  '/search?q=ぬぬぬ',
  '/help',
  '/accessibility',
  '/privacy',
  '/status',
  '/certificates/verification',
  '/certificates/verification?number=x',
  '/certificates/0000000000000000',
  '/sign-in',
  '/staff/sign-in',
  '/no-such-page',
  '/_ui',
  '/_ui/staff',
  '/api/v1',
]
const residents = ['/account', '/applications', '/messages', '/receipts/00000000-0000-7000-8000-000000000000']
const staffs = ['/staff', '/staff?states=closed&view=all', '/staff/print-queue', '/staff/shelf']

describeJourney('どの幅、どの色でも', (journey) => {
  describe.each(looks)('%s', (_name, options) => {
    test.each(['', '/easy', '/en'])('だれでも見るページ（%s）に、読めないところがない', async (language) => {
      const anybody = await journey.visit({ ...options })
      await lookAtAll(
        anybody,
        journey.house.url,
        anybodys.filter((path) => language === '' || !/^\/(staff|_ui|api)/.test(path)).map((path) => language + path),
      )
    })

    test('本人のページと、申請の途中のページに、読めないところがない', async () => {
      const hanako = await journey.visit({ ...options })
      await fillIn(hanako, '髙﨑𠮷郎').catch(() => hanako.open('/applications'))
      const questions = hanako.path().replace(/check$/, 'questions')
      await lookAtAll(hanako, journey.house.url, [
        ...residents,
        hanako.path(),
        ...['whose', 'items', 'copies', 'delivery'].map((page) => `${questions}/${page}`),
      ])
    })

    test('職員の画面に、読めないところがない', async () => {
      const makoto = await journey.visit({ ...options, viewport: { width: 1280, height: 800 } })
      await signInAtDesk(makoto, '高橋真')
      await lookAtAll(makoto, journey.house.url, staffs)
    })
  })
})

async function lookAtAll({ page }: Visitor, url: string, paths: readonly string[]): Promise<void> {
  const found: string[] = []
  for (const path of paths) {
    await page.goto(`${url}${path}`)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      for (const violation of await violations(page)) found.push(`${path} ${width} px ${violation}`)
    }
  }
  expect(found).toEqual([])
}
