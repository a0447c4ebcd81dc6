import type { Page } from 'playwright-core'
import { expect } from 'vitest'

type Focused = { name: string; role: string | null; type: string | null; isVisible: boolean }

/** What the keyboard is on, and whether a person can see that: in the window, uncovered, with an outline. */
export const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body
    const { labels } = element as HTMLInputElement
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const hasRing = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0
    const labelRing = [...(labels ?? [])].some((label) => getComputedStyle(label).outlineStyle !== 'none')
    return {
      name: (labels?.[0]?.textContent || element.getAttribute('aria-label') || element.textContent || '')
        .replace(/\s+/g, ' ')
        .trim(),
      role: element.getAttribute('role'),
      type: element.getAttribute('type'),
      isVisible: (hasRing || labelRing) && box.bottom > 0 && box.top < window.innerHeight && box.width > 0,
    }
  })

/** Tabs to something by its words; every stop on the way must be visible. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let stops = 0; stops < 80; stops += 1) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    const isThere = typeof name === 'string' ? at.name.includes(name) : name.test(at.name)
    if (isThere && at.name.length < 200) {
      expect(at, page.url()).toMatchObject({ isVisible: true })
      return
    }
  }
  throw new Error(`no Tab leads to ${name} on ${page.url()}`)
}

/** Radios are one stop; the arrows choose. */
export async function chooseByKey(page: Page, name: RegExp): Promise<void> {
  for (let stops = 0; stops < 80 && (await focused(page)).type !== 'radio'; stops += 1) await page.keyboard.press('Tab')
  for (let steps = 0; steps < 20; steps += 1) {
    const at = await focused(page)
    if (name.test(at.name)) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Space')
  expect(await focused(page)).toMatchObject({ type: 'radio', name: expect.stringMatching(name) })
}
