import type { SpaceWords } from '../domain/change.ts'
import type { KeptSpace } from '../store/kept.ts'
import { upkeepTexts as t } from '../text.ts'
import { folded, readDay, readNumber } from './cells.ts'
import { type Cells, type LineFault, spaceColumns as columns } from './columns.ts'
import type { ReadLine } from './read-reservation.ts'

/** A room as a line says it: one that is there, or a new one. */
export type ReadSpace = { words: SpaceWords; kept?: KeptSpace; made?: { slug: string; atoms: string[] } }

export type SpaceChoicesKnown = {
  rules: readonly string[]
  tariffs: readonly string[]
  activities: readonly { key: string; name: string }[]
  today: Temporal.PlainDate
}

const reading = /^[\p{Script=Hiragana}ー・ 　0-9A-Za-z（）()]{1,200}$/u
const list = (text: string) => [...new Set(text.split(/[、,\n]/).map((one) => one.trim()))].filter((one) => one !== '')

/** Everything that is wrong with a line, or the room that it says. `here`: the rooms of its house. */
export function readSpace(
  cells: Cells<typeof columns>,
  here: readonly KeptSpace[],
  known: SpaceChoicesKnown,
): ReadLine<ReadSpace> {
  const faults: LineFault[] = []
  const wrong = (key: keyof typeof columns, reason: LineFault['reason']) => {
    faults.push({ item: columns[key], reason })
    return undefined
  }
  const key = cells.key.normalize('NFKC')
  const kept = here.find(({ slug, name }) => (key === '' ? folded(name) === folded(cells.space) : slug === key))
  if (!kept && !/^[a-z0-9][a-z0-9-]{0,59}$/.test(key)) wrong('key', 'key')
  if (cells.space === '' || cells.space.length > 100) wrong('space', 'name')
  if (here.some((one) => one !== kept && folded(one.name) === folded(cells.space))) wrong('space', 'name')
  if (!reading.test(cells.kana)) wrong('kana', 'kana')
  if (cells.english.length > 200) wrong('english', 'name')
  if (!known.rules.includes(cells.rules)) wrong('rules', 'rules')
  const tariff = ['', t.words.noTariff].includes(cells.tariff) ? null : cells.tariff
  if (tariff !== null && !known.tariffs.includes(tariff)) wrong('tariff', 'tariff')
  const capacity = readNumber(cells.capacity, 1, 30_000) ?? wrong('capacity', 'number')
  const area = readNumber(cells.area, 1, 30_000)
  if (area === undefined) wrong('area', 'number')
  const activities = activitiesOf(list(cells.activities), known) ?? wrong('activities', 'activities')
  const atoms = list(cells.atoms)
  if (kept && atoms.length > 0 && !isSame(atoms, kept.atoms)) wrong('atoms', 'atoms')
  const online = readYes(cells.online)
  if (online === undefined) wrong('online', 'yes-no')
  const last = cells.last === '' ? null : (readDay(cells.last) ?? wrong('last', 'date'))
  const until = last?.add({ days: 1 }).toString() ?? null
  if (last && until !== kept?.until && Temporal.PlainDate.compare(last, known.today) < 0) wrong('last', 'past')
  if (!capacity || area === undefined || !activities || online === undefined || faults.length > 0)
    return { ok: false, faults }
  const words: SpaceWords = {
    name: cells.space,
    kana: cells.kana,
    english: cells.english === '' ? null : cells.english,
    rules: cells.rules,
    tariff,
    capacity,
    area,
    activities,
    online,
    confirmed: cells.mark === t.confirmed,
    until,
  }
  if (kept) return { ok: true, value: { words, kept } }
  return { ok: true, value: { words, made: { slug: key, atoms: atoms.length > 0 ? atoms : [cells.space] } } }
}

/** By key or name, at least one. */
function activitiesOf(typed: readonly string[], { activities }: SpaceChoicesKnown): string[] | undefined {
  const keys = typed.flatMap((one) => activities.find(({ key, name }) => key === one || name === one)?.key ?? [])
  return typed.length > 0 && keys.length === typed.length ? keys : undefined
}

/** An empty cell is a yes. */
function readYes(text: string): boolean | undefined {
  if (text === '' || text === t.sheet.yesNo.yes) return true
  return text === t.sheet.yesNo.no ? false : undefined
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted())

/** What a line of the same room would say. */
export const keptWords = (kept: KeptSpace): SpaceWords => ({
  name: kept.name,
  kana: kept.nameKana,
  english: kept.nameEnglish,
  rules: kept.rules,
  tariff: kept.tariff,
  capacity: kept.capacity,
  area: kept.area,
  activities: kept.activities,
  online: kept.isOnline,
  confirmed: kept.isConfirmed,
  until: kept.until,
})
