import type { Lang } from '#platform/i18n/index.ts'
import { formatPlainTime } from '#platform/time/index.ts'
import { Facts } from '#platform/ui/index.ts'
import type { OpeningTime } from '../domain/opening-times.ts'
import type { Space } from '../domain/space.ts'
import type { PlaceWords } from '../profile/words.ts'
import { sayKey, sayName } from '../say.ts'
import { placeTexts } from '../text/index.ts'

/** `times` is empty where the space cannot be used on that day. */
export type SpaceTimes = { space: Space; times: readonly OpeningTime[] }

type TimesProps = { lang: Lang; words: PlaceWords; of: readonly SpaceTimes[] }

/** Rooms with the same times are named together. */
export const Times = ({ lang, words, of }: TimesProps) => {
  const groups = Map.groupBy(of, ({ times }) => JSON.stringify(times))
  return (
    <Facts
      facts={[...groups.values()].map((group) => ({
        term: group.map(({ space }) => sayName(space, lang)).join(lang === 'en' ? ', ' : '、'),
        children: <Lines lang={lang} words={words} times={group[0]?.times ?? []} />,
      }))}
    />
  )
}

const Lines = ({ lang, words, times }: { lang: Lang; words: PlaceWords; times: readonly OpeningTime[] }) =>
  times.length === 0 ? (
    <p>{placeTexts(lang).noTimes}</p>
  ) : (
    <>
      {times.map((time) => (
        <p class="num">{sayTime(lang, words, time)}</p>
      ))}
    </>
  )

function sayTime(lang: Lang, words: PlaceWords, { starts, ends, label, every, free }: OpeningTime): string {
  const t = placeTexts(lang)
  const between = t.between(clock(lang, starts), clock(lang, ends))
  if (free) return t.freely(between, length(lang, free.step), length(lang, free.least))
  if (every) return t.every(between, length(lang, every))
  return label ? t.labelled(sayKey(words, 'blocks', label, lang), between) : between
}

/** 「9:00」; words with readings in やさしい日本語. */
const clock = (lang: Lang, time: Temporal.PlainTime): string => formatPlainTime(time, lang === 'easy' ? 'easy' : 'en')

function length(lang: Lang, minutes: number): string {
  const t = placeTexts(lang)
  return minutes % 60 === 0 ? t.hours(String(minutes / 60)) : t.minutes(minutes)
}
