import { randomUUID } from 'node:crypto'
import { demoOf } from '#demo/of-profile.ts'
import { openCheckout, refreshPayment } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { loadResident, openResidentAccount } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { drivePayment } from '#src/simulators/testing.ts'
import { confirmApplication } from '../actions/confirm.ts'
import { contentOf, ownCase, type VerifiedResident } from '../actions/load-case.ts'
import { askForPayment } from '../actions/payment.ts'
import { startApplication, startForOther } from '../actions/start.ts'
import { submitIfReady } from '../actions/submit-if-ready.ts'
import type { AnswerValue } from '../domain/answers/answer.ts'
import { contentHash, hashText } from '../domain/answers/content-hash.ts'
import { keepAnswers } from '../store/answers.ts'
import type { ApplicationId } from '../store/applications.ts'

export type FiledCase = { id: ApplicationId; resident: VerifiedResident }

const usual = { whose: 'self', items: [], copies: 1, delivery: 'post' }

/**
 * An application that has reached the office, filed through the real actions and paid at the payment simulator.
 * Only the card's signature is written directly: its own tests go through the provider.
 */
export async function filedCase(
  house: House,
  name: string,
  answers: Readonly<Record<string, AnswerValue>> = {},
  method: 'card' | 'qr' = 'card',
  { onBehalfOf, procedure = 'residence-certificate' }: { onBehalfOf?: string; procedure?: string } = {},
): Promise<FiledCase> {
  const resident = await verifiedResident(house, name)
  const id = await house.db.transact(async (tx) => {
    const asked = { procedure, lang: 'ja' } as const
    const started = onBehalfOf
      ? await startForOther(tx, house, resident, { ...asked, onBehalfOf })
      : await startApplication(tx, house, resident, asked)
    if (!started) throw new Error('may not act')
    const { id } = started
    const given = procedure === 'residence-certificate' ? { ...usual, ...answers } : answers
    await keepAnswers(tx, id, given, house.clock.now())
    const hash = contentHash(contentOf(await ownCase(tx, house, resident, id)))
    const confirmed = await confirmApplication(tx, house, resident, { id, seen: hashText(hash) })
    if (!confirmed.ok) throw new Error(`not confirmed: ${confirmed.reason}`)
    await sql`
      insert into auth.signatures (account_id, reference_kind, reference_id, content_hash, transaction_id,
        certificate_serial, certificate, signature)
      values (${resident.accountId}, 'procedures.application', ${id}, ${Buffer.from(hash)}, ${randomUUID()},
        '4D41444F00000001', '{}', '\\x00')`.execute(tx)
    return id
  })
  const asked = await house.db.transact((tx) => askForPayment(tx, house, resident, id))
  if (!asked.ok) throw new Error(`no payment: ${asked.reason}`)
  const { redirectUrl } = await openCheckout(house, asked.paymentId, {
    returnPath: `/applications/${id}/payment-return`,
  })
  await drivePayment(redirectUrl, { method })
  await refreshPayment(house, asked.paymentId)
  const filed = await house.db.transact((tx) => submitIfReady(tx, house, resident, id))
  if (filed.outcome !== 'submitted') throw new Error(`not filed: ${filed.outcome}`)
  return { id, resident }
}

/** The person as she signs in with her card. */
export async function verifiedResident(house: House, name: string): Promise<VerifiedResident> {
  const person = demoOf('nerima').people.find((one) => one.name === name)
  if (!person?.card) throw new Error(`no demo person with a card is called ${name}`)
  const { card } = person
  return house.db.transact(async (tx) => {
    const accountId = await openResidentAccount(tx, house, {
      issuer: house.config.residentIdentity.issuer,
      subject: card.subject,
      acr: 'aal3 crl',
      name: person.name,
      address: card.address,
      birthDate: Temporal.PlainDate.from(person.birthDate),
      gender: { male: '1', female: '2', other: '3' }[person.sex],
    })
    const actor = accountId && (await loadResident(tx, house, accountId))
    if (!actor?.personId) throw new Error(`${name} is not linked to the register`)
    return { ...actor, personId: actor.personId }
  })
}
