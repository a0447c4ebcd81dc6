import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { holdsGuardedNumber } from '#platform/ids/index.ts'
import { tableClasses, tablesAbove } from '#platform/module/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { everyModule } from './main.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: everyModule })
})
afterAll(() => house?.close())

/** Rooms whose people stand in the office's own network; what they tell the others goes through functions that give ids only. */
const zoneOf = (path: string): 'internet' | 'lgwan' =>
  /^src\/modules\/people\/(protection\/|migrations\/\w+_protections?\b)/.test(path) ? 'lgwan' : 'internet'

/** Names tables without reading them. */
const isDeclaration = (path: string): boolean => /(data-map|item-names|personal-files)\.ts$/.test(path)

const root = join(import.meta.dirname, '..')
const classes = tableClasses(everyModule)

test('どの表にも、区分と機密性がある', async () => {
  const every = await tables()
  expect(every.length).toBeGreaterThan(90)
  expect(every.filter((table) => !classes.has(table))).toEqual([])
  expect((await contractViews()).filter((view) => !classes.has(view))).toEqual([])
  const known = [...every, ...(await contractViews())]
  expect([...classes.keys()].filter((table) => !known.includes(table))).toEqual([])
})

test('人のことが分かる表は、だれもが見てよい表（機密性1）にならない', () => {
  const open = [...classes].filter(([, { confidentiality }]) => confidentiality === '1').map(([table]) => table)
  expect(open.toSorted()).toEqual([
    'pages.former_addresses',
    'pages.former_slugs',
    'pages.imported',
    'pages.outer_links',
    'pages.published',
    'pages.shown_links',
    'pages.shown_media',
    'people.offices',
    'procedures.appointment_calendars',
    'procedures.courses',
    'procedures.revisions',
    'reports.counted_months',
    'reports.invented',
    'reports.map_counts',
    'reports.monthly',
    'reservations.atoms',
    'reservations.closed_days',
    'reservations.equipment',
    'reservations.facilities',
    'reservations.neighbours',
    'reservations.pattern_blocks',
    'reservations.patterns',
    'reservations.places_version',
    'reservations.rule_sets',
    'reservations.space_atoms',
    'reservations.spaces',
    'reservations.tariffs',
    'search.documents',
    'search.head',
    'search.reconciled',
  ])
})

test('インターネットの区分のプログラムは、上の区分の表を読まない', () => {
  const sources = globSync('src/{modules,platform}/**/*.{ts,tsx,sql}', { cwd: root }).filter(
    (path) => !/\.test\./.test(path),
  )
  expect(sources.length).toBeGreaterThan(500)
  const found = sources
    .filter((path) => !isDeclaration(path))
    .flatMap((path) =>
      tablesAbove(readFileSync(join(root, path), 'utf8'), zoneOf(path), classes).map((table) => `${path}: ${table}`),
    )
  expect(found).toEqual([])
})

test('上の区分の表を読む文は見つかる', () => {
  const planted = tableClasses([
    {
      name: 'welfare',
      dataMap: [
        {
          table: 'welfare.numbers',
          column: 'number',
          holder: 'head',
          purpose: 'x',
          legalGround: 'x',
          zone: 'mynumber',
          confidentiality: '3C',
          retention: 'x',
        },
      ],
    },
  ])
  expect(tablesAbove('sql`select number from welfare.numbers`', 'internet', planted)).toEqual(['welfare.numbers'])
  expect(tablesAbove('sql`select number from welfare.numbers`', 'mynumber', planted)).toEqual([])
})

test('はじめのデータのどの表にも、個人番号も住民票コードもない', async () => {
  const found: string[] = []
  let read = 0
  for (const table of await tables()) {
    const { rows: columns } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema || '.' || table_name = ${table} and data_type in ('text', 'jsonb', 'json', 'ARRAY', 'character varying')`.execute(
      house.db.kysely,
    )
    for (const { name } of columns) {
      const { rows } = await sql<{
        value: string
      }>`select ${sql.ref(name)}::text as value from ${sql.table(table)} where ${sql.ref(name)} is not null`.execute(
        house.db.kysely,
      )
      read += rows.length
      if (
        rows.some(({ value }) =>
          holdsGuardedNumber(
            value.replaceAll(
              /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{40,}|\d{4}-\d\d-\d\d(T[\d:.]+)?/g,
              ' ',
            ),
          ),
        )
      )
        found.push(`${table}.${name}`)
    }
  }
  expect(read).toBeGreaterThan(300)
  expect(found).toEqual([])
})

async function tables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not like 'pg\\_%'
      and n.nspname not in ('information_schema', 'graphile_worker')`.execute(house.db.kysely)
  return rows.map(({ name }) => name)
}

/** What a module lets the others join: views of a schema `…_api`. */
async function contractViews(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and n.nspname like '%\\_api'`.execute(house.db.kysely)
  return rows.map(({ name }) => name)
}
