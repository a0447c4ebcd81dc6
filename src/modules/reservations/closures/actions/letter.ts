import { z } from 'zod'
import { sendLetter } from '#modules/messaging/index.ts'
import { namesOfOrganisations } from '#modules/organisations/index.ts'
import { mailingAddress, officeById, personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import {
  documentsOf,
  type LetterInput,
  nextDocumentNumber,
  type Recipient,
  renderLetter,
  storeDocument,
} from '#platform/documents/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { fiscalYear, formatPlainTime, toWareki, wardDate } from '#platform/time/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import { findReservation } from '../../booking/store/reservations.ts'
import { knownWard } from '../../known-ward.ts'
import type { Space } from '../../places/index.ts'
import type { Registrant } from '../../registrants/index.ts'
import { representativeThen } from '../../registrants/store/members.ts'
import { findRegistrant } from '../../registrants/store/registrants.ts'
import { revocationRules } from '../profile.ts'
import { findRevocation, type Revocation, type RevocationId } from '../store/revocations.ts'
import { appealOf, letterWords } from '../text/letters.ts'

const taskPayload = z.object({ decisionId: z.uuid().transform((id) => id as RevocationId) })

export const letterOwner = (id: RevocationId) => ({ kind: 'reservations.reservation-decision', id })
export const letterKind = 'reservation-revocation'

/**
 * The letter of a revocation, posted to who represented the registrant, once. Where nobody may be written to it waits at
 * the counter. Safe to run twice. 根拠: 行政手続法 第14条, 行政不服審査法 第82条.
 */
export async function drawRevocationLetter(house: House, payload: unknown): Promise<void> {
  const { decisionId } = taskPayload.parse(payload)
  const prepared = await house.db.transact((tx) => prepare(tx, house, decisionId))
  if (!prepared) return
  const bytes = await renderLetter(prepared.letter)
  await house.db.transact(async (tx) => {
    if (await letterOf(tx, decisionId)) return
    const { personId, postTo } = prepared
    const documentId = await storeDocument(tx, {
      kind: letterKind,
      bytes,
      owner: letterOwner(decisionId),
      subjects: [personId],
      at: house.clock.now(),
    })
    if (!postTo) return
    const { postcode, addressLines, name } = postTo
    const address = { postcode, address: addressLines.join(' '), addressee: name }
    await sendLetter(tx, { documentId, personId, address, reference: `reservation-revocation:${decisionId}` })
  })
}

/** The drawn letter; `undefined` until it is drawn. */
export const letterOf = async (tx: Tx, id: RevocationId) => (await documentsOf(tx, letterOwner(id), [letterKind]))[0]

type Prepared = { personId: PersonId; letter: LetterInput; postTo: Recipient | undefined }

async function prepare(tx: Tx, house: House, id: RevocationId): Promise<Prepared | undefined> {
  const decision = await findRevocation(tx, id)
  const reservation = decision && (await findReservation(tx, decision.reservationId))
  if (!decision || !reservation?.registrantId || (await letterOf(tx, id))) return undefined
  const today = house.clock.today()
  const decidedOn = wardDate(decision.decidedAt)
  const registrant = await findRegistrant(tx, reservation.registrantId, decidedOn)
  const personId = await representativeThen(tx, reservation.registrantId, decidedOn)
  const name = personId && (await personNames(tx, [personId])).get(personId)
  const space = (await knownWard(tx, house)).spaces.get(reservation.spaceId)
  const office = space && (await officeById(tx, space.facility.officeId))
  if (!registrant || !personId || !name || !space || !office) return undefined
  const operator = decision.decidedAs === 'operator' ? await operatorOf(tx, space) : undefined
  const found = await mailingAddress(tx, personId, today)
  const postTo = found && {
    postcode: found.postcode,
    addressLines: found.addressee === null ? found.lines : [...found.lines, found.addressee],
    name,
  }
  const { profile, config } = house
  const { prefecture, mayorTitle } = profile
  const symbol = revocationRules(house).documentSymbol
  return {
    personId,
    postTo,
    letter: {
      issuer: { prefecture, name: profile.name, mayorTitle, specimen: config.env !== 'production' },
      documentNumber: await nextDocumentNumber(tx, { symbol, fiscalYear: fiscalYear(today) }),
      date: decidedOn,
      recipient: postTo ?? { postcode: profile.postcode, addressLines: [profile.address, letterWords.kept], name },
      senderTitle: operator ? letterWords.operator(operator) : mayorTitle,
      // The seal of the municipality does not stand under what another one decided.
      seal: operator ? 'omitted' : profile.letters.paperSeal,
      ...wordsFor(house, { decision, reservation, registrant, space }),
      appeal: appealOf(profile, operator),
      contact: { office: `${office.parentName} ${office.name}`.trim(), phone: office.phone },
    },
  }
}

async function operatorOf(tx: Tx, { facility: { operatorId } }: Space): Promise<string | undefined> {
  return operatorId ? (await namesOfOrganisations(tx, [operatorId])).get(operatorId) : undefined
}

type About = { decision: Revocation; reservation: Reservation; registrant: Registrant; space: Space }

function wordsFor(house: House, { decision, reservation, registrant, space }: About) {
  const { day, starts, ends, number } = reservation
  const time = (one: Temporal.PlainTime) => plainText(formatPlainTime(one, 'ja'))
  const when = `${toWareki(day)} ${time(starts)}から${time(ends)}まで`
  const place = `${space.facility.name} ${space.name}`
  const ground = revocationRules(house).grounds.find(({ key }) => key === decision.ground)?.label ?? decision.ground
  return {
    title: letterWords.title,
    paragraphs: [letterWords.text({ name: registrant.name, number, place, when })],
    items: [
      { term: letterWords.ground, text: ground },
      { term: letterWords.reason, text: decision.reason },
    ],
  }
}
