import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type BrowserFound, findBrowser } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserFound
  }
}

/** Finds a browser once for all journeys; without one they are skipped, and this says why. */
export default async function setUp(project: TestProject): Promise<void> {
  const found = await findBrowser(resolve(import.meta.dirname, '../..'))
  if ('missing' in found)
    console.log(
      `\nブラウザを起動できないので、journeys をとばします。 No browser starts, journeys are skipped: ${found.missing}\n`,
    )
  project.provide('browser', found)
}
