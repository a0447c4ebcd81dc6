/** Columns of the sheets, as their first line names them. What goes out comes in again. */
export const reservationColumns = {
  facility: '施設',
  space: '室場',
  day: '利用日',
  starts: '開始',
  ends: '終了',
  registrant: '利用者番号',
  activity: '利用目的',
  attendees: '人数',
  amount: '料金',
  paid: '支払い',
} as const

export const patternColumns = {
  facility: '施設',
  space: '室場',
  from: '最初の日',
  until: '最後の日',
  days: '曜日',
  starts: '開始',
  ends: '終了',
  label: '区分',
  weight: 'コマ数',
  bridge: 'つなぎ',
} as const

export const spaceColumns = {
  facility: '施設',
  space: '室場',
  key: '記号',
  kana: 'ふりがな',
  english: '英語名',
  rules: '規則',
  tariff: '料金表',
  capacity: '定員',
  area: '面積',
  activities: '利用目的',
  atoms: '区画',
  online: 'ネット予約',
  last: '最後の日',
  mark: '確認',
} as const

type Columns = Readonly<Record<string, string>>
export type Cells<Names extends Columns> = Readonly<Record<keyof Names, string>>

export type Header<Names extends Columns> =
  | { ok: true; read(cells: readonly string[]): Cells<Names> | undefined }
  | { ok: false; missing: string[] }

/** Where the columns are; others are passed over. `read` is `undefined` for a line of another length. */
export function readHeader<const Names extends Columns>(
  names: Names,
  optional: readonly (keyof Names)[],
  first: readonly string[],
): Header<Names> {
  const found = first.map((cell) =>
    cell
      .normalize('NFKC')
      .replace(/^\uFEFF/, '')
      .trim(),
  )
  const places = Object.entries(names).map(([key, name]) => ({ key, name, at: found.indexOf(name) }))
  const missing = places.filter(({ key, at }) => at < 0 && !optional.includes(key)).map(({ name }) => name)
  if (missing.length > 0) return { ok: false, missing }
  return {
    ok: true,
    read: (cells) =>
      cells.length === first.length
        ? // Parse edge: one entry for each name.
          (Object.fromEntries(places.map(({ key, at }) => [key, (cells[at] ?? '').trim()])) as Cells<Names>)
        : undefined,
  }
}

/** Why a line cannot be used; with the name of its column. */
export type LineFault = { item: string; reason: FaultReason }
export const faultReasons = [
  'missing-column',
  'empty',
  'cells',
  'facility',
  'space',
  'date',
  'past',
  'time',
  'order',
  'registrant',
  'activity',
  'number',
  'paid',
  'closed',
  'days',
  'label',
  'blocks',
  'taken',
  'in-file',
  'noise',
  'too-many',
  'unreadable',
  'protected',
  'too-big',
  'kana',
  'key',
  'rules',
  'tariff',
  'activities',
  'atoms',
  'yes-no',
  'name',
] as const
export type FaultReason = (typeof faultReasons)[number]
