import type { Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Cell } from '#platform/sheets/index.ts'
import { reservationNumber } from '../../booking/domain/reservation.ts'
import { knownWard } from '../../known-ward.ts'
import { placeWords } from '../../places/index.ts'
import { standings } from '../../registrants/domain/registrant.ts'
import { staffTexts } from '../../registrants/text/staff.ts'
import { blockNames } from '../block-names.ts'
import { patternColumns, reservationColumns, spaceColumns } from '../sheets/columns.ts'
import { spacesOfHouses } from '../store/kept.ts'
import { patternBlocks, registrantRows, reservationRows } from '../store/sheet-rows.ts'
import { upkeepTexts as t } from '../text.ts'

export const sheetTables = ['spaces', 'space-list', 'patterns', 'reservations', 'registrants'] as const
export type SheetTable = (typeof sheetTables)[number]

type Rows = readonly (readonly Cell[])[]
const names = t.sheet.out2

/** The first line names the columns; then some hundreds of lines at a time. */
export function tableOf(tx: Tx, house: House, table: SheetTable): AsyncIterable<Rows> {
  return { spaces, 'space-list': spaceList, patterns, reservations, registrants }[table](tx, house)
}

async function* spaces(tx: Tx, house: House): AsyncGenerator<Rows> {
  const ward = await knownWard(tx, house)
  const today = house.clock.today()
  yield [
    [names.facility, names.space, names.capacity, names.rules, names.tariff, names.per, names.amount, names.confirmed],
  ]
  for (const space of ward.spaces.values()) {
    const mark = space.isConfirmed ? t.confirmed : t.unconfirmed
    const head = [space.facility.name, space.name, space.capacity, space.ruleGroup, space.tariff ?? t.words.noTariff]
    const prices = space.tariff === null ? [] : (ward.tariffOn(space.tariff, today)?.prices ?? [])
    yield prices.length === 0
      ? [[...head, '', 0, mark]]
      : prices.map(({ per, amount, from, to }) => [
          ...head,
          `${t.sheet.per[per]}${from || to ? ` ${from ?? ''}〜${to ?? ''}` : ''}`,
          amount,
          mark,
        ])
  }
}

async function* spaceList(tx: Tx, house: House): AsyncGenerator<Rows> {
  const activities = new Map((placeWords(house)?.activities ?? []).map(({ key, ja }) => [key, withoutReadings(ja)]))
  yield [Object.values(spaceColumns)]
  for (const { name: facility, spaces } of await spacesOfHouses(tx))
    yield spaces.map((space) => [
      facility,
      space.name,
      space.slug,
      space.nameKana,
      space.nameEnglish ?? '',
      space.rules,
      space.tariff ?? '',
      space.capacity,
      space.area ?? '',
      space.activities.map((key) => activities.get(key) ?? key).join('、'),
      space.atoms.join('、'),
      space.isOnline ? t.sheet.yesNo.yes : t.sheet.yesNo.no,
      space.until === null ? '' : Temporal.PlainDate.from(space.until).subtract({ days: 1 }).toString(),
      space.isConfirmed ? t.confirmed : t.unconfirmed,
    ])
}

async function* patterns(tx: Tx, house: House): AsyncGenerator<Rows> {
  const blocks = blockNames(house)
  yield [Object.values(patternColumns)]
  yield (await patternBlocks(tx, house.clock.today())).map(({ facility, space, from, until, days, block }) => [
    facility,
    space,
    from ?? '',
    until ?? '',
    days.map((day) => t.dayKinds[day] ?? '').join(''),
    block.starts,
    block.ends,
    blocks.find(({ key }) => key === block.label)?.name ?? block.label ?? '',
    block.weight,
    block.bridge ? patternColumns.bridge : '',
  ])
}

async function* reservations(tx: Tx, house: House): AsyncGenerator<Rows> {
  const activities = new Map((placeWords(house)?.activities ?? []).map(({ key, ja }) => [key, withoutReadings(ja)]))
  yield [[...Object.values(reservationColumns), names.number]]
  for await (const rows of reservationRows(tx, house.clock.today()))
    yield rows.map((row) => [
      row.facility,
      row.space,
      row.day,
      row.starts,
      row.ends,
      row.number ?? '',
      activities.get(row.activity) ?? row.activity,
      row.attendees ?? '',
      row.amount,
      row.pays === 'nothing' ? t.sheet.paid.yes : t.sheet.paid.no,
      reservationNumber(row.serial, row.createdAt),
    ])
}

async function* registrants(tx: Tx, house: House): AsyncGenerator<Rows> {
  yield [
    [
      reservationColumns.registrant,
      names.kind,
      names.class,
      names.state,
      names.from,
      names.until,
      names.name,
      names.members,
    ],
  ]
  for await (const rows of registrantRows(tx, house.clock.today()))
    yield rows.map((row) => [
      row.number,
      t.sheet.registrantKinds[row.kind],
      row.class,
      standingWord(row.state),
      row.from ?? '',
      row.until ?? '',
      row.groupName ?? '',
      row.members,
    ])
}

function standingWord(state: string): string {
  const standing = standings.find((one) => one === (state === 'proposed' ? 'asked' : state))
  return standing ? staffTexts.standings[standing] : state
}
