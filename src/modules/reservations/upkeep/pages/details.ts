import { formatYen, yen } from '#platform/money/index.ts'
import { toWareki } from '#platform/time/index.ts'
import type { Change, SpaceWords } from '../domain/change.ts'
import { type BlockName, writeBlocks } from '../domain/written-blocks.ts'
import { upkeepTexts as t } from '../text.ts'
import { sayDays, sayStands } from './say.tsx'

type Detail = { term: string; value: string }
type Names = { names: readonly BlockName[]; spaceName(id: number): string }

/** What a change says, as terms and values. */
export function detailsOf(change: Change, { names, spaceName }: Names): Detail[] {
  switch (change.kind) {
    case 'pattern':
      return [
        { term: t.pattern.spaces, value: change.spaces.map(spaceName).join('、') },
        { term: t.pattern.days, value: sayDays(change.days) },
        {
          term: t.pattern.blocks,
          value: writeBlocks(change.blocks, names).replaceAll('\n', '、') || t.facility.noPattern,
        },
        ...(change.free
          ? [{ term: t.pattern.free, value: t.facility.free(change.free.step, change.free.least, change.free.most) }]
          : []),
        { term: t.facility.patternColumns.stands, value: sayStands(change) },
      ]
    case 'closed-days':
      return [
        { term: t.closing.opens, value: change.opens ? t.closing.open : t.closing.close },
        {
          term: t.facility.patternColumns.stands,
          value: `${t.from(dayOf(change.from))}${t.until(dayOf(change.to))}`,
        },
        ...(change.days.length > 0 ? [{ term: t.pattern.days, value: sayDays(change.days) }] : []),
        { term: t.closing.why, value: change.why },
      ]
    case 'rule-set':
    case 'tariff':
      return [
        { term: t.ruleList.columns.key, value: change.key },
        { term: t.ruleList.columns.stands, value: sayStands(change) },
      ]
    case 'space':
    case 'new-space':
      return wordsOf(change.words)
    case 'equipment':
      return [
        { term: t.words.name, value: change.name },
        { term: t.words.stock, value: String(change.stock) },
        { term: t.words.price, value: formatYen(yen(change.price)) },
        ...(change.until ? [{ term: t.words.ends, value: dayOf(change.until) }] : []),
      ]
    case 'facility':
      return [
        { term: t.words.name, value: change.name },
        { term: t.words.kana, value: change.kana },
        { term: t.words.address, value: change.address },
        { term: t.words.phone, value: change.phone ?? '' },
        { term: t.facility.spaceColumns.mark, value: change.confirmed ? t.confirmed : t.unconfirmed },
      ]
    case 'neighbours':
      return []
  }
}

const wordsOf = (words: SpaceWords): Detail[] => [
  { term: t.words.name, value: words.name },
  { term: t.words.kana, value: words.kana },
  { term: t.words.rules, value: words.rules },
  { term: t.words.tariff, value: words.tariff ?? t.words.noTariff },
  { term: t.words.capacity, value: t.facility.people(words.capacity) },
  { term: t.facility.spaceColumns.mark, value: words.confirmed ? t.confirmed : t.unconfirmed },
]

const dayOf = (day: string): string => toWareki(Temporal.PlainDate.from(day))
