import type { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, field, type FieldError, type HttpEnv, readForm, submitOnce } from '#platform/http/index.ts'
import type { ReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { Notice, residentPage } from '#platform/ui/index.ts'
import { groundOf } from '../../ground/index.ts'
import { parseReportNumber, requireCatalogue } from '../../record/index.ts'
import { confirmFixed, endOwnReport, reopenReport, type Said } from '../actions/contest.ts'
import { followReport, unfollowReport } from '../actions/follow.ts'
import { type Reader, readerHere, requireReader } from '../actions/who.ts'
import { openReport, type OpenReport } from '../actions/open-report.ts'
import { paceReads } from '../actions/pace-reads.ts'
import { Contested, Deeds } from '../pages/deeds.tsx'
import { MissingPage, ReportPage } from '../pages/report-page.tsx'
import { addressOfReport } from '../pages/rows.tsx'
import { sayIn } from '../pages/say.ts'
import { readingTexts } from '../text/index.ts'
import { listStyles } from './list.tsx'

/** The page of a report, and what people do with one. */
export function reportRoutes(app: Hono<HttpEnv>, house: House): void {
  // Other rooms have pages below the same path.
  app.get('/reports/:number', async (c, next) => {
    if (!/^[MmＭｍ][0-9０-９]/.test(c.req.param('number'))) return next()
    await paceReads(c, house)
    return show(c, house)
  })
  app.post('/reports/:number/following', (c) =>
    deed(c, house, 'followed', async (tx, actor, { report }) => {
      await followReport(tx, house, actor, report.id)
      return { ok: true }
    }),
  )
  app.post('/reports/:number/following/end', (c) =>
    deed(c, house, 'unfollowed', async (tx, actor, { report }) => {
      await unfollowReport(tx, actor, report.id)
      return { ok: true }
    }),
  )
  app.post('/reports/:number/confirmation', (c) =>
    deed(c, house, 'confirmed', (tx, actor, { report }) => confirmFixed(tx, house, actor, report.id)),
  )
  app.post('/reports/:number/reopening', (c) => reopen(c, house))
  app.post('/reports/:number/end', (c) => end(c, house))
}

const numberOf = (c: Ctx): ReceiptNumber | undefined => parseReportNumber(c.req.param('number') ?? '')

type Again = { errors?: readonly FieldError[]; typed?: string | undefined }

async function show(c: Ctx, house: House, { errors, typed }: Again = {}): Promise<Response> {
  const lang = c.get('lang')
  const t = readingTexts(lang)
  const say = sayIn(house, lang)
  const number = numberOf(c)
  const open = number && (await house.db.read((tx) => openReport(tx, house, number, readerHere(c))))
  const crumbs = [{ href: '/reports', label: t.here }]
  if (!open) {
    const title = say.plain(t.report.missing)
    return residentPage(c, house, { title, crumbs, status: 404, robots: 'noindex' }, <MissingPage say={say} />)
  }
  const { settings } = requireCatalogue(house)
  const said = sayings.find((one) => one === c.req.query('said'))
  return residentPage(
    c,
    house,
    {
      title: say.plainTitle(open.report),
      crumbs,
      styles: listStyles,
      errors,
      // What only its reporter sees stands in no list of results.
      robots: isPublic(open) ? undefined : 'noindex',
      description: `${say.plainTown(open.report.town)}。${say.plain(t.states[open.report.state])}`,
      aside: <Deeds say={say} open={open} />,
    },
    <>
      {said && <Notice kind="success" title={t.deeds.said[said]} live />}
      <ReportPage
        say={say}
        open={open}
        ground={groundOf(house)}
        asks={<Contested say={say} open={open} settings={settings} phone={house.profile.phone} typed={typed} />}
      />
    </>,
  )
}

const isPublic = ({ own }: OpenReport): boolean => !own || own.publication === 'public' || own.publication === 'partial'

const sayings = ['followed', 'unfollowed', 'confirmed', 'reopened', 'ended'] as const
type Saying = (typeof sayings)[number]

type Work = (tx: Tx, actor: Reader, open: OpenReport) => Promise<Said>

/** One deed with the report of the address, once; what was not possible any more is said on its page. */
async function deed(c: Ctx, house: House, saying: Saying, work: Work, again: Again = {}): Promise<Response> {
  const actor = requireReader(c)
  const number = numberOf(c)
  if (!number) throw new NotFound('report')
  const t = readingTexts(c.get('lang')).deeds
  const done = await submitOnce(c, house, { form: `reports.${saying}:${number}` }, async (tx) => {
    const open = await openReport(tx, house, number, actor)
    if (!open) throw new NotFound('report')
    const said = await work(tx, actor, open)
    if (said.ok) return { location: `${addressOfReport(number)}?said=${saying}` }
    const words = { too_late: t.tooLate, too_often: t.tooOften, not_fixed: t.notFixed, not_open: t.notOpen }
    return { errors: [{ field: '', message: words[said.reason] }] }
  })
  return done.ok ? done.response : show(c, house, { ...again, errors: done.errors })
}

const reopening = z.object({ words: field.text(1000) })

async function reopen(c: Ctx, house: House): Promise<Response> {
  requireReader(c)
  const form = await readForm(c, reopening)
  const typed = String(form.raw.words ?? '')
  if (!form.ok) return show(c, house, { typed, errors: form.errors })
  const { words } = form.value
  return deed(
    c,
    house,
    'reopened',
    (tx, actor, { report }) => reopenReport(tx, house, actor, { id: report.id, words }),
    { typed },
  )
}

const ending = z.object({ to: z.enum(['cancelled', 'fixed_by_others']) })

async function end(c: Ctx, house: House): Promise<Response> {
  requireReader(c)
  const form = await readForm(c, ending)
  if (!form.ok) return show(c, house, { errors: form.errors })
  const { to } = form.value
  return deed(c, house, 'ended', (tx, actor, { report }) => endOwnReport(tx, house, actor, { id: report.id, to }))
}
