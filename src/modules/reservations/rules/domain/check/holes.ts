import type { UseDayKind } from '../calendar.ts'
import type { Tariff } from '../data/tariff.ts'
import type { RegistrantFacts } from '../facts.ts'
import { minuteOf } from '../prices/base.ts'
import { isMeant } from '../prices/when.ts'
import type { KnownWords } from './strangers.ts'

const dayKinds: readonly UseDayKind[] = ['weekday', 'saturday', 'sunday', 'holiday']
const allMonths = Array.from({ length: 12 }, (_, month) => month + 1)

/** A time for which nobody has said what it costs: for somebody, on some kind of day. Zero yen is a price too. */
export function holes(path: string, tariff: Tariff, { classes = anybody }: KnownWords): string[] {
  const { prices } = tariff
  const times = [...new Set(prices.flatMap(({ from = '00:00', to = '24:00' }) => [0, minuteOf(from), minuteOf(to)]))]
  const days = prices.some((price) => price.days) ? dayKinds : dayKinds.slice(0, 1)
  const months = prices.some((price) => price.months) ? allMonths : [1]
  for (const one of classes)
    for (const day of days)
      for (const month of months) {
        const meant = prices.filter((price) => !price.bridge && isMeant(price, { facts: factsOf(one), day, month }))
        const at = times.find((time) => time < 24 * 60 && !meant.some((price) => covers(price, time)))
        if (at !== undefined)
          return [
            `${path}.prices：利用者区分「${one.key}」の${month}月の${words[day]} ${clockOf(at)} の料金がありません。条件のない行を最後に足してください`,
          ]
      }
  return []
}

const covers = ({ from = '00:00', to = '24:00' }: Tariff['prices'][number], at: number): boolean =>
  minuteOf(from) <= at && at < minuteOf(to)

const words: Record<UseDayKind, string> = { weekday: '平日', saturday: '土曜日', sunday: '日曜日', holiday: '祝日' }

const anybody: NonNullable<KnownWords['classes']> = [{ key: '-', inWard: false, kind: 'person' }]

const factsOf = ({ key, inWard, kind }: NonNullable<KnownWords['classes']>[number]): RegistrantFacts => ({
  class: key,
  inWard,
  kind,
  members: 1,
  membersInWard: 0,
  share: { over75: 0, over65: 0, disabled: 0, juniorHighOrYounger: 0 },
  grants: [],
})

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
