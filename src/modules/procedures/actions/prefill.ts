import { dayForAge, type HouseholdMember, type RegisteredAddress } from '#modules/people/index.ts'
import { type Contact, contactsOf } from '#modules/messaging/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { Definition } from '../domain/definition/definition.ts'
import { type Prefill, prefills } from '../domain/definition/fields.ts'
import { wardDate } from '#platform/time/index.ts'
import { earlierAnswers } from '../store/earlier-answers.ts'
import { revisionById } from '../store/revisions.ts'
import type { Self } from '../guests/about-you.ts'

/**
 * What is known already, so that nobody writes it again. `register`: 住民票; `contact`: what the person gave us; `earlier`:
 * what they answered in a request filed on that day.
 */
export type Known = ReadonlyMap<Prefill, KnownValue>
export type KnownValue =
  | { value: string; source: 'register' | 'contact' }
  | { value: string; source: 'earlier'; on: Temporal.PlainDate }

/** Only what this procedure asks for is looked up. */
export async function knownOf(
  tx: Tx,
  definition: Definition,
  {
    member,
    address,
    writer,
    draft,
  }: {
    member: HouseholdMember | undefined
    address: RegisteredAddress | undefined
    /** Whose contact it is: who files for somebody is called back themselves, and does not see that person's mail. */
    writer: PersonId
    /** While it is asked: what was filed before may answer too. */
    draft?: Whose | undefined
  },
): Promise<Known> {
  const wanted = new Set(prefillsOf(definition))
  const contacts = wanted.has('email') ? await contactsOf(tx, writer) : []
  const mail = contacts.find(({ channel }: Contact) => channel === 'mail')?.address
  const register = {
    name: member?.name,
    kana: member?.kana ?? undefined,
    'birth-date': (member && dayForAge(member.birthDate))?.toString(),
    address: address?.address,
    postcode: address?.postcode,
  }
  const known = new Map<Prefill, KnownValue>()
  for (const [key, value] of Object.entries(register)) {
    if (isPrefill(key) && wanted.has(key) && value) known.set(key, { value, source: 'register' })
  }
  if (mail) known.set('email', { value: mail, source: 'contact' })
  if (draft) await addEarlier(tx, definition, draft, known)
  return known
}

type Whose = Parameters<typeof earlierAnswers>[1]

/** Fills what nobody else knows from the newest request that asked for the same. Never what the register fixes. */
async function addEarlier(tx: Tx, definition: Definition, whose: Whose, known: Map<Prefill, KnownValue>) {
  const fields = definition.pages.flatMap((page) => page.fields)
  const open = new Set(
    fields.flatMap(({ prefill, fixed }) => (prefill && !fixed && !known.has(prefill) ? [prefill] : [])),
  )
  if (open.size === 0) return
  for (const { submittedAt, revisionId, answers } of await earlierAnswers(tx, whose)) {
    const asked = (await revisionById(tx, revisionId)).definition.pages.flatMap((page) => page.fields)
    for (const { id, prefill } of asked) {
      const value = answers[id]
      if (!prefill || !open.has(prefill) || known.has(prefill) || !value) continue
      known.set(prefill, { value, source: 'earlier', on: wardDate(submittedAt) })
    }
  }
}

/** What a guest has said about themselves need not be said again. */
export function knownOfGuest(definition: Definition, { name, kana, postcode, address, mail, phone }: Self): Known {
  const said = { name, kana, postcode, address, email: mail, phone }
  const wanted = new Set(prefillsOf(definition))
  return new Map(
    Object.entries(said).flatMap(([key, value]) =>
      isPrefill(key) && wanted.has(key) && value ? [[key, { value, source: 'contact' as const }] as const] : [],
    ),
  )
}

const isPrefill = (key: string): key is Prefill => prefills.some((prefill) => prefill === key)

const prefillsOf = (definition: Definition): Prefill[] =>
  definition.pages.flatMap((page) => page.fields.flatMap((field) => field.prefill ?? []))
