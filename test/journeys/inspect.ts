import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Inspects each state of a page once: by axe the same parts again would tell nothing new, by their structure all are looked at. */
export function inspectOnce(known: Known = ofThisRun) {
  return async (page: Page): Promise<void> => {
    const state = await page.evaluate(stateOf)
    if (state === undefined) return
    if (known.has(state)) return inspectStructure(page)
    await inspect(page)
    known.add(state)
  }
}

type Known = { has(state: string): boolean; add(state: string): unknown }

const fileOf = (state: string): string =>
  join(inject('inspectedStates'), createHash('sha256').update(state).digest('hex'))

// Journeys run isolated, so what one has seen is told to the others by files.
const ofThisRun: Known = {
  has: (state) => existsSync(fileOf(state)),
  add: (state) => writeFileSync(fileOf(state), ''),
}

/** What a screen reader and a narrow screen need of every page: no violation of axe at 360 px, and the structure below. */
export async function inspect(page: Page): Promise<void> {
  if ((await page.evaluate(() => document.contentType)) !== 'text/html') return
  const wide = page.viewportSize()
  if (wide && wide.width > 360) await page.setViewportSize({ width: 360, height: 740 })
  expect(await violations(page), page.url()).toEqual([])
  await inspectStructure(page)
  if (wide && wide.width > 360) await page.setViewportSize(wide)
}

/** One h1, one main part, labels, language, a title that says when something went wrong, no wider than the screen. */
export async function inspectStructure(page: Page): Promise<void> {
  // A window that was made narrow a moment ago may still be laid out for the wide one.
  const fits = () => document.documentElement.scrollWidth <= window.innerWidth
  await page.waitForFunction(fits, undefined, { timeout: 1500 }).catch(() => {})
  expect(await structureOf(page), page.url()).toEqual({
    lang: expect.stringMatching(/^(ja|en)$/),
    title: expect.stringMatching(/\S/),
    h1: 1,
    main: 1,
    unlabelled: [],
    saysErrorInTitle: true,
    wider: [],
  })
}

/** Each broken rule with the elements that break it. */
export async function violations(page: Page, without: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axeSource)
  const found = await page.evaluate(async (rulesOff) => {
    // The library adds itself to the window.
    const { axe } = window as unknown as { axe: { run(where: Document, options: object): Promise<AxeResults> } }
    const rules = {
      'target-size': { enabled: true },
      ...Object.fromEntries(rulesOff.map((rule) => [rule, { enabled: false }])),
    }
    // Left out is what no rule here asks for or nobody reads, a quarter of its time: style sheets fetched anew, selectors of every element.
    const lean = { resultTypes: ['violations'], preload: { assets: ['media'] }, selectors: false }
    return (await axe.run(document, { ...lean, rules })).violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    }))
  }, without)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node}`))
}

/** Which page this is in which state: address without ids and port, whose colours, colours asked for, all parts with their attributes, and whether they are empty. Undefined for what is no page. */
function stateOf(): string | undefined {
  if (document.contentType !== 'text/html') return undefined
  const kept =
    /^(class|role|type|lang|open|disabled|checked|scope|autocomplete|aria-(?!describedby|labelledby|controls).*)$/
  const shapeOf = (element: Element): string => {
    const attributes = [...element.attributes].map(({ name, value }) => (kept.test(name) ? `${name}=${value}` : name))
    const isEmpty = /\S/.test(element.textContent ?? '') ? '' : '-'
    const inside = [...element.children].map((child) => ({ child, shape: shapeOf(child) }))
    // A list of five cases is a list of four. Two landmarks alike are not one.
    const parts = inside.filter(({ child, shape }, index) =>
      child.matches('li, tr, option')
        ? inside.findIndex((other) => other.shape === shape) === index
        : shape !== inside[index - 1]?.shape || child.matches('nav, aside, section, header, footer, main, form'),
    )
    return `${element.localName}${isEmpty}[${attributes.sort().join(' ')}](${parts.map(({ shape }) => shape).join('')})`
  }
  const media = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-reduced-motion: reduce)']
  return [
    document.querySelector('link[rel=stylesheet]')?.getAttribute('href'),
    // Names of pages are small letters; ids, also those of sign-ins and payments outside, have figures or capitals.
    location.hostname + location.pathname.replaceAll(/[^/]*[0-9A-Z][^/]*/g, ':id'),
    ...media.map((query) => window.matchMedia(query).matches),
    shapeOf(document.documentElement),
  ].join('\n')
}

const structureOf = (page: Page) =>
  page.evaluate(() => {
    const shown = (element: Element) => element.getClientRects().length > 0
    const inputs = [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')].filter(
      (input) => input.type !== 'hidden' && shown(input),
    )
    return {
      lang: document.documentElement.lang,
      title: document.title,
      h1: [...document.querySelectorAll('h1')].filter(shown).length,
      main: document.querySelectorAll('main').length,
      unlabelled: inputs
        .filter((input) => !input.labels?.length && !input.ariaLabel && !input.getAttribute('alt'))
        .map((input) => input.name),
      saysErrorInTitle:
        document.querySelector('[aria-invalid="true"], .errors') === null ||
        /^(エラー|まちがい|Error)/.test(document.title),
      wider:
        document.documentElement.scrollWidth <= window.innerWidth
          ? []
          : [...document.querySelectorAll('body *')]
              .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
              .map((element) => `${element.tagName} ${element.className}`.trim())
              .slice(0, 5),
    }
  })
