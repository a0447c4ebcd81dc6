import { findPerson, needsCheck, personNames, paperAddress, sayBirth } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { corePermissions } from '../../domain/core/rights.ts'
import { columnsOf, rowOf } from '../../domain/core/row.ts'
import { isOfOffice } from '../../domain/desk/case-rights.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { keptAnswers } from '../../store/answers.ts'
import { findApplication } from '../../store/applications.ts'
import { caseEventsOf } from '../../store/case-events.ts'
import { type CoreBatch, type CoreBatchId, findBatch, insertBatch } from '../../store/core/batches.ts'
import { type CoreEntry, entriesOfBatch, putIntoBatch, takeWaiting } from '../../store/core/entries.ts'
import { revisionById } from '../../store/revisions.ts'
import { answerWords } from './answer-words.ts'

/** As many as a clerk types in a morning. */
const largestBatch = 200

/** Makes one file of what waits, oldest first. Each case lies in one batch only. */
export async function makeBatch(
  tx: Tx,
  house: House,
  actor: Staff,
  { procedure, officeId }: { procedure: string; officeId: OfficeId },
): Promise<CoreBatchId | undefined> {
  if (!actor.permissions.has(corePermissions.handOver)) throw new Forbidden()
  if (!isOfOffice(actor, officeId)) throw new NotFound()
  const waiting = await takeWaiting(tx, { procedure, officeId, limit: largestBatch })
  const [first] = waiting
  if (!first) return undefined
  // The columns are those of the first case's revision; a case of another shape waits for the next file.
  const rows: { applicationId: CoreEntry['applicationId']; handed: string[]; columns: string[] }[] = []
  for (const entry of waiting) rows.push({ applicationId: entry.applicationId, ...(await valuesOf(tx, entry)) })
  const columns = rows[0]?.columns ?? []
  const alike = rows.filter((row) => row.columns.join('\n') === columns.join('\n'))
  const { system } = first
  const at = house.clock.now()
  const id = await insertBatch(tx, { system, procedure, officeId, items: columns, madeBy: actor.staffId, madeAt: at })
  await putIntoBatch(tx, id, alike)
  const subject = { kind: 'procedures.core-batch', id }
  for (const { applicationId } of alike) {
    const personId = waiting.find((entry) => entry.applicationId === applicationId)?.applicantPersonId
    if (!personId) continue
    const ids = { application: applicationId }
    await recordAudit(tx, { actor, action: 'procedures.core.hand_over', subject, personId, reason: 'duty', ids })
  }
  return id
}

/** A batch for who may work with it. Throws `NotFound` for another office's. */
export async function openBatch(tx: Tx, actor: Staff, id: CoreBatchId): Promise<CoreBatch> {
  if (!actor.permissions.has(corePermissions.handOver)) throw new Forbidden()
  const batch = await findBatch(tx, id)
  if (!batch || !isOfOffice(actor, batch.officeId)) throw new NotFound()
  return batch
}

/** The entries as they go into the file: of who is marked since they were handed over, with the address of today. */
export async function entriesToHand(tx: Tx, batch: CoreBatch): Promise<CoreEntry[]> {
  const entries = await entriesOfBatch(tx, batch.id)
  const marked = await needsCheck(
    tx,
    entries.map(({ applicantPersonId }) => applicantPersonId),
  )
  const handed: CoreEntry[] = []
  for (const entry of entries)
    handed.push(marked.has(entry.applicantPersonId) ? { ...entry, handed: (await valuesOf(tx, entry)).handed } : entry)
  return handed
}

async function valuesOf(tx: Tx, entry: CoreEntry): Promise<{ handed: string[]; columns: string[] }> {
  const application = await findApplication(tx, entry.applicationId)
  if (!application) throw new Error('an entry without its case')
  const { definition } = await revisionById(tx, application.revisionId)
  const facts = await factsOf(tx, entry, application.submittedAt)
  const answer = answerWords(definition, await keptAnswers(tx, application.id))
  return { handed: rowOf(definition, facts, answer), columns: itemsOf(definition) }
}

const itemsOf = (definition: Definition): string[] => columnsOf(definition)

async function factsOf(tx: Tx, { applicationId, applicantPersonId }: CoreEntry, submittedAt: Temporal.Instant | null) {
  const person = await findPerson(tx, applicantPersonId)
  const decided = (await caseEventsOf(tx, applicationId)).findLast(
    ({ kind }) => kind === 'decided' || kind === 'accepted' || kind === 'notified',
  )
  return {
    'received-on': submittedAt ? wardDate(submittedAt).toString() : '',
    'decided-on': decided ? wardDate(decided.at).toString() : '',
    'applicant-name': (await personNames(tx, [applicantPersonId])).get(applicantPersonId) ?? '',
    'applicant-kana': person?.kana ?? '',
    'applicant-birth-date': person ? sayBirth(person.birthDate, (day) => day.toString()) : '',
    'applicant-address': (await paperAddress(tx, applicantPersonId))?.address ?? '',
  }
}
