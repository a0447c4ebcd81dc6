import type { Hono } from 'hono'
import { type AuditKey, recordAudit, staffWhoSaw } from '#platform/audit/index.ts'
import { type HttpEnv, readCursor, requireResident, writeCursor } from '#platform/http/index.ts'
import { href } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDateTime, parseWareki } from '#platform/time/index.ts'
import {
  Aside,
  Block,
  Button,
  DataTable,
  DateField,
  Form,
  Link,
  PhoneLink,
  residentPage,
  Title,
} from '#platform/ui/index.ts'
import { idsOfPerson } from '../store/register.ts'
import { peopleTexts } from '../text/index.ts'
import { withNames } from './named.ts'
import { periodOf, realToday } from './period.ts'
import { accessTexts } from './texts.ts'

export const accessPath = '/account/access'

const pageSize = 50
const list = 'people.access'

/** A resident's own list of the staff who saw or handled their record, for a period of their choice. */
export function residentAccessRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(accessPath, async (c) => {
    const resident = requireResident(c, 'verified')
    const lang = c.get('lang')
    const t = accessTexts(lang)
    const { from = '', until = '', after } = c.req.query()
    const last = until ? parseWareki(until) : realToday()
    const first = from ? parseWareki(from) : last?.subtract({ days: 90 })
    const range = first && last ? periodOf(first, last) : undefined
    const before = keyOf(readCursor(house, list, after))
    const entries = range
      ? await house.db.transact(async (tx) => {
          const own = {
            actor: resident,
            action: 'people.access.read',
            personId: resident.personId,
            reason: 'own',
          } as const
          await recordAudit(tx, { ...own, subject: { kind: 'person', id: resident.personId } })
          const ids = await idsOfPerson(tx, resident.personId)
          return withNames(tx, await staffWhoSaw(tx, ids, range, { before, limit: pageSize + 1 }), lang)
        })
      : []
    const shown = entries.slice(0, pageSize)
    const oldest = entries.length > pageSize ? shown.at(-1) : undefined
    const reasons = peopleTexts(lang).seen.reasons
    return residentPage(
      c,
      house,
      {
        title: t.title,
        crumbs: [{ href: href(lang, '/account'), label: peopleTexts(lang).title }],
        robots: 'noindex',
        errors: range ? [] : [{ field: 'from', message: t.badPeriod }],
        aside: (
          <Aside title={t.unknownTitle}>
            <p>{t.unknown}</p>
            <p>
              <PhoneLink phone={house.profile.phone} standalone />
            </p>
          </Aside>
        ),
      },
      <>
        <Title lede={t.lede}>{t.title}</Title>
        <Block title={t.period}>
          <Form action={accessPath} method="get" label={t.period}>
            <DateField name="from" label={t.from} value={from || first?.toString()} />
            <DateField name="until" label={t.until} value={until || last?.toString()} />
            <Button variant="secondary">{t.show}</Button>
          </Form>
        </Block>
        <DataTable
          caption={t.title}
          columns={[{ label: t.at, heading: true }, { label: t.office }, { label: t.what }, { label: t.why }]}
          rows={shown.map((entry) => ({
            cells: [
              formatDateTime(entry.at, lang),
              lang === 'en' ? entry.officesEnglish : <span lang="ja">{entry.offices}</span>,
              entry.what ?? t.other,
              reasons[entry.reason ?? 'duty'],
            ],
          }))}
          empty={<p>{t.none}</p>}
        />
        {oldest && (
          <p>
            <Link href={olderHref(house, { from, until }, oldest)} standalone icon="next">
              {t.older}
            </Link>
          </p>
        )}
      </>,
    )
  })
}

function olderHref(house: House, { from, until }: { from: string; until: string }, { at, id }: AuditKey): string {
  const after = writeCursor(house, list, [at.toString(), id])
  return `${accessPath}?${new URLSearchParams({ ...(from && { from }), ...(until && { until }), after })}`
}

export const keyOf = (values: readonly (string | number)[] | undefined): AuditKey | undefined =>
  values ? { at: Temporal.Instant.from(String(values[0])), id: Number(values[1]) } : undefined
