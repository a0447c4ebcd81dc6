import type { BirthDate } from '../domain/birth.ts'
import type { LineReason } from '../domain/line-problem.ts'
import type { ForeignResident, RegisterAddress, Sex } from '../domain/record.ts'
import type { RegisterEntry, RegisterState } from '../domain/register-entry.ts'
import { readBlock, readTown } from './address.ts'
import type { Item } from './items.ts'

export type Finding = { item: Item | null; reason: LineReason }
export type ReadLine =
  | { ok: true; entry: RegisterEntry }
  | { ok: false; atenaNumber: string | null; findings: readonly Finding[] }

type Places = ReadonlyMap<Item, number>

/** A reader of lines for one header. It remembers days, which repeat, and nothing else. */
export function lineReader(places: Places, width: number): (cells: readonly string[]) => ReadLine {
  const readDay = dayReader()
  return (cells) => {
    const findings: Finding[] = []
    if (cells.length !== width) findings.push({ item: null, reason: 'cell_count' })
    const spoilt = cells.find((cell) => unreadable.test(cell))
    if (spoilt !== undefined)
      findings.push({ item: null, reason: spoilt.includes('\uFFFD') ? 'unreadable_character' : 'private_character' })
    const line = reading(places, cells, readDay, findings)
    const entry = findings.length === 0 ? readEntry(line) : undefined
    const atenaNumber = cells[places.get('atenaNumber') ?? -1]?.trim() ?? ''
    return entry && findings.length === 0
      ? { ok: true, entry }
      : { ok: false, atenaNumber: /^\d{10}$/.test(atenaNumber) ? atenaNumber : null, findings: findings.slice(0, 5) }
  }
}

// Bytes that are no character, and 外字 of the core system, which every other program would draw as something else.
const unreadable = /[\uFFFD\uE000-\uF8FF\u{F0000}-\u{10FFFD}]/u

type Reading = ReturnType<typeof reading>

function reading(places: Places, cells: readonly string[], readDay: DayReader, findings: Finding[]) {
  const find = (item: Item, reason: LineReason) => void findings.push({ item, reason })
  const text = (item: Item, most = 200): string | null => {
    const value = cells[places.get(item) ?? -1]?.trim() ?? ''
    if (value.length > most) find(item, 'too_long')
    if (item !== 'householdNumber' && /^\d{11,12}$/.test(value)) find(item, 'forbidden_number')
    return value === '' ? null : value
  }
  const needed = (item: Item, most?: number): string => {
    const value = text(item, most)
    if (value === null) find(item, 'missing')
    return value ?? ''
  }
  const shaped = (item: Item, shape: RegExp): string => {
    const value = needed(item)
    if (value !== '' && !shape.test(value)) find(item, 'bad_shape')
    return value
  }
  const number = (item: Item, least: number, most: number, absent?: number): number => {
    const value = text(item)
    if (value === null && absent !== undefined) return absent
    const read = /^\d{1,9}$/.test(value ?? '') ? Number(value) : Number.NaN
    if (!(read >= least && read <= most)) find(item, value === null ? 'missing' : 'not_a_number')
    return read
  }
  const day = (item: Item): Temporal.PlainDate | null => {
    const value = text(item)
    const read = value === null ? null : readDay(value)
    if (read === undefined) find(item, 'not_a_day')
    return read ?? null
  }
  const neededDay = (item: Item): Temporal.PlainDate => {
    const read = day(item)
    if (read === null && text(item) === null) find(item, 'missing')
    return read ?? someDay
  }
  const oneOf = <T>(item: Item, codes: ReadonlyMap<string, T>, absent?: T): T | undefined => {
    const value = text(item)
    if (value === null && absent !== undefined) return absent
    const read = codes.get(value ?? '')
    if (read === undefined) find(item, value === null ? 'missing' : 'unknown_code')
    return read
  }
  return { find, text, needed, shaped, number, day, neededDay, oneOf }
}

// Stands in where a finding stops the line anyway.
const someDay = Temporal.PlainDate.from('1900-01-01')

