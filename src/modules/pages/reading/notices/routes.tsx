import { ownOffices } from '#platform/auth/index.ts'
import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import {
  answerOnce,
  clientAddress,
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  limitRate,
  type Raw,
  readForm,
  requireStaff,
  seeOther,
  submitOnce,
} from '#platform/http/index.ts'
import { formatPlainTime, parseWareki } from '#platform/time/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { plainText, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { Aside, Meta, PhoneLink, residentPage, staffPage } from '#platform/ui/index.ts'
import { contactFor, officeIn } from '../contact.ts'
import { qrSvg } from '../domain/qr-svg.ts'
import { addressPermission } from '../permissions.ts'
import { readingTexts } from '../text/index.ts'
import { makeNotice, openNotice, takeBackNotice, type WantedNotice } from './actions.ts'
import { isShown, type NoticeId, noticeNumber, type OfficeNotice, parseNoticeNumber } from './domain.ts'
import { LookUpNotice, NoticePage } from './pages.tsx'
import { lookUpPath, noticesPath } from './paths.ts'
import { NoticeDesk, NoticeSheet } from './staff-pages.tsx'
import { listNotices, noticeOfSerial } from './store.ts'
import { noticeDesk as t } from './text.ts'

const pageSize = 30
const looksPerMinute = 60

/** Numbers of paper notices: made by the office, looked up by whoever holds the paper. */
export function noticeRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(lookUpPath, (c) => lookUp(c, house))
  app.get(`${lookUpPath}/:number`, (c) => show(c, house))
  app.get(`${lookUpPath}/:number/qr.svg`, async (c) => {
    const notice = await shown(c, house)
    if (!notice) throw new NotFound('notice')
    return answerOnce(
      c,
      qrSvg(`${house.config.publicUrl}${lookUpPath}/${noticeNumber(notice.serial)}`),
      'image/svg+xml',
    )
  })
  app.get(noticesPath, (c) => desk(c, house))
  app.post(noticesPath, (c) => make(c, house))
  app.get(`${noticesPath}/:id`, (c) => sheet(c, house))
  app.post(`${noticesPath}/:id/withdrawal`, (c) => withdraw(c, house))
}

function lookUp(c: Ctx, house: House): Response {
  const typed = (c.req.query('number') ?? '').slice(0, 40)
  const serial = parseNoticeNumber(typed)
  if (serial !== undefined) return seeOther(c, `${lookUpPath}/${noticeNumber(serial)}`)
  const message = readingTexts(c.get('lang')).notices.wrong
  return lookUpPage(c, house, typed, typed === '' ? [] : [{ field: 'number', message }])
}

function lookUpPage(c: Ctx, house: House, typed: string, errors: readonly FieldError[], isUnknown = false): Response {
  const lang = c.get('lang')
  return residentPage(
    c,
    house,
    { title: readingTexts(lang).notices.title, crumbs: [], errors, ...(isUnknown && { status: 404 as const }) },
    <LookUpNotice lang={lang} typed={typed} isUnknown={isUnknown} phone={house.profile.phone} />,
  )
}

async function shown(c: Ctx, house: House): Promise<OfficeNotice | undefined> {
  await limitRate(house, { scope: 'pages.notice', key: clientAddress(c, house.config), perMinute: looksPerMinute })
  const serial = parseNoticeNumber(c.req.param('number') ?? '')
  const notice = serial === undefined ? undefined : await house.db.look((tx) => noticeOfSerial(tx, serial))
  return notice && isShown(notice, house.clock.today()) ? notice : undefined
}

async function show(c: Ctx, house: House): Promise<Response> {
  const notice = await shown(c, house)
  if (!notice) return lookUpPage(c, house, c.req.param('number') ?? '', [], true)
  const lang = c.get('lang')
  const contact = await contactFor(house, notice.officeId, undefined)
  const { title, contact: words } = { title: readingTexts(lang).notices.title, contact: readingTexts(lang).contact }
  const at = (time: string) => formatPlainTime(Temporal.PlainTime.from(time), lang)
  const { hours } = house.profile
  return residentPage(
    c,
    house,
    {
      title: plainText(withoutReadings((notice.texts[lang] ?? notice.texts.ja).title)),
      crumbs: [{ href: lookUpPath, label: title }],
      robots: 'noindex',
      styles: ['prose.css'],
      aside: (
        <Aside title={words.title}>
          <p lang={lang === 'en' ? undefined : 'ja'}>{officeIn(lang, contact)}</p>
          <PhoneLink phone={contact.phone} standalone />
          <Meta>{words.hours(at(hours.opens), at(hours.closes))}</Meta>
        </Aside>
      ),
    },
    <NoticePage lang={lang} notice={notice} today={house.clock.today()} />,
  )
}

