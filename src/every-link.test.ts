import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { everyModule } from './main.ts'

// A link that leads nowhere is found by nobody but the person who follows it.

let house: TestHouse
let routes: { method: string; parts: string[] }[]
beforeAll(async () => {
  house = await testHouse({ modules: everyModule, seed: false })
  routes = testApp(house)
    .routes.filter(({ path }) => !path.endsWith('*'))
    .map(({ method, path }) => ({ method, parts: path.replaceAll(/:\w+(\{[^}]*\})?/g, any).split('/') }))
})
afterAll(() => house.close())

const any = '*'

/** Addresses that a source says: `${…}` is any one part. A form may go to either. */
function addressesOf(source: string): { method: string; path: string }[] {
  const said = (attribute: string) =>
    [...source.matchAll(new RegExp(`\\b${attribute}(?:=|: )(?:\\{\`|"|')(/[^"'\`]*)`, 'g'))].map(
      ([, path = '']) => path,
    )
  const bare = (path: string) =>
    path
      .replaceAll(/\$\{[^}]*\}/g, any)
      .replace(/[?#].*$/, '')
      .replace(/\$\{.*$/, '')
  return [
    ...said('href').map((path) => ({ method: 'GET', path: bare(path) })),
    ...said('action').map((path) => ({ method: 'POST', path: bare(path) })),
    ...said('formAction').map((path) => ({ method: 'POST', path: bare(path) })),
  ]
}

const sources = () =>
  readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/test|examples|fixtures|simulators|gallery/.test(name),
  )

const leadsSomewhere = ({ method, path }: { method: string; path: string }) =>
  path === '/' ||
  path.startsWith('/assets/') ||
  routes.some(
    ({ method: of, parts }) => (of === method || of === 'ALL' || method === 'POST') && isAlike(parts, path.split('/')),
  )

const isAlike = (parts: string[], asked: string[]) =>
  parts.length === asked.length &&
  parts.every((part, index) => part === any || asked[index] === any || part === asked[index])

describe('どの画面の', () => {
  test('リンクも用紙も、ある入口へ行く', () => {
    const dead = sources().flatMap((name) =>
      addressesOf(readFileSync(join(import.meta.dirname, name), 'utf8'))
        .filter((address) => !leadsSomewhere(address))
        .map(({ method, path }) => `${name}: ${method} ${path}`),
    )
    expect(dead).toEqual([])
  })

  test('行き先のないリンクは、この検査で見つかる', () => {
    const planted = addressesOf('<Link href="/staff/people/outside/new">x</Link> <a href={`/staff/cases/${id}?a=b`}>')
    expect(planted.map(({ path }) => path)).toEqual(['/staff/people/outside/new', '/staff/cases/*'])
    expect(planted.map(leadsSomewhere)).toEqual([false, true])
  })
})
