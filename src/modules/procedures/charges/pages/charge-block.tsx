import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, formatDateTime } from '#platform/time/index.ts'
import { Block, DocumentList } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { money } from '../../pages/resident/words.ts'
import { say } from '../../text/index.ts'
import { stateOfCharge } from '../domain.ts'
import type { Charge } from '../store.ts'
import { chargeTexts } from '../text/index.ts'
import { chargeStateText, pathOf } from './charge-page.tsx'

type ChargeBlockProps = { lang: Lang; found: Case; charges: readonly Charge[] }

/** The bills of a request beside its course, the newest first. */
export const ChargeBlock = ({ lang, found, charges }: ChargeBlockProps) => (
  <>
    {(found.definition.charges ?? []).map((rule) => {
      const own = charges.filter((charge) => charge.rule === rule.key)
      if (own.length === 0) return null
      return (
        <Block title={chargeTexts(lang).block(say(rule.thing, lang))}>
          <DocumentList
            entries={own.map((charge) => ({
              title: `${money(lang, charge.total)}　${chargeStateText(lang, charge)}`,
              note: whenText(lang, charge),
              href: pathOf(charge),
              isPage: true,
            }))}
          />
        </Block>
      )
    })}
  </>
)

/** The bill that waits for money, where there is one. */
export const unpaidOf = (charges: readonly Charge[]): Charge | undefined =>
  charges.find((charge) => stateOfCharge(charge) === 'asked')

function whenText(lang: Lang, charge: Charge): string {
  const { payBy, paidAt, readyAt, handedAt, cancelledAt } = charge
  const at = cancelledAt ?? handedAt ?? readyAt ?? paidAt
  return at ? formatDateTime(at, lang) : chargeTexts(lang).by(formatDate(payBy, lang))
}
