import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takasakiYoshiro } from '#demo/people.ts'
import { type FakePost, startFakePost } from '#modules/messaging/delivery/fixtures/fake-post.ts'
import { messaging } from '#modules/messaging/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { composeLetter } from '#modules/procedures/actions/acts/compose-letter.ts'
import { letterInput } from '#modules/procedures/actions/acts/letter-input.ts'
import { recipientOf } from '#modules/procedures/actions/acts/recipient.ts'
import { sendCaseLetter } from '#modules/procedures/actions/desk/case-letter.ts'
import { startApplication } from '#modules/procedures/actions/start.ts'
import { type Draft, letterKey } from '#modules/procedures/domain/acts/act.ts'
import { factsAsked, hasItems } from '#modules/procedures/domain/acts/draft.ts'
import type { Definition } from '#modules/procedures/domain/definition/definition.ts'
import { procedures } from '#modules/procedures/index.ts'
import { insertClosing } from '#modules/procedures/store/acts/closings.ts'
import { keepAnswers } from '#modules/procedures/store/answers.ts'
import { type ApplicationId, writeConfirmation, writeSubmission } from '#modules/procedures/store/applications.ts'
import { findCase } from '#modules/procedures/store/desk/cases.ts'
import { decisionsOf, insertDecision, markConfirmed } from '#modules/procedures/store/desk/decisions.ts'
import { currentRevisions } from '#modules/procedures/store/revisions.ts'
import { byResident, byStaff, moveTo } from '#modules/procedures/store/transition.ts'
import { verifiedResident } from '#modules/procedures/testing/filed-case.ts'
import { naturalPath } from '#modules/procedures/testing/natural-path.ts'
import { nerimaProcedure } from '#modules/procedures/testing/nerima-procedure.ts'
import { staffActor } from '#modules/procedures/testing/staff-actor.ts'
import { thingAsked } from '#modules/procedures/text/acts/request-word.ts'
import { plainWords } from '#modules/procedures/text/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { documentsOf, readDocument, renderLetter } from '#platform/documents/index.ts'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import { formatReceiptNumber } from '#platform/ids/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { yen } from '#platform/money/index.ts'
import { notify } from '#platform/notices/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'

const { personId, name } = takasakiYoshiro
const reason = '髙﨑𠮷郎さんの書類が足りないため'
const ground = '見本条例 第3条'

const applications = readdirSync(resolve(import.meta.dirname, '../profiles/nerima/procedures'))
  .map((file) => nerimaProcedure(file.replace('.json', '')))
  .filter(({ kind }) => kind === 'application')
  .map((definition) => [definition.procedure, definition] as const)

let post: FakePost
let house: TestHouse
let clerk: Staff
let checker: Staff
let definitions: readonly Definition[]
let serial = 0
const act = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => house.db.transact(work)

beforeAll(async () => {
  post = await startFakePost()
  const modules = [people, payments, messaging, procedures]
  house = await testHouse({ modules, settings: { POST_BASE_URL: post.url } })
  clerk = await staffActor(house, '高橋真')
  checker = await staffActor(house, '田中美咲')
  definitions = (await act(currentRevisions)).map(({ definition }) => definition)
})
afterAll(async () => {
  await house?.close()
  await post?.close()
})

/** A case of the person whose name has the characters that are lost first, in review. */
async function inReview(definition: Definition): Promise<ApplicationId> {
  const resident = await verifiedResident(house, name)
  const today = house.clock.today()
  const household = { self: personId, members: [{ personId, isForeign: false }] }
  return act(async (tx) => {
    const at = house.clock.now()
    const { id } = await startApplication(tx, house, resident, { procedure: definition.procedure, lang: 'ja' })
    await keepAnswers(tx, id, naturalPath(definition, household, today).answers, at)
    const contentHash = createHash('sha256').update(id).digest()
    await writeConfirmation(tx, id, { contentHash, feeTotal: yen(0), at })
    await moveTo(tx, id, ['draft'], 'confirmed', { at, by: byResident })
    serial += 1
    const receiptNumber = formatReceiptNumber('N', 8, serial)
    await writeSubmission(tx, id, { receiptNumber, dueOn: today.add({ days: 15 }), at })
    await moveTo(tx, id, ['confirmed'], 'submitted', { at, by: byResident })
    await moveTo(tx, id, ['submitted'], 'in_review', { at, by: byStaff(clerk.staffId) })
    return id
  })
}

const drafts = (definition: Definition): Draft[] =>
  (
    [
      { kind: 'decision', outcome: 'grant' },
      { kind: 'decision', outcome: 'partial', reason },
      { kind: 'decision', outcome: 'refuse', reason },
      { kind: 'extension', reason, extendedTo: Temporal.PlainDate.from('2027-01-15') },
      { kind: 'revocation', reason },
      { kind: 'withdrawal', reason },
      { kind: 'correction', reason },
    ] as const
  ).map((draft) => ({
    ground,
    facts: Object.fromEntries(factsAsked(definition.output, letterKey(draft)).map((fact) => [fact, '見本の内容'])),
    items:
      draft.kind === 'decision' && hasItems(definition.output)
        ? [
            {
              row: '1',
              label: '見本の文書',
              outcome: draft.outcome,
              ...(draft.outcome !== 'grant' && { reason, ground }),
            },
          ]
        : [],
    isUrgent: false,
    ...draft,
  }))

