import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { findDocuments } from '../finding/find.ts'
import { search } from '../index.ts'
import { manyPages } from '../testing/many-pages.ts'
import { reconcileSources } from './reconcile.ts'

const pages = 600

let house: TestHouse
let folder: string
let program: string
beforeAll(async () => {
  // Within the project, so that it finds what it does not hold.
  folder = mkdtempSync(join(process.cwd(), '.build', 'killed-'))
  program = join(folder, 'reconcile-process.mjs')
  await build({
    entryPoints: [join(import.meta.dirname, '..', 'fixtures', 'reconcile-process.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
  house = await testHouse({ modules: [search, manyPages(pages)] })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await house.close()
})

const kept = async () => {
  const { rows } = await sql<{ subjects: number; whole: number }>`
    select count(*)::int as subjects, count(*) filter (where langs = 2)::int as whole
    from (select subject, count(*) as langs from search.documents where source = 'paper' group by subject) s`.execute(
    house.db.kysely,
  )
  return rows[0] ?? { subjects: 0, whole: 0 }
}
const total = async (query: string) => (await findDocuments(house, { query, lang: 'ja', kind: 'page', page: 1 })).total

/** Starts the comparison in a process of its own and kills it as soon as it has written something. */
async function killHalfWay(): Promise<void> {
  const child = spawn(process.execPath, [program, house.db.url, String(pages)], { stdio: 'ignore' })
  const before = await versionOf()
  while (child.exitCode === null && (await versionOf()) === before);
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
}
const versionOf = async () =>
  (await sql<{ version: number }>`select version from search.head`.execute(house.db.kysely)).rows[0]?.version

describe('作り直しの途中でプロセスが殺されても', () => {
  test('載ったものは全部の言葉で載っていて、検索はその間も答え、次の突き合わせが続きを終える', async () => {
    await killHalfWay()
    const half = await kept()
    expect(half.subjects).toBeGreaterThan(0)
    expect(half.subjects).toBeLessThan(pages)
    expect(half.whole).toBe(half.subjects)
    expect(await total('案内')).toBe(half.subjects)
    await reconcileSources(house)
    expect(await kept()).toEqual({ subjects: pages, whole: pages })
    expect(await total('第599号の案内')).toBeGreaterThan(0)
  })

  test('言葉を切り直している途中でも、古いものと新しいものがどちらも見つかり続ける', async () => {
    await sql`update search.documents set terms = '\\x00', terms_made_by = 'icu 1'`.execute(house.db.kysely)
    await sql`delete from search.reconciled`.execute(house.db.kysely)
    await killHalfWay()
    const { rows } = await sql<{ old: number; made: number }>`
      select count(*) filter (where terms_made_by = 'icu 1')::int as old,
        count(*) filter (where terms_made_by <> 'icu 1')::int as made from search.documents`.execute(house.db.kysely)
    expect(rows[0]?.old).toBeGreaterThan(0)
    expect(rows[0]?.made).toBeGreaterThan(0)
    expect(await total('案内')).toBe(pages)
  })
})
