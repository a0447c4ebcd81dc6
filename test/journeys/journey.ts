import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, inject } from 'vitest'
import { launch } from './browser.ts'
import { type HouseAddress, openHouse } from './house.ts'
import { createVisitor, type Visitor } from './visitor.ts'

export type Journey = {
  /** A person's first visit: a fresh window on a phone of 360 px unless told. */
  visit(options?: BrowserContextOptions): Promise<Visitor>
  readonly house: HouseAddress
}

/**
 * Tests of one promise of the plan, walked in a browser through a running house with its simulators. Each test file has
 * a house of its own, which all its promises share. Skipped when no browser starts.
 */
export function describeJourney(
  promise: string,
  tests: (journey: Journey) => void,
  { profile = 'nerima' }: { /** Another municipality. */ profile?: string } = {},
): void {
  const found = inject('browser')
  describe.skipIf('missing' in found)(promise, () => {
    let browser: Browser | undefined
    let house: HouseAddress | undefined
    const contexts: BrowserContext[] = []
    const shared = (houses[profile] ??= { users: 0 })
    shared.users += 1
    beforeAll(async () => {
      if ('missing' in found) return
      shared.running ??= openHouse(inject('cluster'), profile)
      const [opened, launched] = await Promise.all([shared.running, launch(found)])
      house = opened.address
      browser = launched
    }, 120_000)
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') for (const context of contexts) await tellWhere(context)
      await Promise.all(contexts.splice(0).map((context) => context.close()))
    })
    afterAll(async () => {
      await browser?.close()
      shared.users -= 1
      if (shared.users === 0) await (await shared.running)?.close()
    })
    tests({
      async visit(options) {
        if (!browser || !house) throw new Error('visit() before the browser started: call it inside a test')
        const context = await browser.newContext({
          viewport: phone,
          locale: 'ja-JP',
          timezoneId: 'Asia/Tokyo',
          ...options,
        })
        context.setDefaultTimeout(30_000)
        contexts.push(context)
        const page = await context.newPage()
        return createVisitor(page, house, { hasScripts: options?.javaScriptEnabled !== false })
      },
      get house() {
        if (!house) throw new Error('no house: no browser was found')
        return house
      },
    })
  })
}

// Journeys run isolated, so this is the file's own; the accessibility run imports many journeys into one file.
const houses: Record<string, { users: number; running?: ReturnType<typeof openHouse> }> = {}

/** What the person saw when the test failed. */
async function tellWhere(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    const words = await page
      .locator('body')
      .innerText({ timeout: 1000 })
      .catch(() => '')
    console.log(`${page.url()}\n${words.slice(0, 1500)}`)
  }
}

const phone = { width: 360, height: 740 }
