import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type BrowserFound, findBrowser } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserFound
    /** Pages are inspected at every width and in every colour scheme, not only at 360 px. */
    everyLook: boolean
    /** A folder of this run: a file for each state of a page that was inspected. */
    inspectedStates: string
  }
}

/** Finds a browser; without one the journeys are skipped, and this says why. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const found = await findBrowser(resolve(import.meta.dirname, '../..'))
  project.provide('browser', found)
  project.provide('everyLook', project.name === 'a11y')
  const states = mkdtempSync(join(tmpdir(), 'madoguchi-inspected-'))
  project.provide('inspectedStates', states)
  if ('missing' in found)
    console.log(
      `\nブラウザを起動できないので、journeys をとばします。 No browser starts, journeys are skipped: ${found.missing}\n`,
    )
  return () => rmSync(states, { recursive: true, force: true })
}
