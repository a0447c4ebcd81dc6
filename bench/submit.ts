import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { satoHanako } from '#demo/people.ts'
import { writeManyCases } from '#modules/procedures/testing/many-cases.ts'
import { connectionTo, sql } from '#platform/db/index.ts'
import { formatReceiptNumber } from '#platform/ids/index.ts'
import { formOf } from '#platform/testing/forms.ts'
import { report } from './running/figure.ts'
import { type Sent, startLoader } from './running/load.ts'
import { openMeasuredHouse } from './running/measured-house.ts'
import { inPlaceOf, recordSql, type Replaced, runStraight, type Statement } from './running/recorded-sql.ts'
import { median } from './running/statistics.ts'
import { openVisitors } from './running/visitors.ts'

const rounds = 7
const perRound = 60
const concurrency = 8

type Draft = { id: string; confirm: Sent; key: string; hash: Buffer }

const { house, origin, close } = await openMeasuredHouse()
const { resident: cookie, accountId } = await openVisitors(house)
const loader = startLoader(origin)
const pool = new pg.Pool({ ...connectionTo(house.db.url), max: concurrency })
pool.on('error', () => {})
const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', origin }
const filedAt = { status: 303, location: /\/applications\/[\w-]+$/ }
const confirmedAt = { status: 303, location: /\/signature$/ }
let straightSerial = 70_000_000

const sample = one(await drafts(1))
const confirmSql = await recordSql(() => send([sample.confirm], confirmedAt, 1))
await secure([sample.id])
const fileSql = await recordSql(() => send([filing(sample)], filedAt, 1))
const sampleNumber = await receiptNumberOf(sample.id)

const shares = { confirm: [] as number[], file: [] as number[] }
const rates = { confirm: [] as number[], file: [] as number[], confirmSql: [] as number[], fileSql: [] as number[] }
for (let round = -1; round < rounds; round += 1) {
  const overHttp = await drafts(perRound)
  const straight = await drafts(perRound)
  const confirmed = await send(
    overHttp.map(({ confirm }) => confirm),
    confirmedAt,
  )
  const confirmedStraight = await runStraight(
    pool,
    straight.map((draft) => confirmationOf(draft)),
    concurrency,
  )
  await secure([...overHttp, ...straight].map(({ id }) => id))
  const filed = await send(overHttp.map(filing), filedAt)
  const filedStraight = await runStraight(
    pool,
    straight.map((draft) => filingOf(draft)),
    concurrency,
  )
  await requireAllFiled([...overHttp, ...straight].map(({ id }) => id))
  if (round < 0) continue
  shares.confirm.push((100 * confirmedStraight) / confirmed)
  shares.file.push((100 * filedStraight) / filed)
  rates.confirm.push(perRound / confirmed)
  rates.confirmSql.push(perRound / confirmedStraight)
  rates.file.push(perRound / filed)
  rates.fileSql.push(perRound / filedStraight)
}
loader.stop()
await pool.end()
await close()

const of = (spread: readonly number[], unit: string) => ({ value: median(spread), unit, spread })
report(
  'submit',
  `Applications a second through HTTP as a share of the very same statements, session, key, transaction and audit included, with their own ids and in the same order, sent on the pool without HTTP. Confirming is the form \`POST /applications/:id/confirmation\` (${confirmSql.length} statements); filing is the request with which the browser comes back from the payment (${fileSql.length} statements), signed and paid for before. ${rounds} interleaved rounds of ${perRound} applications, ${concurrency} at once, the sender of the requests on the same two cores; afterwards every application of both ways is filed with the same rows. The median of the rounds.`,
  [
    { what: 'confirming through HTTP', ...of(shares.confirm, '%'), limit: { min: 50 } },
    { what: 'filing through HTTP', ...of(shares.file, '%'), limit: { min: 50 } },
    { what: 'confirmed a second, HTTP', ...of(rates.confirm, '/s') },
    { what: 'confirmed a second, SQL alone', ...of(rates.confirmSql, '/s') },
    { what: 'filed a second, HTTP', ...of(rates.file, '/s') },
    { what: 'filed a second, SQL alone', ...of(rates.fileSql, '/s') },
  ],
)

/** Complete drafts with the form that confirms them, as the check page gives it. */
async function drafts(count: number): Promise<Draft[]> {
  const ids = await house.db.transact((tx) =>
    writeManyCases(tx, { count, state: 'draft', applicants: [satoHanako.personId], accountId, at: house.clock.now() }),
  )
  const made: Draft[] = []
  for (const id of ids) {
    const action = `/applications/${id}/confirmation`
    const page = await fetch(`${origin}/applications/${id}/check`, { headers: { cookie } })
    const form = formOf(await page.text(), action)
    const hash = Buffer.from(form.get('content') ?? '', 'base64url')
    const confirm: Sent = { method: 'POST', path: action, headers, body: form.toString() }
    made.push({ id, confirm, key: form.get('idempotency_key') ?? '', hash })
  }
  return made
}

/** Signature and payment as their providers would have left them. */
async function secure(ids: readonly string[]): Promise<void> {
  await sql`
    with signed as (
      insert into auth.signatures (account_id, reference_kind, reference_id, content_hash, transaction_id,
        certificate_serial, certificate, signature)
      select account_id, 'procedures.application', id, content_hash, uuidv7(), 'bench', '{}', '\\x00'
      from procedures.applications where id = any(${[...ids]}::uuid[]))
    insert into payments.payments (purpose_kind, purpose_id, attempt, payer_person_id, amount, reported, sequence, state,
      method, secured_at, hold_expires_at)
    select 'procedures.application', id, 1, applicant_person_id, fee_total, 'authorised', 1, 'authorised', 'card', now(),
      now() + interval '7 days'
    from procedures.applications where id = any(${[...ids]}::uuid[])`.execute(house.db.kysely)
}

async function send(requests: readonly Sent[], expected: typeof filedAt, at = concurrency): Promise<number> {
  return (await loader.run({ requests, total: requests.length, concurrency: at }, expected)).seconds
}

function filing({ id }: Draft): Sent {
  return { path: `/applications/${id}/payment-return`, headers: { cookie } }
}

function confirmationOf(draft: Draft): Statement[] {
  return inPlaceOf(confirmSql, idsOf(sample), idsOf(draft))
}

function filingOf(draft: Draft): Statement[] {
  straightSerial += 1
  const number = formatReceiptNumber(house.profile.receiptLetter, 8, straightSerial)
  return inPlaceOf(fileSql, [...idsOf(sample), sampleNumber], [...idsOf(draft), number])
}

function idsOf({ id, key, hash }: Draft): Replaced[] {
  return [id, key || randomUUID(), hash]
}

async function receiptNumberOf(id: string): Promise<string> {
  const { rows } = await sql<{ number: string }>`
    select receipt_number as number from procedures.applications where id = ${id}`.execute(house.db.kysely)
  return one(rows).number
}

async function requireAllFiled(ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ complete: number }>`
    select count(*) as complete from procedures.applications a
    where id = any(${[...ids]}::uuid[]) and state = 'submitted' and version = 3 and content_hash is not null
      and (select count(*) from procedures.case_events where application_id = a.id) = 2
      and exists (select from procedures.subjects where application_id = a.id)
      and (select count(*) from platform.audit where subject_id = a.id::text) >= 2`.execute(house.db.kysely)
  if (rows[0]?.complete !== ids.length) throw new Error(`${rows[0]?.complete} of ${ids.length} applications are filed`)
}

function one<T>(rows: readonly T[]): T {
  const [row] = rows
  if (row === undefined) throw new Error('nothing there')
  return row
}
