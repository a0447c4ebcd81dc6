import { z } from 'zod'
import { sendLetter } from '#modules/messaging/index.ts'
import { findOffice, mailingAddress, personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import {
  documentsOf,
  type LetterInput,
  nextDocumentNumber,
  type Recipient,
  renderLetter,
  storeDocument,
} from '#platform/documents/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { fiscalYear, toWareki, wardDate } from '#platform/time/index.ts'
import type { Registrant } from '../domain/registrant.ts'
import { findDecision, insertEvent, type RegistrantDecision, type RegistrantDecisionId } from '../store/decisions.ts'
import { representativeThen } from '../store/members.ts'
import { findRegistrant } from '../store/registrants.ts'
import { appealOf, letterWords } from '../text/letters.ts'
import { rulesOf } from '../rules-of.ts'

const taskPayload = z.object({ decisionId: z.uuid().transform((id) => id as RegistrantDecisionId) })

export const letterOwner = (id: RegistrantDecisionId) => ({ kind: 'reservations.registrant-decision', id })
export const letterKind = 'registrant-decision'

/**
 * The letter of a decision about a registration, with ground, reasons and 教示, posted to who represents it, once. Where nobody
 * may be written to (a protected person who did not agree) it waits at the counter. Safe to run twice.
 * 根拠: 行政手続法 第8条, 第14条, 行政不服審査法 第82条.
 */
export async function drawRegistrantLetter(house: House, payload: unknown): Promise<void> {
  const { decisionId } = taskPayload.parse(payload)
  const prepared = await house.db.transact((tx) => prepare(tx, house, decisionId))
  if (!prepared) return
  const bytes = await renderLetter(prepared.letter)
  await house.db.transact(async (tx) => {
    if (await letterOf(tx, decisionId)) return
    const { personId, registrant, postTo } = prepared
    const documentId = await storeDocument(tx, {
      kind: letterKind,
      bytes,
      owner: letterOwner(decisionId),
      subjects: [personId],
      at: house.clock.now(),
    })
    const kind = postTo ? 'post_letter' : 'keep_letter'
    await insertEvent(tx, { registrantId: registrant.id, kind, at: house.clock.now(), data: { decision: decisionId } })
    if (!postTo) return
    const { postcode, addressLines, name } = postTo
    const address = { postcode, address: addressLines.join(' '), addressee: name }
    await sendLetter(tx, { documentId, personId, address, reference: `registrant-decision:${decisionId}` })
  })
}

/** The drawn letter of a decision; `undefined` until it is drawn. */
export const letterOf = async (tx: Tx, id: RegistrantDecisionId) =>
  (await documentsOf(tx, letterOwner(id), [letterKind]))[0]

type Prepared = { registrant: Registrant; personId: PersonId; letter: LetterInput; postTo: Recipient | undefined }

async function prepare(tx: Tx, house: House, id: RegistrantDecisionId): Promise<Prepared | undefined> {
  const decision = await findDecision(tx, id)
  if (!decision || decision.kind === 'approval' || (await letterOf(tx, id))) return undefined
  const today = house.clock.today()
  const decidedOn = wardDate(decision.decidedAt)
  const registrant = await findRegistrant(tx, decision.registrantId, decidedOn)
  const personId = await representativeThen(tx, decision.registrantId, decidedOn)
  const name = personId && (await personNames(tx, [personId])).get(personId)
  const office = await findOffice(tx, rulesOf(house).office, today)
  if (!registrant || !personId || !name || !office) return undefined
  const found = await mailingAddress(tx, personId, today)
  const postTo = found && {
    postcode: found.postcode,
    addressLines: found.addressee === null ? found.lines : [...found.lines, found.addressee],
    name,
  }
  const { profile, config } = house
  const symbol = rulesOf(house).documentSymbol
  return {
    registrant,
    personId,
    postTo,
    letter: {
      issuer: {
        prefecture: profile.prefecture,
        name: profile.name,
        mayorTitle: profile.mayorTitle,
        specimen: config.env !== 'production',
      },
      documentNumber: await nextDocumentNumber(tx, { symbol, fiscalYear: fiscalYear(today) }),
      date: decidedOn,
      recipient: postTo ?? { postcode: profile.postcode, addressLines: [profile.address, letterWords.kept], name },
      senderTitle: profile.mayorTitle,
      seal: profile.letters.paperSeal,
      ...wordsFor(house, registrant, { ...decision, kind: decision.kind }),
      contact: { office: `${office.parentName} ${office.name}`.trim(), phone: office.phone },
    },
  }
}

function wordsFor(
  house: House,
  { name, number }: Registrant,
  decision: RegistrantDecision & { kind: Exclude<RegistrantDecision['kind'], 'approval'> },
) {
  const { kind, ground, reason, fromDay, lastDay } = decision
  const { grounds } = rulesOf(house)
  const label = Object.values(grounds)
    .flat()
    .find((one) => one.key === ground)?.label
  const words = letterWords[kind]
  const days = { from: toWareki(fromDay), last: lastDay ? toWareki(lastDay) : '' }
  return {
    title: words.title,
    paragraphs: [words.text({ name, number, ...days })],
    items: [
      ...(lastDay ? [{ term: letterWords.period, text: `${days.from}から${days.last}まで` }] : []),
      ...(label ? [{ term: letterWords.ground, text: label }] : []),
      ...(reason ? [{ term: letterWords.reason, text: reason }] : []),
    ],
    appeal: ground ? appealOf(house.profile) : [],
  }
}
