import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Office, officesByKeys } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { ownPath } from './domain/own-path.ts'
import { noticeTexts } from './notices/domain.ts'
import { hasNotices, insertNotice } from './notices/store.ts'
import { insertShortLink } from './short-links/store.ts'

/** `addresses.json` of a profile: what hangs and was sent when the demo begins, by days from its first start. */
const addressesSchema = z.strictObject({
  notices: z.array(
    z.strictObject({
      office: z.string(),
      texts: noticeTexts,
      target: z.string().optional(),
      sentAfterDays: z.int(),
      actAfterDays: z.int().optional(),
      lastAfterDays: z.int(),
    }),
  ),
  shortLinks: z.array(
    z.strictObject({
      office: z.string(),
      code: z.string(),
      target: z.string(),
      purpose: z.string(),
      lastAfterDays: z.int(),
    }),
  ),
})

/** Notices and short addresses of the demo; a real office makes its own. Safe to run twice. */
export async function seed(tx: Tx, house: House): Promise<void> {
  const file = join(house.config.root, 'profiles', house.config.profile, 'addresses.json')
  if (house.config.env === 'production' || !existsSync(file) || (await hasNotices(tx))) return
  const { notices, shortLinks } = addressesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const today = house.clock.today()
  const offices = await officesByKeys(
    tx,
    [...notices, ...shortLinks].map(({ office }) => office),
    today,
  )
  const made = { madeAt: house.clock.now(), by: null }
  for (const { office, texts, target, ...days } of notices)
    await insertNotice(tx, {
      ...made,
      texts,
      officeId: idOf(offices, office),
      target: target === undefined ? null : pathOf(house, target),
      sentOn: today.add({ days: days.sentAfterDays }),
      actBy: days.actAfterDays === undefined ? null : today.add({ days: days.actAfterDays }),
      lastDay: today.add({ days: days.lastAfterDays }),
    })
  for (const { office, code, target, purpose, lastAfterDays } of shortLinks)
    await insertShortLink(tx, {
      ...made,
      ...{ code, purpose, officeId: idOf(offices, office), target: pathOf(house, target) },
      lastDay: today.add({ days: lastAfterDays }),
    })
}

function idOf(offices: ReadonlyMap<string, Office>, key: string): Office['id'] {
  const office = offices.get(key)
  if (!office) throw new Error(`addresses.json: no office ${key}`)
  return office.id
}

function pathOf(house: House, target: string): string {
  const path = ownPath(target, house.config.publicUrl)
  if (!path) throw new Error(`addresses.json: ${target} is no path of this house`)
  return path
}