/** Without the breaks of the lines. */
const wordsOf = (bytes: Uint8Array) => readPdf(bytes).text.replaceAll(/\s/gu, '')
const squeezed = (text: string) => text.replaceAll(/\s/gu, '')
const unfilled = /\{[a-zA-Z]|《|undefined|\[object/
/** 「申込みの申込み」: a name that says itself what it is. */
const saidTwice = /(申請|請求|申込み|届出|届け出)の(申請|請求|申込み|届出)/

describe('案件から出る手紙は、どれもPDFになる', () => {
  test.each(applications)(
    '%sの処分の通知：決定、延長、取消し、撤回、更正の全部。氏名と理由の字は登録のとおり',
    async (_, definition) => {
      const id = await inReview(definition)
      for (const draft of drafts(definition)) {
        const input = await act(async (tx) => {
          const row = await findCase(tx, id)
          const found = row && (await recipientOf(tx, house, row))
          if (!row || !found?.ok) throw new Error('nobody to write to')
          const changed = { documentNumber: '8練区見第1号', datedOn: house.clock.today() }
          const authority = definition.decision?.authority ?? house.profile.mayorTitle
          const { words, missing } = await composeLetter(tx, { row, definition, authority, draft, changed })
          expect(missing, `${definition.procedure} ${letterKey(draft)}`).toEqual([])
          const made = {
            letter: words,
            authority,
            verificationCode: null,
            documentNumber: '8練区見第2号',
            datedOn: null,
          }
          return letterInput(tx, house, row, made, { recipient: found.recipient, seal: 'drawn' })
        })
        const words = wordsOf(await renderLetter(input))
        const what = `${definition.procedure} ${letterKey(draft)}`
        expect(words, what).toContain(squeezed(input.title))
        expect(words, what).toContain(name)
        expect(words, what).not.toMatch(unfilled)
        expect(words, what).not.toMatch(saidTwice)
        for (const { text } of input.items ?? []) expect(words, what).toContain(squeezed(text))
        if (draft.reason) expect(words, what).toContain(reason)
      }
    },
  )

  test('決定によらずに終わる手紙：交付しない、受けられない、不備のまま終わる', async () => {
    expect(applications.length).toBeGreaterThan(8)
    const sent: string[] = []
    for (const definition of definitions) {
      const end = endings[definition.kind]
      if (!end) continue
      const id = await inReview(definition)
      await act((tx) => end(tx, id))
      await sendCaseLetter(house, { applicationId: id })
      sent.push(`${definition.kind}`)
      const kinds = ['refusal', 'declined', 'lapsed']
      const [document] = await act((tx) => documentsOf(tx, { kind: 'procedures.application', id }, kinds))
      const made = await act((tx) => readDocument(tx, document?.id ?? '', () => true))
      const letter = wordsOf(made?.bytes ?? new Uint8Array())
      expect(letter, definition.procedure).toContain(name)
      expect(letter, definition.procedure).toContain(reason)
      expect(letter, definition.procedure).toContain(squeezed(thingAsked(plainWords(definition.name))))
      expect(letter, definition.procedure).not.toMatch(unfilled)
      expect(letter, definition.procedure).not.toMatch(saidTwice)
    }
    expect(new Set(sent)).toEqual(new Set(['certificate-request', 'entry', 'notification']))
  })

  test('機器のない人への知らせ：補正の依頼、費用が決まったこと、払い直しなどの全部', async () => {
    const kinds = Object.keys(procedures.noticeKinds ?? {})
    for (const needed of ['procedures.correction-asked', 'procedures.fee-asked', 'procedures.fee-changed'])
      expect(kinds).toContain(needed)
    post.letters.clear()
    for (const byLetter of [true, false]) {
      for (const kind of kinds) {
        const ids = {
          applicationId: personId,
          chargeId: personId,
          agreementId: personId,
          organisationId: personId,
          webhookId: personId,
        }
        const data = { ...ids, lang: 'ja', of: 'application', by: '2026-12-15', number: 'N8-00000001' }
        await act((tx) =>
          notify(tx, { kind, personId, key: `${kind}:${byLetter}`, data: { ...data, ...(byLetter && { byLetter }) } }),
        )
      }
    }
    await settle(house)
    const letters = [...post.letters.values()].map(({ to, pdf }) => ({
      to,
      words: wordsOf(Buffer.from(pdf, 'base64')),
    }))
    expect(letters.length).toBeGreaterThanOrEqual(kinds.length)
    for (const { to, words } of letters) {
      expect(to.name).toBe(name)
      expect(words).toContain(name)
      expect(words).not.toMatch(unfilled)
    }
  })
})

const endings: Partial<Record<Definition['kind'], (tx: Tx, id: ApplicationId) => Promise<void>>> = {
  'certificate-request': async (tx, id) => {
    const at = house.clock.now()
    await moveTo(tx, id, ['in_review'], 'proposed', { at, by: byStaff(clerk.staffId) })
    await insertDecision(tx, id, { outcome: 'refuse', reason, by: clerk.staffId, at })
    const [decision] = await decisionsOf(tx, id)
    if (decision) await markConfirmed(tx, decision.id, checker.staffId, at)
    await moveTo(tx, id, ['proposed'], 'refused', { at, by: byStaff(checker.staffId) })
  },
  entry: (tx, id) => closeAs(tx, id, 'declined'),
  notification: (tx, id) => closeAs(tx, id, 'lapsed'),
}

async function closeAs(tx: Tx, id: ApplicationId, outcome: 'declined' | 'lapsed'): Promise<void> {
  const at = house.clock.now()
  await moveTo(tx, id, ['in_review'], outcome, { at, by: byStaff(clerk.staffId) })
  await insertClosing(tx, id, { outcome, reason, by: clerk.staffId, at })
}
