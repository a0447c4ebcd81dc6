import type { Lang } from '#platform/i18n/index.ts'
import type { Content } from '#platform/ui/index.ts'
import type { ShownTime } from '../actions/search.ts'
import { sayHours, sayYen } from '../say.ts'
import { vacancyTexts } from '../text/index.ts'

/** What a choice says of itself in the address: space, day and block. */
export const choiceValue = (spaceId: number, day: Temporal.PlainDate, no: number): string => `${spaceId}.${day}.${no}`

type ChoiceProps = { lang: Lang; value: string; time: ShownTime; of: Content; label?: string | undefined }

/** A time that can be taken, as a box to tick. `of` is read out before it, where the page shows it elsewhere. */
export const TimeBox = ({ lang, value, time, of, label }: ChoiceProps) => (
  <label class="slot">
    <input type="checkbox" name="s" value={value} />
    <span>
      <span class="vh">{of} </span>
      {label && <span>{label} </span>}
      <span class="hours">{sayHours(lang, time)}</span>
      <Price lang={lang} time={time} />
    </span>
  </label>
)

export const Price = ({ lang, time: { price } }: { lang: Lang; time: ShownTime }) => {
  if (!price) return null
  const t = vacancyTexts(lang)
  if (price.full === price.own) return <small> {sayYen(lang, price.own)}</small>
  return (
    <small>
      {' '}
      <del>
        <span class="vh">{t.before('')}</span>
        {sayYen(lang, price.full)}
      </del>{' '}
      <ins>
        {sayYen(lang, price.own)}
        <span class="vh">（{t.reduced}）</span>
      </ins>
    </small>
  )
}
