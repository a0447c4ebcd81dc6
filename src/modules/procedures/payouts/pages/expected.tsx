import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import { Block, Facts, Meta } from '#platform/ui/index.ts'
import type { PayoutPlan } from '../../domain/rules/payout-rules.ts'
import { money } from '../../pages/resident/words.ts'
import { payoutTexts } from '../text/index.ts'

/** Before claiming: from which month, how much a month, and when the first money comes. */
export const Expected = ({ lang, plan }: { lang: Lang; plan: PayoutPlan }) => {
  const t = payoutTexts(lang).expected
  return (
    <Block title={t.title}>
      <Facts
        facts={[
          { term: t.from, value: t.month(plan.firstMonth.year, plan.firstMonth.month) },
          {
            term: t.monthly,
            value: money(lang, plan.monthly),
            note: plan.lines.map(({ name, amount }) => `${name} ${money(lang, amount)}`).join('　'),
          },
          { term: t.first, value: formatCalendarDate(plan.payOn, lang), note: money(lang, plan.firstAmount) },
        ]}
      />
      <Meta>{t.note}</Meta>
    </Block>
  )
}
