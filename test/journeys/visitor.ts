import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { inspectEveryLook } from '../a11y/looks.ts'
import type { HouseAddress } from './house.ts'
import { inspectOnce, inspectStructure } from './inspect.ts'

export type Visitor = ReturnType<typeof createVisitor>
type Words = string | RegExp

/** Someone in front of a browser. Every page that they come to is inspected: axe at 360 px once for each state of a page (`npm run test:a11y`: in every look), structure, width; without JavaScript there is no axe. */
export function createVisitor(page: Page, house: HouseAddress, { hasScripts }: { hasScripts: boolean }) {
  const inspectPage = !hasScripts ? inspectStructure : inject('everyLook') ? inspectEveryLook : inspectOnce()

  const addressOf = (path: string): string => (path.startsWith('http') ? path : `${house.url}${path}`)

  async function arrive(go: () => Promise<unknown>): Promise<void> {
    await Promise.all([page.waitForEvent('domcontentloaded'), go()])
    await page.waitForLoadState('load')
    await refuseBroken(page)
    await inspectPage(page)
  }

  return {
    page,
    addressOf,
    /** Goes to an address of the house, or to a whole one. */
    open: (path: string) => arrive(() => page.goto(addressOf(path))),
    press: (name: Words) => arrive(() => page.getByRole('button', { name }).first().click()),
    /** Presses whatever a selector finds. */
    click: (selector: string) => arrive(() => page.locator(selector).first().click()),
    follow: (name: Words) => arrive(() => page.getByRole('link', { name }).first().click()),
    choose: (name: Words) => page.getByRole('radio', { name }).check(),
    tick: (name: Words) => page.getByRole('checkbox', { name }).check(),
    select: async (label: Words, option: string) => {
      await page.getByLabel(label, { exact: true }).first().selectOption({ label: option })
    },
    /** Puts a file of this computer into a field. */
    attach: (label: Words, file: { name: string; mimeType: string; buffer: Buffer }) =>
      page.getByLabel(label).setInputFiles(file),
    write: (label: Words, text: string) =>
      page.locator('input:not([type=radio], [type=checkbox]), textarea').and(page.getByLabel(label)).fill(text),
    /** In the row of a table that says `row`. */
    pressInRow: (row: string, name: Words) =>
      arrive(() => page.getByRole('row').filter({ hasText: row }).getByRole('button', { name }).click()),
    /** Presses a key that leads to another page. */
    hit: (key: string) => arrive(() => page.keyboard.press(key)),
    /** The bytes behind a link, as the browser would get them. */
    async download(name: Words, type = 'application/pdf'): Promise<Buffer> {
      const href = await page.getByRole('link', { name }).first().getAttribute('href')
      const response = await page.request.get(new URL(href ?? '', page.url()).href)
      expect(response.headers()['content-type']).toContain(type)
      return response.body()
    },
    path: () => new URL(page.url()).pathname,
    heading: () => page.getByRole('heading', { level: 1 }).innerText(),
    words: () => page.locator('body').innerText(),
    /** Reloads until the page says so: news travels through the worker. */
    async waitFor(words: Words): Promise<void> {
      await expect
        .poll(
          async () => {
            await page.reload()
            return page.locator('body').innerText()
          },
          { timeout: 30_000, interval: 250 },
        )
        .toMatch(words)
      await inspectPage(page)
    },
  }
}

/** Nobody in a journey is meant to come to a page that says the house failed; else the test would wait for what is not on it. */
async function refuseBroken(page: Page): Promise<void> {
  const status = await page.evaluate(() => {
    const [loading] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return loading?.responseStatus ?? 0
  })
  if (status < 500) return
  throw new Error(`${page.url()} answered ${status}:\n${(await page.locator('body').innerText()).slice(0, 500)}`)
}
