import type { Lang } from '#platform/i18n/index.ts'
import { formatDateTime, formatTime } from '#platform/time/index.ts'
import { Block, Facts, Meta, QrCode, ReceiptNumberBox } from '#platform/ui/index.ts'
import type { UseShown } from '../actions/use-of.ts'
import { inGroups } from '../domain/door.ts'
import { useTexts } from '../text/index.ts'

/** How the place of a reservation is entered. */
export const UseParts = ({ lang, use: { checkIn, door } }: { lang: Lang; use: UseShown }) => (
  <>
    {door && <Door lang={lang} {...door} />}
    {checkIn && <CheckIn lang={lang} {...checkIn} />}
  </>
)

const CheckIn = ({ lang, code, address }: { lang: Lang } & NonNullable<UseShown['checkIn']>) => {
  const t = useTexts(lang).checkIn
  return (
    <Block title={t.title}>
      <p>{t.text}</p>
      <p>
        <QrCode text={address} label={t.qr} />
      </p>
      <Facts facts={[{ term: t.code, value: code }]} />
      <Meta>{t.changes}</Meta>
    </Block>
  )
}

const Door = ({ lang, code, opensFrom, opensUntil, shownFrom }: { lang: Lang } & NonNullable<UseShown['door']>) => {
  const t = useTexts(lang).door
  return (
    <Block title={t.title}>
      {code ? (
        <>
          <p>{t.text}</p>
          <ReceiptNumberBox label={t.number} number={inGroups(code)} />
          <p>{t.opens(formatDateTime(opensFrom, lang), formatTime(opensUntil, lang))}</p>
        </>
      ) : (
        <p>{t.later(formatDateTime(shownFrom, lang))}</p>
      )}
      <Meta>{t.secret}</Meta>
    </Block>
  )
}
