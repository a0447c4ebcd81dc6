import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { platformData, platformFiles } from '#platform/module/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { everyModule } from './main.ts'
import { csvOf } from './modules/pages/front/file-register.ts'

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
  'reports.counted_months',
  'reports.monthly',
  'reports.subscription_hits',
  'messaging.push_arrivals',
  'messaging.callbacks',
  'messaging.callback_news',
  'messaging.buckets',
  'auth.signin_attempts',
  'messaging.line_account',
  'messaging.line_menus',
  'operations.alerts',
  'payments.drawers',
  'payments.ledger_accounts',
  'pages.former_addresses',
  'pages.former_slugs',
  'pages.imported',
  'pages.outer_links',
  'pages.shown_links',
  'pages.shown_media',
  'people.deputy_ranks',
  'people.first_load',
  'people.office_successions',
  'people.offices',
  'people.register_imports',
  'platform.clock',
  'platform.document_numbers',
  'platform.event_positions',
  'platform.file_sizes',
  'platform.audit_leaves',
  'platform.audit_nodes',
  'platform.audit_pruned',
  'platform.migrations',
  'platform.rate_limits',
  'platform.workers',
  'procedures.appointment_calendars',
  'procedures.courses',
  'procedures.disposal_counts',
  'procedures.disposal_files',
  'procedures.portal_polls',
  'procedures.portal_statuses',
  'procedures.webhook_attempts',
  'procedures.revisions',
  'reports.assets',
  'reports.invented',
  'reports.map_counts',
  'reports.asset_kinds',
  'reports.asset_import_lines',
  'reports.merges_carried',
  'reports.recurring',
  'reports.recurring_counted',
  'reports.posted',
  'reports.posted_updates',
  'reports.forwarded',
  'reservations.atoms',
  'reservations.closed_days',
  'reservations.equipment',
  'reservations.facilities',
  'reservations.keys',
  'reservations.neighbours',
  'reservations.pattern_blocks',
  'reservations.patterns',
  'reservations.places_version',
  'reservations.rule_sets',
  'reservations.sheet_problems',
  'reservations.joint_bills',
  'reservations.space_atoms',
  'reservations.spaces',
  'reservations.tariffs',
  'search.documents',
  'search.head',
  'search.reconciled',
  'search.salts',
  'search.steering',
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

describe('ファイルごとの簿', () => {
  const files = [...everyModule.flatMap((module) => module.personalFiles ?? []), ...platformFiles]

  test('簿にある表は、どれもちょうど一つのファイルに属する', () => {
    const owned = files.flatMap((file) => file.tables)
    expect(owned.toSorted()).toEqual([...tables].toSorted())
    expect(new Set(files.map(({ slug }) => slug)).size).toBe(files.length)
  })

  test('どのファイルも、法律の項目がそろい、分からないものは要確認と出る', async () => {
    const app = testApp(house)
    const list = await (await app.request('/privacy/files')).text()
    for (const { slug, name, purpose } of files) {
      expect(list).toContain(`href="/privacy/files/${slug}"`)
      const page = await (await app.request(`/privacy/files/${slug}`)).text()
      for (const words of [name, purpose, '記録項目', '収集方法', '経常的提供先', '開示請求等を受理する組織', '要確認'])
        expect(page, slug).toContain(words)
    }
    expect((await app.request('/privacy/files/nothing')).status).toBe(404)
  })

  test('表計算で開いても、セルは式にならない', async () => {
    const csv = await (await testApp(house).request('/privacy/files.csv')).text()
    expect(csv.split('\r\n')).toHaveLength(files.length + 2)
    expect(csv).not.toMatch(/"[=+\-@\t]/)
    expect(csvOf([['=1+1', '-2', '@x', 'a"b']])).toContain(`"'=1+1","'-2","'@x","a""b"`)
  })
})
