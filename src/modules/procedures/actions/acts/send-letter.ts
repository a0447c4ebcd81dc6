import type { Tx } from '#platform/db/index.ts'
import type { Recipient } from '#platform/documents/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Definition, parseDefinition } from '../../domain/definition/definition.ts'
import type { Act } from '../../store/acts/acts.ts'
import { type Consent, consentFor } from '../../store/acts/consents.ts'
import { insertDelivery, type Seal } from '../../store/acts/deliveries.ts'
import { keptAnswers } from '../../store/answers.ts'
import type { CaseRow } from '../../store/desk/cases.ts'

/** Starts one way to bring a letter of an act to the person: electronically where declared, else by post. */
export async function sendActLetter(
  tx: Tx,
  house: House,
  row: CaseRow,
  act: Pick<Act, 'id'>,
  recipient: Recipient,
  at: Temporal.Instant,
): Promise<void> {
  const consent = await electronicConsent(tx, house, row, at)
  await startDelivery(tx, { row, actId: act.id, recipient, at, seal: sealOf(house, consent), consent })
}

const sealOf = (house: House, consent: Consent | undefined): Seal =>
  consent ? 'electronic' : house.profile.letters.paperSeal

/** By post whatever was declared: what lay unopened, or came back. */
export async function postActLetter(
  tx: Tx,
  house: House,
  row: CaseRow,
  act: Pick<Act, 'id'>,
  recipient: Recipient,
  at: Temporal.Instant,
): Promise<void> {
  await startDelivery(tx, { row, actId: act.id, recipient, at, seal: sealOf(house, undefined), consent: undefined })
}

async function startDelivery(
  tx: Tx,
  start: {
    row: CaseRow
    actId: Act['id']
    recipient: Recipient
    at: Temporal.Instant
    seal: Seal
    consent: Consent | undefined
  },
): Promise<void> {
  const { row, consent, ...rest } = start
  const id = await insertDelivery(tx, {
    ...rest,
    personId: row.applicantPersonId,
    officeId: row.officeId,
    way: consent ? 'electronic' : 'post',
    consentId: consent?.id ?? null,
  })
  await enqueue(tx, 'procedures.act-letter', { deliveryId: id }, { key: `act-letter:${id}` })
}

/**
 * The declaration on which this letter may be delivered electronically: the definition offers it today, the person
 * declared, and did not ask for paper in this very request. 根拠: デジタル手続法 第7条第1項.
 */
async function electronicConsent(
  tx: Tx,
  house: House,
  row: CaseRow,
  at: Temporal.Instant,
): Promise<Consent | undefined> {
  const definition = parseDefinition(row.definition)
  if (!offersElectronic(definition, house.clock.today())) return undefined
  const asked = definition.delivery && (await keptAnswers(tx, row.id))[definition.delivery.field]
  if (asked !== undefined && asked !== 'electronic') return undefined
  return consentFor(tx, row.applicantPersonId, row.procedure, at)
}

/** Letters of this procedure may be delivered electronically on that day. */
export const offersElectronic = ({ deliveryWays }: Definition, on: Temporal.PlainDate): boolean =>
  (deliveryWays ?? []).some(
    ({ way, from }) => way === 'electronic' && (!from || Temporal.PlainDate.compare(from, on) <= 0),
  )
