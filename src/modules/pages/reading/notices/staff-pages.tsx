import type { Raw } from '#platform/http/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import {
  Block,
  Button,
  DataTable,
  DateField,
  Form,
  Lede,
  Link,
  Meta,
  Notice,
  Pager,
  Pairs,
  QrCode,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { shortLinksPath } from '../short-links/pages.tsx'
import { isShown, noticeNumber, type OfficeNotice } from './domain.ts'
import { lookUpPath, noticesPath } from './paths.ts'
import { noticeDesk as t } from './text.ts'

type DeskProps = {
  notices: readonly OfficeNotice[]
  typed: Raw
  nextHref: string | undefined
}

/** Notices of the own offices, and a form for a new one. */
export const NoticeDesk = ({ notices, typed, nextHref }: DeskProps) => {
  const written = (name: string) => String(typed[name] ?? '')
  return (
    <>
      <Lede>{t.lede}</Lede>
      <p>
        <Link href={shortLinksPath} standalone icon="more">
          {t.shortLinks}
        </Link>
      </p>
      <Block title={t.list}>
        <DataTable
          caption={t.list}
          columns={[
            { label: t.columns.number, heading: true },
            { label: t.columns.title },
            { label: t.columns.sent },
            { label: t.columns.until },
          ]}
          rows={notices.map((notice) => ({
            href: `${noticesPath}/${notice.id}`,
            cells: [
              noticeNumber(notice.serial),
              notice.texts.ja.title,
              formatCalendarDate(notice.sentOn, 'ja'),
              notice.withdrawnAt ? t.withdrawnState : formatCalendarDate(notice.lastDay, 'ja'),
            ],
          }))}
          empty={<p>{t.none}</p>}
        />
        <Pager nextHref={nextHref} />
      </Block>
      <Block title={t.make}>
        <Form action={noticesPath} name="make">
          <Words lang="ja" name={t.japanese} written={written} />
          <Words lang="easy" name={t.easy} written={written} />
          <Words lang="en" name={t.english} written={written} />
          <TextField
            name="target"
            label={t.fields.target}
            hint={t.fields.targetHint}
            value={written('target')}
            width="full"
            optional
          />
          <DateField name="sentOn" label={t.fields.sentOn} value={written('sentOn')} />
          <DateField name="actBy" label={t.fields.actBy} value={written('actBy')} optional />
          <DateField name="lastDay" label={t.fields.lastDay} value={written('lastDay')} />
          <Button>{t.button}</Button>
        </Form>
      </Block>
    </>
  )
}

type WordsProps = { lang: 'ja' | 'easy' | 'en'; name: string; written: (name: string) => string }

const Words = ({ lang, name, written }: WordsProps) => (
  <>
    <TextField
      name={`${lang}Title`}
      label={`${t.fields.title}（${name}）`}
      value={written(`${lang}Title`)}
      maxLength={120}
      width="full"
      optional={lang !== 'ja'}
    />
    <TextArea
      name={`${lang}Text`}
      label={`${t.fields.text}（${name}）`}
      hint={lang === 'ja' ? t.fields.textHint : undefined}
      value={written(`${lang}Text`)}
      maxLength={2000}
      rows={4}
      optional={lang !== 'ja'}
    />
  </>
)

type OneProps = { notice: OfficeNotice; publicUrl: string; today: Temporal.PlainDate; done: string | undefined }

/** One notice: what goes on the paper, and how to take it back. */
export const NoticeSheet = ({ notice, publicUrl, today, done }: OneProps) => {
  const number = noticeNumber(notice.serial)
  const address = `${publicUrl}${lookUpPath}/${number}`
  return (
    <>
      {(done === 'made' || done === 'stopped') && (
        <Notice kind="success" live>
          <p>{t[done]}</p>
        </Notice>
      )}
      <Pairs
        pairs={[
          { term: t.columns.number, value: <b>{number}</b> },
          { term: t.fields.sentOn, value: formatCalendarDate(notice.sentOn, 'ja') },
          ...(notice.actBy ? [{ term: t.fields.actBy, value: formatCalendarDate(notice.actBy, 'ja') }] : []),
          {
            term: t.columns.until,
            value: notice.withdrawnAt ? t.withdrawnState : formatCalendarDate(notice.lastDay, 'ja'),
          },
          ...(notice.target
            ? [{ term: t.fields.target, value: <Link href={notice.target}>{notice.target}</Link> }]
            : []),
        ]}
      />
      {isShown(notice, today) && (
        <>
          <Block title={t.print}>
            <Meta>{t.printNote}</Meta>
            <QrCode text={address} label={address} />
            <p>
              {t.title} <b>{number}</b>
            </p>
            <p>{address}</p>
            <p>
              <Link href={`${lookUpPath}/${number}/qr.svg`} standalone icon="download">
                {t.download}
              </Link>
            </p>
            <p>
              <Link href={`${lookUpPath}/${number}`} standalone icon="more">
                {t.open}
              </Link>
            </p>
          </Block>
          <Block title={t.withdraw}>
            <Meta>{t.withdrawNote}</Meta>
            <Form action={`${noticesPath}/${notice.id}/withdrawal`}>
              <Button variant="danger">{t.withdraw}</Button>
            </Form>
          </Block>
        </>
      )}
    </>
  )
}
