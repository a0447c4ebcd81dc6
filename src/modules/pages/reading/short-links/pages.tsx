import { formatCalendarDate } from '#platform/time/index.ts'
import type { Raw } from '#platform/http/index.ts'
import { EmptyState, Link, LinkButton, PhoneLink, Title } from '#platform/ui/index.ts'
import {
  Block,
  Button,
  DataTable,
  DateField,
  Form,
  Hidden,
  Lede,
  Notice,
  Pager,
  TextField,
} from '#platform/ui/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { readingTexts } from '../text/index.ts'
import type { ShortLink } from './store.ts'
import { shortLinkDesk as t } from './text.ts'

export const shortLinksPath = '/staff/short-links'

type DeskProps = {
  links: readonly ShortLink[]
  today: Temporal.PlainDate
  publicUrl: string
  typed: Raw
  done: string | undefined
  nextHref: string | undefined
}

/** Short addresses of the own offices, and a form for a new one. */
export const ShortLinkDesk = ({ links, today, publicUrl, typed, done, nextHref }: DeskProps) => {
  const written = (name: string) => String(typed[name] ?? '')
  return (
    <>
      <Lede>{t.lede}</Lede>
      {(done === 'made' || done === 'stopped') && (
        <Notice kind="success" live>
          <p>{t[done]}</p>
        </Notice>
      )}
      <p>
        <Link href="/staff/notices" standalone icon="more">
          {t.notices}
        </Link>
      </p>
      <Block title={t.list}>
        <DataTable
          caption={t.list}
          columns={[
            { label: t.columns.code, heading: true },
            { label: t.columns.target },
            { label: t.columns.purpose },
            { label: t.columns.until },
            { label: t.columns.qr },
            { label: t.columns.end, hideLabel: true },
          ]}
          rows={links.map((link) => ({
            cells: [
              `${publicUrl}/s/${link.code}`,
              <Link href={link.target}>{link.target}</Link>,
              link.purpose,
              isLive(link, today) ? formatCalendarDate(link.lastDay, 'ja') : t.ended,
              <Link href={`/s/${link.code}/qr.svg`} about={link.code}>
                {t.download}
              </Link>,
              isLive(link, today) && (
                <Form action={`${shortLinksPath}/${link.id}/end`} label={`${t.endNow} ${link.code}`}>
                  <Button variant="quiet" small>
                    {t.endNow}
                    <Hidden> {link.code}</Hidden>
                  </Button>
                </Form>
              ),
            ],
          }))}
          empty={<p>{t.none}</p>}
        />
        <Pager nextHref={nextHref} />
      </Block>
      <Block title={t.make}>
        <Form action={shortLinksPath} name="make">
          <TextField name="code" label={t.code} hint={t.codeHint} value={written('code')} maxLength={40} />
          <TextField name="target" label={t.target} hint={t.targetHint} value={written('target')} width="full" />
          <TextField name="purpose" label={t.purpose} hint={t.purposeHint} value={written('purpose')} maxLength={200} />
          <DateField name="lastDay" label={t.lastDay} value={written('lastDay')} />
          <Button>{t.button}</Button>
        </Form>
      </Block>
    </>
  )
}

/** Whether it still leads to its page on that day. */
export const isLive = ({ endedAt, lastDay }: ShortLink, today: Temporal.PlainDate): boolean =>
  endedAt === null && Temporal.PlainDate.compare(today, lastDay) <= 0

/** What who comes by an old poster meets. */
export const EndedLink = ({ lang, phone }: { lang: Lang; phone: string }) => {
  const t = readingTexts(lang).shortLink
  return (
    <>
      <Title>{t.ended}</Title>
      <EmptyState title={t.endedNote} drawing="gate">
        <p>
          <PhoneLink phone={phone} standalone />
        </p>
      </EmptyState>
      <LinkButton href="/">{t.home}</LinkButton>
    </>
  )
}
