import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { platformData } from '#platform/module/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { everyModule } from './main.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: everyModule })
})
afterAll(() => house.close())

const declared = [...everyModule.flatMap((module) => module.dataMap ?? []), ...platformData]
const fields = new Set(declared.map(({ table, column }) => `${table}.${column}`))
const tables = new Set(declared.map(({ table }) => table))

/** Tables that say nothing about anybody: rules of the house, counters, offices, files as a whole. */
const aboutNobody = [
  'auth.signin_attempts',
  'operations.alerts',
  'payments.drawers',
  'payments.ledger_accounts',
  'people.deputy_ranks',
  'people.first_load',
  'people.office_successions',
  'people.offices',
  'people.register_imports',
  'platform.clock',
  'platform.document_numbers',
  'platform.event_positions',
  'platform.audit_leaves',
  'platform.audit_nodes',
  'platform.audit_pruned',
  'platform.migrations',
  'platform.rate_limits',
  'platform.workers',
  'procedures.appointment_calendars',
  'procedures.courses',
  'procedures.portal_polls',
  'procedures.portal_statuses',
  'procedures.revisions',
]

test('個人情報ファイル簿の項目は、どれも日本語の名前で出る', async () => {
  const html = await (await testApp(house).request('/privacy')).text()
  const words = html.replace(/<[^>]+>/g, ' ')
  expect(words).toContain('個人情報ファイル簿')
  const items = [...html.matchAll(/<span class="cell-label"[^>]*>項目<\/span><div>([^<]*)/g)].flatMap(([, cell = '']) =>
    cell.split('、'),
  )
  expect(items.length).toBeGreaterThan(20)
  expect(items.filter((item) => /^[\x20-\x7e]+$/.test(item))).toEqual([])
})

describe('個人情報ファイル簿と、本当の表', () => {
  test('簿にある項目は、どれも本当にある列である', async () => {
    const columns = await names(sql`
      select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns`)
    expect([...fields].filter((field) => !columns.includes(field))).toEqual([])
  })

  test('住民や職員を指す列は、どれも簿にある', async () => {
    const pointers = await names(sql`
      select k.conrelid::regclass || '.' || a.attname as name
      from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
      where k.contype = 'f' and cardinality(k.conkey) = 1
        and k.confrelid in ('people.persons'::regclass, 'people.staff'::regclass, 'auth.accounts'::regclass)`)
    expect(pointers.length).toBeGreaterThan(50)
    expect(pointers.filter((pointer) => !fields.has(pointer))).toEqual([])
  })

  test('どの表も、簿にあるか、だれのことでもないかである', async () => {
    const every = await names(sql`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not like 'pg\\_%'
        and n.nspname not in ('information_schema', 'graphile_worker')`)
    expect(every.length).toBeGreaterThan(70)
    expect(every.filter((table) => !tables.has(table) && !aboutNobody.includes(table))).toEqual([])
    expect(aboutNobody.filter((table) => tables.has(table) || !every.includes(table))).toEqual([])
  })
})

async function names(query: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> {
  const { rows } = await query.execute(house.db.kysely)
  return rows.map(({ name }) => name)
}
