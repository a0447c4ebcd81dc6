import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate, formatDate, formatDateTime, wardDate } from '#platform/time/index.ts'
import { Button, DatedList, EmptyState, Form, Link, Meta, Notice, Tag, Title } from '#platform/ui/index.ts'
import { appealUntil } from '../../domain/acts/periods.ts'
import type { Appeal } from '../../domain/definition/law.ts'
import type { Delivery } from '../../store/acts/deliveries.ts'
import { actTexts } from '../../text/acts/index.ts'

type BoxItem = { delivery: Delivery; appeal: Appeal | undefined; isChanged: boolean }
type BoxProps = { lang: Lang; items: readonly BoxItem[]; today: Temporal.PlainDate }

/** Electronic documents of a person: what waits to be opened first said, what was opened with the day it arrived. */
export const BoxPage = ({ lang, items, today }: BoxProps) => {
  const t = actTexts(lang).box
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {items.length === 0 ? (
        <EmptyState title={t.empty}>
          <Meta>{t.emptyHint}</Meta>
        </EmptyState>
      ) : (
        <DatedList
          level={2}
          entries={items.map((item) => ({
            when: item.delivery.uploadedAt ? formatCalendarDate(wardDate(item.delivery.uploadedAt), lang) : '',
            ...(item.delivery.uploadedAt && { datetime: item.delivery.uploadedAt.toString() }),
            title: <span lang="ja">{item.delivery.letterTitle}</span>,
            children: <Letter lang={lang} item={item} today={today} />,
          }))}
        />
      )}
      <p>
        <Link href="/account/electronic-delivery" standalone>
          {t.settings}
        </Link>
      </p>
    </>
  )
}

const Letter = ({ lang, item, today }: { lang: Lang; item: BoxItem; today: Temporal.PlainDate }) => {
  const t = actTexts(lang).box
  const { id, arrivedAt, state, openBy, keepUntil, documentNumber, applicationId } = item.delivery
  const isKept = keepUntil !== null && Temporal.PlainDate.compare(today, keepUntil) <= 0
  const until = arrivedAt && item.appeal ? appealUntil(item.appeal, wardDate(arrivedAt)) : undefined
  return (
    <>
      <p>{arrivedAt ? t.read(formatDateTime(arrivedAt, lang)) : <Tag kind="ask">{t.unread}</Tag>}</p>
      {!arrivedAt && state === 'uploaded' && openBy && <p>{t.openBy(formatDate(openBy, lang))}</p>}
      {state === 'unopened' && <Meta>{t.posted}</Meta>}
      {item.isChanged && <Notice kind="warning">{t.changed}</Notice>}
      <Meta>{t.number(documentNumber)}</Meta>
      {until && <Meta>{t.appealUntil(formatCalendarDate(until, lang))}</Meta>}
      {isKept ? (
        <Form action={`/documents/letters/${id}`} label={documentNumber}>
          <Button variant={arrivedAt ? 'secondary' : 'primary'} icon="document">
            {t.open}
          </Button>
        </Form>
      ) : (
        <Meta>{t.over}</Meta>
      )}
      {isKept && keepUntil && <Meta>{t.keptUntil(formatCalendarDate(keepUntil, lang))}</Meta>}
      <p>
        <Link href={`/applications/${applicationId}`} standalone>
          {t.toCase}
        </Link>
      </p>
    </>
  )
}
