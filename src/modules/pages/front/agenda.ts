import type { Resident } from '#platform/auth/actor.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { AgendaItem, House } from '#platform/module/index.ts'

const limit = 8

/** What awaits this person, soonest first, from all modules. */
export async function agendaOf(house: House, resident: Resident, lang: Lang): Promise<readonly AgendaItem[]> {
  const lists = await house.db.read(async (tx) => {
    const found: (readonly AgendaItem[])[] = []
    // One after the other: a transaction has one connection.
    for (const module of house.modules) found.push((await module.agenda?.(tx, resident, lang, house)) ?? [])
    return found
  })
  return lists
    .flat()
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on))
    .slice(0, limit)
}
