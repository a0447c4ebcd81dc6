import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { approvedCampaign } from '#modules/messaging/campaigns/engine/fixtures/campaigns.ts'
import { askToProve } from '#modules/messaging/choices/actions/own-mail.ts'
import { operations } from '#modules/operations/index.ts'
import { pages } from '#modules/pages/index.ts'
import { confirmDecision, proposeDecision } from '#modules/procedures/actions/desk/decide.ts'
import { takeCase } from '#modules/procedures/actions/desk/handle-case.ts'
import { askForExport } from '#modules/procedures/exports/actions/ask.ts'
import { filedCase } from '#modules/procedures/testing/filed-case.ts'
import { grantedRequest } from '#modules/procedures/testing/granted-request.ts'
import { type Office, openOffice } from '#modules/procedures/testing/office.ts'
import { fileAtPortal } from '#modules/procedures/testing/portal-claim.ts'
import { publishSamples } from '#modules/procedures/testing/sample-procedures.ts'
import { staffActor } from '#modules/procedures/testing/staff-actor.ts'
import { reports } from '#modules/reports/index.ts'
import { reservations } from '#modules/reservations/index.ts'
import { buildSmallHall } from '#modules/reservations/testing/small-hall.ts'
import { sql } from '#platform/db/index.ts'
import { enqueue, settle } from '#platform/jobs/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { browse } from '#platform/testing/index.ts'
import { everyModule } from '#src/main.ts'
import { askedSheet } from './asked-sheet.ts'
import { checksums } from './checksums.ts'
import { closeHall } from './closed-hall.ts'
import { askTheBody, handedReport } from './handed-report.ts'
import { followed, lineContact } from './line-of-somebody.ts'
import { newsOfMessage } from './settled-message.ts'
import { suspendedRegistrant } from './suspended-registrant.ts'
import { testSend } from './test-send.ts'

let office: Office
let house: House
/** Tasks whose second run changed a table, and all that were run twice. */
const flaws: string[] = []
const seen = new Set<string>()

beforeAll(async () => {
  office = await openOffice()
  house = { ...office.house, modules: [...office.house.modules, operations, reservations, pages, reports].map(twice) }
})
afterAll(() => office?.close())

