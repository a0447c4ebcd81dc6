import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { Block, Notice, QrCode, ReceiptNumberBox, Title } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { formatCode } from '../../domain/desk/codes.ts'
import { say, texts } from '../../text/index.ts'
import { officeName } from './words.ts'

type PickupProps = {
  lang: Lang
  found: Case
  /** Missing until it lies on the shelf. */
  code?: string | undefined
  isDone: boolean
  readyBy: Temporal.PlainDate | null
  place: string
  hours: string
}

export const PickupPage = ({ lang, found, code, isDone, readyBy, place, hours }: PickupProps) => {
  const t = texts(lang).pickup
  return (
    <>
      <Title above={say(found.definition.name, lang)} {...(code && { lede: t.lede })}>
        {t.title}
      </Title>
      {code ? (
        <>
          <QrCode text={code} label={t.qr} />
          <ReceiptNumberBox number={formatCode(code)} label={t.code} />
        </>
      ) : (
        <Notice kind={isDone ? 'success' : 'info'}>
          <p>{isDone ? t.done : t.notReady}</p>
          {!isDone && readyBy && <p>{t.notReadyDay(formatDate(readyBy, lang))}</p>}
        </Notice>
      )}
      <Block title={t.place}>
        <p>{officeName(lang, found.office)}</p>
        <p>{place}</p>
        <p>{t.hours(hours)}</p>
        <p>{t.bring}</p>
      </Block>
    </>
  )
}
