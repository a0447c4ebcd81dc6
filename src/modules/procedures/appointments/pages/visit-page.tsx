import type { Lang } from '#platform/i18n/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  type Content,
  Facts,
  Link,
  LinkButton,
  Notice,
  QrCode,
  ReceiptNumberBox,
  Ticks,
  Title,
} from '#platform/ui/index.ts'
import type { Appointment } from '../store/appointments.ts'
import { appointmentTexts } from '../text/index.ts'

type VisitProps = {
  lang: Lang
  applicationId: string
  name: string
  appointment: Appointment | undefined
  receiptNumber: string | null
  place: string
  address: string
  bring: readonly string[]
  /** The request itself is still open. */
  isOpen: boolean
  /** What must not be overlooked about the procedure. */
  reminder?: Content
}

/** When and where to come, what to show and to bring; or that another time has to be chosen. */
export const VisitPage = (props: VisitProps) => {
  const { lang, name, appointment } = props
  return (
    <>
      <Title above={name}>{appointmentTexts(lang).title}</Title>
      {props.reminder}
      {appointment?.state === 'booked' ? <Coming {...props} appointment={appointment} /> : <Over {...props} />}
    </>
  )
}

const Coming = ({
  lang,
  applicationId,
  appointment,
  receiptNumber,
  place,
  address,
  bring,
}: VisitProps & { appointment: Appointment }) => {
  const t = appointmentTexts(lang)
  return (
    <>
      <Facts
        facts={[
          { term: t.when, value: formatDateTime(appointment.startsAt, lang) },
          { term: t.place, value: place, note: address },
        ]}
      />
      {receiptNumber && (
        <>
          <p>{t.atCounter}</p>
          <QrCode text={receiptNumber} label={t.qr} />
          <ReceiptNumberBox number={receiptNumber} label={t.number} />
        </>
      )}
      {bring.length > 0 && (
        <Block title={t.bring}>
          <Ticks items={bring} />
        </Block>
      )}
      <Actions>
        <LinkButton href={`/applications/${applicationId}/appointment/times`} variant="secondary">
          {t.change}
        </LinkButton>
        <Link href={`/applications/${applicationId}/withdrawal`} standalone>
          {t.cancel}
        </Link>
      </Actions>
    </>
  )
}

const Over = ({ lang, applicationId, appointment, isOpen }: VisitProps) => {
  const t = appointmentTexts(lang)
  if (appointment?.state === 'arrived') return <Notice kind="success">{t.arrived}</Notice>
  if (!isOpen && appointment?.state !== 'missed') return <Notice kind="info">{t.closedRequest}</Notice>
  const [title, text] = appointment?.state === 'missed' ? [t.missed, t.missedText] : [t.cancelled, t.cancelledText]
  return (
    <>
      <Notice kind="warning" title={title}>
        <p>{text}</p>
      </Notice>
      {isOpen && (
        <Actions>
          <LinkButton href={`/applications/${applicationId}/appointment/times`}>{t.choose}</LinkButton>
        </Actions>
      )}
    </>
  )
}
