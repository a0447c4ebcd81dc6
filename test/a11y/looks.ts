import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { inspectStructure, violations } from '../journeys/inspect.ts'
import { flawsOfPage, skeletonOf } from './flaws.ts'

type Look = { name: string; width: number; colorScheme?: 'dark'; forcedColors?: 'active' }

const looks: readonly Look[] = [
  { name: '360 px', width: 360 },
  { name: '768 px', width: 768 },
  { name: '1280 px', width: 1280 },
  { name: '320 px (400 %)', width: 320 },
  { name: 'dark', width: 1280, colorScheme: 'dark' },
  { name: 'forced colours', width: 360, forcedColors: 'active' },
]

/** A page that was looked at: where it stands, what its window is called, how it was answered. */
export type Seen = { url: URL; title: string; status: number }

export const seen: Seen[] = []
const known = new Set<string>()

/** Looks at a page in every look, once per kind of page and state: a page of the same parts again tells nothing new. */
export async function inspectEveryLook(page: Page): Promise<void> {
  if ((await page.evaluate(() => document.contentType)) !== 'text/html') return
  const url = new URL(page.url())
  const status = await page.evaluate(() => {
    const [loading] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return loading?.responseStatus ?? 0
  })
  seen.push({ url, title: await page.title(), status })
  const skeleton = `${url.host} ${await page.evaluate(skeletonOf)}`
  if (known.has(skeleton)) return
  known.add(skeleton)
  const before = page.viewportSize()
  const flaws: string[] = []
  for (const { name, width, colorScheme, forcedColors } of looks) {
    // Reduced motion: colours that are still changing would be measured half-way.
    await page.emulateMedia({
      colorScheme: colorScheme ?? 'light',
      forcedColors: forcedColors ?? 'none',
      reducedMotion: 'reduce',
    })
    await page.setViewportSize({ width, height: 800 })
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
    )
    // Forced colours are the reader's own, so their contrast is not ours to judge.
    const found = await violations(page, forcedColors ? ['color-contrast'] : [])
    const more = await page.evaluate(flawsOfPage, {
      isForStaff: url.pathname.startsWith('/staff') || url.pathname === '/_ui/staff',
    })
    flaws.push(...[...found, ...more].map((flaw) => `${name}: ${flaw}`))
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null })
  if (before) await page.setViewportSize(before)
  // Soft: the walk goes on, so that one run tells all.
  expect.soft(flaws, page.url()).toEqual([])
  // The gallery shows parts in error that are no page's error.
  if (!url.pathname.startsWith('/_ui')) await inspectStructure(page)
}
