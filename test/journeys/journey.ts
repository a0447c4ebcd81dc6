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

/** Tests of one promise of the plan, walked in a browser through the running house with its simulators. Skipped when no browser starts. */
export function describeJourney(
  promise: string,
  tests: (journey: Journey) => void,
  { profile }: { /** Another municipality, in a house of its own. */ profile?: string } = {},
): void {
  const found = inject('browser')
  const common = inject('house')
  describe.skipIf('missing' in found || !common)(promise, () => {
    let browser: Browser | undefined
    let house = common
    const contexts: BrowserContext[] = []
    beforeAll(async () => {
      if (!('missing' in found)) browser = await launch(found)
      if (!profile) return undefined
      const own = await openHouse(inject('cluster'), profile)
      house = own.address
      return own.close
    }, 120_000)
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') for (const context of contexts) await tellWhere(context)
      await Promise.all(contexts.splice(0).map((context) => context.close()))
    })
    afterAll(() => browser?.close())
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