/** Each task of the module runs, and then once more with the same payload, as after a lost acknowledgement. */
function twice(module: Module): Module {
  const tasks = Object.entries(module.tasks ?? {}).map(([name, run]) => [
    name,
    async (inside: House, payload: unknown) => {
      // One that nobody answers to (no mail server stands here) must leave the same twice as well.
      const failed = await run(inside, payload).then(() => undefined, toError)
      const once = await checksums(office.house)
      await run(inside, payload).catch(toError)
      note(name, once, await checksums(office.house))
      seen.add(name)
      if (failed) throw failed
    },
  ])
  return { ...module, tasks: Object.fromEntries(tasks) }
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

function note(what: string, once: ReadonlyMap<string, string>, again: ReadonlyMap<string, string>): void {
  for (const [table, sum] of again) if (once.get(table) !== sum) flaws.push(`${what} changed ${table} again`)
}

const worked = async () => {
  await office.world.settle()
  await settle(house, { tolerant: true })
  await office.world.settle()
  await settle(house, { tolerant: true })
}

describe('裏方の仕事', () => {
  test('どの仕事も、二度走っても結果は一度と同じである', async () => {
    const { house: inside } = office
    const [takahashi, tanaka, nakamura, koyama, ishii] = await Promise.all(
      ['高橋真', '田中美咲', '中村葵', '小山修', '石井恵子'].map((name) => staffActor(inside, name)),
    )
    if (!takahashi || !tanaka || !nakamura || !koyama || !ishii) throw new Error('somebody is missing')
    for (const outcome of ['issue', 'refuse'] as const) {
      const { id } = await filedCase(inside, '佐藤花子')
      await worked()
      await inside.db.transact((tx) => takeCase(tx, inside, takahashi, id))
      const proposal = outcome === 'issue' ? { outcome } : { outcome, reason: '対象の方の記録がありません。' }
      await inside.db.transact((tx) => proposeDecision(tx, inside, takahashi, id, proposal))
      await inside.db.transact((tx) => confirmDecision(tx, inside, tanaka, id))
      await worked()
    }
    await inside.db.transact((tx) => publishSamples(tx, inside))
    const line = { clerk: nakamura, checker: koyama, decider: ishii }
    const facts = { monthlyAmount: '10,000円' }
    await grantedRequest(inside, '佐藤花子', 'sample-benefit', line, { why: '見本のため' }, { facts })
    await worked()
    await fileAtPortal(office, '佐藤花子')
    office.house.setNow('2026-12-02T11:01:00+09:00')
    await worked()
    await inside.db.transact((tx) =>
      askForExport(tx, inside, tanaka, {
        filter: { view: 'all', states: 'all', order: 'arrival', procedure: 'residence-certificate' },
        ...{ format: 'xlsx', withEras: true, reason: '件数を確かめる' },
      }),
    )
    await worked()
    const hall = await buildSmallHall(inside.db)
    await inside.db.transact(async (tx) => {
      const { rows } = await sql<{ paymentId: string; applicationId: string }>`
        select p.id as "paymentId", a.id as "applicationId" from payments.payments p
        join procedures.applications a on a.id = p.purpose_id::uuid where a.state = 'refused' limit 1`.execute(tx)
      const [row] = rows
      if (!row) throw new Error('nothing was refused')
      const { paymentId, applicationId } = row
      await enqueue(tx, 'procedures.send-webhooks', {})
      await sql`insert into pages.outer_links (href, next_look_on) values ('http://10.0.0.1/', '2026-01-01')`.execute(
        tx,
      )
      await enqueue(tx, 'pages.ask-links', {})
      await enqueue(tx, 'payments.look', { paymentId })
      await enqueue(tx, 'procedures.refusal-letter', { applicationId })
      const { rows: alerts } = await sql<{ id: string }>`
        insert into operations.alerts (kind) values ('dead-jobs') returning id`.execute(tx)
      await enqueue(tx, 'operations.tell-alert', { id: alerts[0]?.id, isOver: false })
      const decisionId = await suspendedRegistrant(tx, inside, satoHanako.personId, takahashi.staffId)
      await enqueue(tx, 'reservations.registrant-letter', { decisionId })
      const closed = await closeHall(tx, inside, hall, takahashi.staffId)
      await enqueue(tx, 'reservations.settle-closure', { closureId: closed.closureId })
      await enqueue(tx, 'reservations.revocation-letter', { decisionId: closed.decisionId })
      const sheetId = await askedSheet(tx, takahashi.staffId, takahashi.accountId)
      await enqueue(tx, 'reservations.import-sheet', { id: sheetId })
      await enqueue(tx, 'reservations.fill-demo-month', { month: '2026-12' })
      await enqueue(tx, 'reports.fill-demo', {})
      await enqueue(tx, 'reports.furnish-assets', { before: inside.clock.now().toString() })
      const { sendId, recipientId } = await testSend(tx, takahashi.staffId)
      await enqueue(tx, 'messaging.send-test', { sendId })
      await enqueue(tx, 'messaging.test-code', { recipientId })
      await enqueue(tx, 'messaging.line-events', { eventIds: [await followed(tx)] })
      await enqueue(tx, 'messaging.line-menu-of', { contactId: await lineContact(tx, satoHanako.personId) })
      const [{ officeId } = { officeId: undefined }] = takahashi.posts
      if (!officeId) throw new Error('nobody has a post')
      await enqueue(tx, 'messaging.callback', { newsId: await newsOfMessage(tx, inside, takahashi.staffId, officeId) })
      await askToProve(tx, inside, { personId: satoHanako.personId, address: 'hanako@example.jp', lang: 'ja' })
      await enqueue(tx, 'reservations.invitation-mail', { id: crypto.randomUUID() })
      await enqueue(tx, 'operations.tell-officer', { id: crypto.randomUUID(), news: 'opened' })
    })
    await sql`insert into messaging.topic_choices (person_id, topic, chosen_at)
      values (${satoHanako.personId}, 'waste', now()) on conflict do nothing`.execute(inside.db.kysely)
    for (const urgency of ['ordinary', 'emergency'] as const) await approvedCampaign(inside, { urgency })
    await inside.db.transact((tx) => handedReport(tx, house))
    await worked()
    await inside.db.transact(askTheBody)
    await browse(office.app).submit('/sign-in/mail', { address: 'somebody@example.jp' })
    await worked()
    expect(flaws).toEqual([])
    expect(tasksOf(everyModule).filter((name) => !seen.has(name))).toEqual([])
  }, 120_000)
})

const tasksOf = (modules: readonly Module[]): string[] =>
  modules.flatMap(({ tasks = {} }) => Object.keys(tasks)).toSorted()

describe('期限を見回る仕事', () => {
  test.each([
    ['一時間戻った時計', '2026-12-02T10:01:00+09:00'],
    ['年度の終わり', '2027-03-31T23:59:00+09:00'],
    ['新しい年度', '2027-04-01T00:01:00+09:00'],
    ['一年後に飛んだ時計', '2028-02-29T09:00:00+09:00'],
  ])(
    '%s：どれも、二度走っても結果は一度と同じで、知らせはあふれない',
    async (_, at) => {
      const { house: inside } = office
      office.house.setNow(at)
      const found: string[] = []
      const before = await counts(inside)
      for (const module of [...inside.modules, operations])
        for (const [name, sweep] of Object.entries(module.sweeps ?? {})) {
          await sweep(inside)
          const once = await checksums(inside)
          await sweep(inside)
          for (const [table, sum] of await checksums(inside))
            if (once.get(table) !== sum) found.push(`${name} changed ${table} again`)
        }
      expect(found).toEqual([])
      expect((await counts(inside)) - before).toBeLessThan(30)
    },
    60_000,
  )
})

async function counts(inside: House): Promise<number> {
  const { rows } = await sql<{ notices: number }>`select count(*)::int as notices from platform.notices`.execute(
    inside.db.kysely,
  )
  return rows[0]?.notices ?? 0
}