const written = { Title: field.optionalText(120), Text: field.optionalText(2000) }
const optionalDay = z
  .string()
  .default('')
  .transform((text) => text.trim())
  .pipe(z.union([z.literal('').transform(() => undefined), field.day(parseWareki)]))

const makeForm = z
  .object({
    jaTitle: field.text(120),
    jaText: field.text(2000),
    easyTitle: written.Title,
    easyText: written.Text,
    enTitle: written.Title,
    enText: written.Text,
    target: field.optionalText(600),
    sentOn: field.day(parseWareki),
    actBy: optionalDay,
    lastDay: field.day(parseWareki),
  })
  .refine(({ easyTitle, easyText }) => (easyTitle === undefined) === (easyText === undefined), {
    path: ['easyTitle'],
    error: t.errors.pair,
  })
  .refine(({ enTitle, enText }) => (enTitle === undefined) === (enText === undefined), {
    path: ['enTitle'],
    error: t.errors.pair,
  })

const wantedOf = (form: z.output<typeof makeForm>): WantedNotice => ({
  texts: {
    ja: { title: form.jaTitle, text: form.jaText },
    ...(form.easyTitle && form.easyText && { easy: { title: form.easyTitle, text: form.easyText } }),
    ...(form.enTitle && form.enText && { en: { title: form.enTitle, text: form.enText } }),
  },
  target: form.target,
  sentOn: form.sentOn,
  actBy: form.actBy,
  lastDay: form.lastDay,
})

async function make(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, addressPermission)
  const form = await readForm(c, makeForm)
  if (!form.ok) return desk(c, house, form.errors, form.raw)
  const done = await submitOnce(c, house, { form: 'pages.notice' }, async (tx) => {
    const made = await makeNotice(tx, house, staff, wantedOf(form.value))
    if (made.ok) return { location: `${noticesPath}/${made.id}?done=made` }
    const places = { not_ours: 'target', last_day: 'lastDay', act_by: 'actBy' } as const
    return { errors: [{ field: places[made.reason], message: t.errors[made.reason] }] }
  })
  return done.ok ? done.response : desk(c, house, done.errors, form.raw)
}

function idOf(c: Ctx): NoticeId {
  const id = parseId<'office-notice'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('notice')
  return id
}

async function withdraw(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, addressPermission)
  const id = idOf(c)
  const done = await submitOnce(c, house, { form: `pages.notice-withdrawal:${id}` }, async (tx) => {
    await takeBackNotice(tx, house, staff, id)
    return { location: `${noticesPath}/${id}?done=stopped` }
  })
  return done.ok ? done.response : sheet(c, house)
}

async function sheet(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, addressPermission)
  const notice = await house.db.look((tx) => openNotice(tx, staff, idOf(c)))
  return staffPage(
    c,
    house,
    {
      title: `${t.title} ${noticeNumber(notice.serial)}`,
      heading: notice.texts.ja.title,
      current: noticesPath,
      crumbs: [{ href: noticesPath, label: t.title }],
    },
    <NoticeSheet
      notice={notice}
      publicUrl={house.config.publicUrl}
      today={house.clock.today()}
      done={c.req.query('done')}
    />,
  )
}

async function desk(c: Ctx, house: House, errors: readonly FieldError[] = [], typed: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, addressPermission)
  const before: NoticeId | undefined = parseId(c.req.query('before') ?? '')
  const found = await house.db.look((tx) =>
    listNotices(tx, { offices: ownOffices(staff), before, limit: pageSize + 1 }),
  )
  const notices = found.slice(0, pageSize)
  const last = found.length > pageSize ? notices.at(-1) : undefined
  return staffPage(
    c,
    house,
    { title: t.title, current: noticesPath, errors },
    <NoticeDesk notices={notices} typed={typed} nextHref={last && `${noticesPath}?before=${last.id}`} />,
  )
}
