import type { HouseholdMember, RegisteredAddress } from '#modules/people/index.ts'
import { type Contact, contactsOf } from '#modules/messaging/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { Definition } from '../domain/definition/definition.ts'
import type { Prefill } from '../domain/definition/fields.ts'
import type { Self } from '../guests/about-you.ts'

/** What is known already, so that nobody writes it again. `register`: 住民票; `contact`: what the person gave us. */
export type Known = ReadonlyMap<Prefill, { value: string; source: 'register' | 'contact' }>

/** Only what this procedure asks for is looked up. */
export async function knownOf(
  tx: Tx,
  definition: Definition,
  {
    member,
    address,
    writer,
  }: {
    member: HouseholdMember | undefined
    address: RegisteredAddress | undefined
    /** Whose contact it is: who files for somebody is called back themselves, and does not see that person's mail. */
    writer: PersonId
  },
): Promise<Known> {
  const wanted = new Set(prefillsOf(definition))
  const contacts = wanted.has('email') ? await contactsOf(tx, writer) : []
  const mail = contacts.find(({ channel }: Contact) => channel === 'mail')?.address
  const register = {
    name: member?.name,
    kana: member?.kana ?? undefined,
    'birth-date': member?.birthDate.toString(),
    address: address?.address,
    postcode: address?.postcode,
  }
  const known = new Map<Prefill, { value: string; source: 'register' | 'contact' }>()
  for (const [key, value] of Object.entries(register)) {
    if (isPrefill(key) && wanted.has(key) && value) known.set(key, { value, source: 'register' })
  }
  if (mail) known.set('email', { value: mail, source: 'contact' })
  return known
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

const isPrefill = (key: string): key is Prefill =>
  ['name', 'kana', 'birth-date', 'address', 'postcode', 'phone', 'email'].includes(key)

const prefillsOf = (definition: Definition): Prefill[] =>
  definition.pages.flatMap((page) => page.fields.flatMap((field) => field.prefill ?? []))
