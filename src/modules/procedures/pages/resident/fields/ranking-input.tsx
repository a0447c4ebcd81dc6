import type { Lang } from '#platform/i18n/index.ts'
import { type Content, Ranks } from '#platform/ui/index.ts'
import { leastRanked, mostRanked, type RankingField } from '../../../domain/definition/fields.ts'
import { fieldTexts } from '../../../text/fields/index.ts'

type RankingInputProps = {
  lang: Lang
  field: RankingField
  name: string
  label: Content
  hint?: Content
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
}

export const RankingInput = ({ lang, field, chosen, ...shared }: RankingInputProps) => {
  const t = fieldTexts(lang).ranking
  const places = Math.min(mostRanked(field), shared.options.length)
  return (
    <Ranks
      {...shared}
      optional={field.optional}
      values={chosen}
      ranks={Array.from({ length: places }, (_, place) => ({
        label: t.rank(place + 1),
        emptyLabel: place < leastRanked(field) ? t.choose : t.none,
      }))}
    />
  )
}
