import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { launch } from './browser.ts'
import { type RunningApp, startApp } from './running-app.ts'

export type Journey = {
  /** A fresh browser window, like a person's first visit: a phone of 360 px unless told. */
  visit(options?: BrowserContextOptions): Promise<Page>
  /** `http://localhost:PORT` and `http://127.0.0.1:PORT+1`. */
  readonly app: RunningApp
}

/** Tests of one promise of the plan, walked in a browser through the built app with its simulators. Skipped when no browser starts. */
export function describeJourney(promise: string, tests: (journey: Journey) => void): void {
  const found = inject('browser')
  describe.skipIf('missing' in found)(promise, () => {
    let browser: Browser | undefined
    let app: RunningApp | undefined
    const pages: Page[] = []
    beforeAll(async () => {
      if ('missing' in found) return
      ;[browser, app] = await Promise.all([launch(found), startApp()])
    })
    afterAll(async () => {
      await browser?.close()
      await app?.stop()
    })
    tests({
      async visit(options) {
        if (!browser) throw new Error('visit() before the browser started: call it inside a test')
        const context = await browser.newContext({
          viewport: phone,
          locale: 'ja-JP',
          timezoneId: 'Asia/Tokyo',
          ...options,
        })
        const page = await context.newPage()
        pages.push(page)
        return page
      },
      get app() {
        if (!app) throw new Error('the app before it started: ask for it inside a test')
        return app
      },
    })
  })
}

const phone = { width: 360, height: 740 }
