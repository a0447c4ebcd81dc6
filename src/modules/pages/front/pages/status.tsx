import type { House } from '#platform/module/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { DataTable, Notice, PhoneLink, Tag, Title, usePage } from '#platform/ui/index.ts'
import { pagesTexts } from '../text/index.ts'

type StatusProps = { house: House; now: Temporal.Instant; isDatabaseUp: boolean }

export const StatusPage = ({ house, now, isDatabaseUp }: StatusProps) => {
  const { lang } = usePage()
  const t = pagesTexts(lang).status
  return (
    <>
      <Title>{t.title}</Title>
      <Notice kind={isDatabaseUp ? 'success' : 'danger'} title={isDatabaseUp ? t.allUp : t.trouble}>
        {!isDatabaseUp && (
          <p>
            {t.troubleNote} <PhoneLink phone={house.profile.phone} />
          </p>
        )}
        <p>{t.checked(formatDateTime(now, lang))}</p>
      </Notice>
      <DataTable
        caption={t.parts}
        columns={[{ label: t.part, heading: true }, { label: t.state }]}
        rows={[{ cells: [t.site, <State isUp />] }, { cells: [t.database, <State isUp={isDatabaseUp} />] }]}
      />
    </>
  )
}

const State = ({ isUp }: { isUp: boolean }) => {
  const t = pagesTexts(usePage().lang).status
  return <Tag kind={isUp ? 'ok' : 'late'}>{isUp ? t.up : t.down}</Tag>
}