const states = new Map<string, RegisterState>([
  ['住民', 'resident'],
  ['転出', 'moved_out'],
  ['死亡', 'died'],
  ['消除', 'removed'],
])
const sexes = new Map<string, Sex>([
  ['1', 'male'],
  ['男', 'male'],
  ['2', 'female'],
  ['女', 'female'],
  ['3', 'other'],
  ['その他', 'other'],
])
const flags = new Map([
  ['0', false],
  ['1', true],
])

function readEntry(line: Reading): RegisterEntry {
  const { text, needed, shaped, number, day, neededDay, oneOf } = line
  return {
    atenaNumber: shaped('atenaNumber', /^\d{10}$/),
    historyNumber: number('historyNumber', 1, 999_999),
    branchNumber: number('branchNumber', 0, 9_999, 0),
    state: oneOf('state', states) ?? 'resident',
    isCancelled: oneOf('isCancelled', flags, false) ?? false,
    reason: needed('reason', 60),
    movedOn: neededDay('movedOn'),
    reportedOn: day('reportedOn'),
    processedOn: day('processedOn'),
    householdNumber: shaped('householdNumber', /^\d{1,15}$/),
    relation: needed('relation', 40),
    name: needed('name'),
    kana: text('kana'),
    kanaIsOfficial: oneOf('kanaIsOfficial', flags, false) ?? false,
    alias: text('alias'),
    aliasKana: text('aliasKana'),
    formerSurname: text('formerSurname', 100),
    formerSurnameKana: text('formerSurnameKana', 100),
    birthDate: readBirth(line),
    sex: oneOf('sex', sexes) ?? 'other',
    address: readAddress(line),
    addressSince: day('addressSince'),
    residentSince: neededDay('residentSince'),
    previousAddress: text('previousAddress'),
    nextAddress: text('nextAddress'),
    ...readOrigin(line),
  }
}

function readBirth({ text, day, neededDay }: Reading): BirthDate {
  const words = text('birthText', 60)
  if (words === null) return { isKnown: true, date: neededDay('birthDate') }
  return { isKnown: false, text: words, assumed: day('birthDate') }
}

function readAddress({ find, text, needed }: Reading): RegisterAddress {
  const postcode = /^(\d{3})[-−‐]?(\d{4})$/.exec(needed('postcode'))
  if (!postcode) find('postcode', 'bad_shape')
  const municipality = `${text('prefecture') ?? ''}${needed('municipality')}`
  const town = readTown(needed('town'))
  const block = readBlock(needed('block'))
  if (!block) find('block', 'address_unreadable')
  const { ban = null, go = null, lot = null } = block ?? {}
  return {
    postcode: `${postcode?.[1]}-${postcode?.[2]}`,
    municipality,
    ...town,
    ban,
    go,
    lot,
    building: text('building'),
  }
}

// 根拠: 住民基本台帳法 第7条第5号, 第30条の45. Who has a nationality has no 本籍 here, and the other way round.
function readOrigin({ find, text, day }: Reading): Pick<RegisterEntry, 'honseki' | 'honsekiHead' | 'foreign'> {
  const [honseki, honsekiHead, nationality] = [text('honseki'), text('honsekiHead'), text('nationality')]
  const foreign: ForeignResident | null =
    nationality === null
      ? null
      : {
          nationality,
          category: text('category') ?? '',
          status: text('status') ?? '',
          period: text('period'),
          expiresOn: day('expiresOn'),
          cardNumber: text('cardNumber'),
        }
  if (foreign && (honseki !== null || honsekiHead !== null)) find('honseki', 'nationality_and_honseki')
  return { honseki, honsekiHead, foreign }
}

type DayReader = (text: string) => Temporal.PlainDate | undefined

/** 20261202, 2026-12-02 or 2026/12/02. A register has some forty thousand different days. */
function dayReader(): DayReader {
  const known = new Map<string, Temporal.PlainDate>()
  return (text) => {
    const found = known.get(text)
    if (found) return found
    const match = /^(\d{4})([-/]?)(\d{2})\2(\d{2})$/.exec(text)
    const read = match && dayOf(Number(match[1]), Number(match[3]), Number(match[4]))
    if (!read) return undefined
    if (known.size < 100_000) known.set(text, read)
    return read
  }
}

function dayOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (year < 1850 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const read = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' })
  return read.day === day ? read : undefined
}
