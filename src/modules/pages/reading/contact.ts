import { type Office, officeOn, officesByIds, officesByKeys } from '#modules/people/index.ts'
import { type Database, sql } from '#platform/db/index.ts'
import { type Lang, withoutReadings } from '#platform/i18n/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Facts } from '../domain/details.ts'

/** Whom to ask about a page. */
export type Contact = { office: string; officeEnglish: string; phone: string; mail?: string }

// Offices change on a day, and their numbers a few times a year; each view of a page would ask for them.
const keptMilliseconds = 60_000
const mostKept = 1000

type Kept = { at: number; office: Promise<Office | undefined> }
const offices = new WeakMap<Database, Map<string, Kept>>()

/** The office that answers for a page today, after whatever reorganisation; the main number where none is known. */
export async function contactFor(house: House, officeId: OfficeId, given: Facts['contact']): Promise<Contact> {
  const office = await keptOffice(house, officeId, given?.office)
  return {
    office: office?.name ?? house.profile.name,
    officeEnglish: office?.nameEnglish ?? house.profile.nameEnglish,
    phone: given?.phone ?? office?.phone ?? house.profile.phone,
    ...(given?.mail && { mail: given.mail }),
  }
}

export const officeIn = (lang: Lang, contact: Contact): string =>
  lang === 'en' ? contact.officeEnglish : withoutReadings(contact.office)

async function keptOffice(house: House, id: OfficeId, key: string | undefined): Promise<Office | undefined> {
  const kept = offices.get(house.db) ?? new Map<string, Kept>()
  offices.set(house.db, kept)
  const today = house.clock.today()
  const name = `${key ?? id} ${today.toString()}`
  const known = kept.get(name)
  if (known && performance.now() - known.at < keptMilliseconds) return known.office
  if (kept.size >= mostKept) kept.clear()
  const office = key ? byKey(house, key, today) : byId(house, id, today)
  kept.set(name, { at: performance.now(), office })
  office.catch(() => kept.delete(name))
  return office
}

const byKey = async ({ db }: House, key: string, today: Temporal.PlainDate) =>
  db.look(async (tx) => (await officesByKeys(tx, [key], today)).get(key))

const byId = async ({ db }: House, id: OfficeId, today: Temporal.PlainDate) =>
  db.read(async (tx) => {
    const { rows } = await sql<{ id: OfficeId | null }>`
      select ${officeOn(sql`${id}::uuid`, today, sql`null`)} as id`.execute(tx)
    const now = rows[0]?.id ?? id
    return (await officesByIds(tx, [now])).get(now)
  })
