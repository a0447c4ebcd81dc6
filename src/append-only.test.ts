import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ seed: false })
})
afterAll(() => house.close())

const kept = [
  'auth.signatures',
  'platform.audit',
  'platform.documents',
  'platform.emergency_switches',
  'platform.emergency_texts',
  'platform.document_subjects',
  'platform.outages',
  'people.atena_numbers',
  'people.register_entries',
  'people.protection_family',
  'people.protection_aggressors',
  'people.protection_events',
  'messaging.previews',
  'payments.lines',
  'payments.refunds',
  'payments.receipts',
  'payments.return_invoices',
  'payments.callbacks',
  'payments.ledger_accounts',
  'payments.ledger_transactions',
  'payments.ledger_entries',
  'payments.assessments',
  'payments.counter_receipts',
  'payments.receipt_cancellations',
  'payments.cash_refunds',
  'payments.payee_cash_refunds',
  'payments.pay_ins',
  'payments.bank_accounts',
  'payments.payout_file_downloads',
  'payments.payout_results',
  'messaging.campaign_events',
  'messaging.reprints',
  'pages.versions',
  'pages.steps',
  'procedures.subjects',
  'procedures.certificate_subjects',
  'procedures.outside_papers',
  'procedures.outside_numbers',
  'procedures.act_steps',
  'procedures.letter_signatures',
  'procedures.closings',
  'procedures.case_notes',
  'procedures.inquiries',
  'procedures.letter_text_versions',
  'organisations.contracts',
  'organisations.contract_ends',
  'organisations.corrections',
  'reservations.desk_overrides',
  'reservations.registrant_decisions',
  'reservations.registrant_events',
  'reservations.reservation_decisions',
  'reservations.reservation_events',
  'reservations.place_change_hits',
  'reservations.use_reminders',
  'reservations.joint_bills',
  'reservations.joint_bill_parts',
  'search.synonyms',
  'reports.asset_changes',
]

const schemas = [
  ...[
    'auth',
    'platform',
    'people',
    'payments',
    'messaging',
    'pages',
    'procedures',
    'organisations',
    'reports',
    'reservations',
    'search',
  ],
]

// No right to it, or a trigger that refuses everybody.
const refused = { code: expect.stringMatching(/^(42501|23001|23514)$/) }

test.each(kept)('%sは、プログラムの役割では書き換えることも消すこともできない', async (table) => {
  const { rows } = await sql<{ column: string }>`
    select column_name as "column" from information_schema.columns
    where table_schema || '.' || table_name = ${table} and is_identity = 'NO' order by ordinal_position limit 1`.execute(
    house.db.kysely,
  )
  const column = sql.ref(rows[0]?.column ?? '')
  const work = (statement: ReturnType<typeof sql>) => house.db.transact((tx) => statement.execute(tx))
  await expect(work(sql`update ${sql.table(table)} set ${column} = ${column}`)).rejects.toMatchObject(refused)
  await expect(work(sql`delete from ${sql.table(table)}`)).rejects.toMatchObject(refused)
  await expect(work(sql`truncate ${sql.table(table)}`)).rejects.toMatchObject({ code: '42501' })
})

test('プログラムが書き足せて書き換えられない表は、どれも上の一覧にある', async () => {
  const { rows } = await sql<{ table: string }>`
    select c.oid::regclass::text as "table" from pg_class c
    where c.relkind in ('r', 'p') and not c.relispartition
      and c.relnamespace in (select oid from pg_namespace where nspname in (${sql.join(schemas)}))
      and has_table_privilege(c.oid, 'insert')
      and not has_table_privilege(c.oid, 'update') and not has_table_privilege(c.oid, 'delete')
    order by 1`.execute(house.db.kysely)
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.map((row) => row.table).filter((table) => !kept.includes(table))).toEqual([])
})

test('事案の経過は、プログラムの役割では書き換えられない', async () => {
  const rewrite = house.db.transact((tx) => sql`update procedures.case_events set kind = kind`.execute(tx))
  await expect(rewrite).rejects.toMatchObject({ code: '42501' })
})
