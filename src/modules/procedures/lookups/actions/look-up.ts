import { z } from 'zod'
import { type NewBankAccount, usePublicAccount } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type DomainEvent, emit } from '#platform/events/index.ts'
import { parseId, type PersonId } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { keptAnswers } from '../../store/answers.ts'
import { type Application, findApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { revisionById } from '../../store/revisions.ts'
import { lookupsFor, needsPaper, nextAttempt, rowsOf } from '../domain.ts'
import { linkageOf } from '../network/index.ts'
import type { LinkageAnswer, LinkageRequest, Subject } from '../network/port.ts'
import { pseudonymOf } from '../network/pseudonym.ts'
import { tellPaperWanted } from '../notices.ts'
import {
  findLookup,
  insertLookup,
  type Lookup,
  type LookupId,
  lockLookup,
  nextDue,
  takeDue,
  writeAnswer,
} from '../store.ts'

const task = 'procedures.look-up'
const actor = { kind: 'system', task } as const

/** A request has been filed: what its answers make needful is asked for. Safe to run twice. */
export async function askAfterFiling(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = parseId<'application'>(event.subjectId)
  const application = id && (await findApplication(tx, id))
  if (!application) return
  const { definition } = await revisionById(tx, application.revisionId)
  const wanted = lookupsFor(definition, await keptAnswers(tx, application.id))
  for (const { rule, rowId, personId = null } of wanted) {
    const lookup = {
      applicationId: application.id,
      ruleKey: rule.key,
      rowId,
      item: rule.item,
      ground: rule.ground,
      personId: rowId === '' ? application.applicantPersonId : personId,
    }
    const lookupId = await insertLookup(tx, lookup, house.clock.now())
    if (lookupId) await enqueue(tx, task, { lookupId }, { key: `look-up:${lookupId}` })
  }
}

/** What nobody answered is asked once more. */
export async function repeatLookups(house: House): Promise<void> {
  const now = house.clock.now()
  const due = await house.db.read(nextDue)
  if (!due || Temporal.Instant.compare(due, now) > 0) return
  await house.db.transact(async (tx) => {
    for (const lookupId of await takeDue(tx, now)) {
      await enqueue(tx, task, { lookupId }, { key: `look-up:${lookupId}` })
    }
  })
}

const taskPayload = z.object({ lookupId: z.uuid().transform((id) => id as LookupId) })

/** Asks the network, outside of any transaction, and writes down what it said. */
export async function lookUp(house: House, payload: unknown): Promise<void> {
  const { lookupId } = taskPayload.parse(payload)
  const request = await house.db.read((tx) => requestOf(tx, house, lookupId))
  if (!request) return
  const answer = await linkageOf(house).ask(request)
  await house.db.transact((tx) => takeAnswer(tx, house, lookupId, answer))
}

const isWaiting = ({ state, paperFileId }: Lookup): boolean =>
  (state === 'asked' || state === 'timeout') && paperFileId === null

async function requestOf(tx: Tx, house: House, id: LookupId): Promise<LinkageRequest | undefined> {
  const lookup = await findLookup(tx, id)
  const application = lookup && (await findApplication(tx, lookup.applicationId))
  if (!application || !isWaiting(lookup) || application.closedAt) return undefined
  return {
    requestId: lookup.id,
    item: lookup.item,
    ground: lookup.ground,
    procedure: application.procedure,
    subject: await subjectOf(tx, house, lookup, application),
  }
}

async function subjectOf(tx: Tx, house: House, lookup: Lookup, application: Application): Promise<Subject> {
  const key = house.config.linkage?.pseudonymKey ?? ''
  if (lookup.personId) return { pseudonym: pseudonymOf(key, lookup.item, lookup.personId) }
  const pseudonym = pseudonymOf(key, lookup.item, `${lookup.applicationId}:${lookup.rowId}`)
  const { definition } = await revisionById(tx, application.revisionId)
  const rule = definition.lookupRules?.find((one) => one.key === lookup.ruleKey)
  const rows = rowsOf((await keptAnswers(tx, application.id))[rule?.about ?? ''])
  const answers = rows.find(({ id }) => id === lookup.rowId)?.answers ?? {}
  const text = (field: string) => (typeof answers[field] === 'string' ? answers[field] : '')
  return {
    pseudonym,
    described: { name: text('name'), birthDate: text('birth-date'), address: text('address') },
  }
}

async function takeAnswer(tx: Tx, house: House, id: LookupId, answer: LinkageAnswer): Promise<void> {
  const lookup = await lockLookup(tx, id)
  const application = lookup && (await findApplication(tx, lookup.applicationId))
  if (!application || !isWaiting(lookup) || application.closedAt) return
  const at = house.clock.now()
  const found = answer.outcome === 'found' ? await keep(tx, house, lookup, answer.value) : undefined
  // An answer that the work cannot use counts as none.
  const state = answer.outcome === 'found' && !found ? 'not_found' : answer.outcome
  await writeAnswer(tx, id, {
    state,
    source: answer.outcome === 'found' ? answer.source : null,
    value: found ?? null,
    at,
    nextAttemptAt: state === 'timeout' ? nextAttempt(lookup.attempts + 1, at) : null,
  })
  await recordCaseEvent(tx, application.id, {
    kind: found ? 'looked_up' : 'lookup_unanswered',
    at,
    by: { kind: 'system' },
    data: { rule: lookup.ruleKey },
  })
  await recordAudit(tx, {
    actor,
    action: found ? 'procedures.lookup.found' : 'procedures.lookup.unanswered',
    subject: { kind: 'procedures.application', id: application.id },
    ...(lookup.personId && { personId: lookup.personId }),
    reason: 'duty',
    ids: { lookup: id, item: lookup.item },
  })
  await emit(tx, { type: 'procedures.looked_up', subjectKind: 'procedures.application', subjectId: application.id })
  if (needsPaper(state)) await tellPaperWanted(tx, application)
}

const accountSchema = z.object({
  bank_code: z.string(),
  branch_code: z.string(),
  kind: z.enum(['ordinary', 'current', 'savings']),
  number: z.string(),
  holder_kana: z.string(),
})

/** Only what the work needs. An account goes to payments, encrypted; here stands what it is known by. */
async function keep(
  tx: Tx,
  house: House,
  { item, personId }: Lookup,
  value: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (item !== 'public-account') return plainFacts(value)
  const account = accountSchema.safeParse(value)
  if (!account.success || !personId) return undefined
  return { accountId: await usePublicAccount(tx, house, accountOf(personId, account.data)) }
}

const accountOf = (personId: PersonId, account: z.output<typeof accountSchema>): NewBankAccount => ({
  personId,
  bankCode: account.bank_code,
  branchCode: account.branch_code,
  kind: account.kind,
  number: account.number,
  holderKana: account.holder_kana,
})

/** Short texts, numbers and yes or no; whatever else came along is not kept. */
const plainFacts = (value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, fact]) => ['string', 'number', 'boolean'].includes(typeof fact) && String(fact).length <= 200)
      .slice(0, 20),
  )
