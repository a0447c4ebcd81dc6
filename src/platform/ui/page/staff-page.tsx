import { raw } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Staff } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/http/env.ts'
import { ownerMark } from '#platform/http/owner-mark.ts'
import { type House, staffEntries } from '#platform/module/index.ts'
import { ErrorSummary } from '../components/form/error-summary.tsx'
import type { Content } from '../content.ts'
import { uiTexts } from '../text/index.ts'
import { Document, type Stylesheet, writeDocument, writeMarkup } from './document.tsx'
import { readingClasses } from './reading-bar.tsx'
import { Brand, SkipLink } from './masthead.tsx'
import { type FieldError, PageContextOf, usePage } from './page-context.ts'
import { type Crumb, Crumbs, pageContext } from './resident-page.tsx'

export type StaffPageOptions = {
  /** Stands in the window's title, so never a person's name; and as h1 where neither `heading` nor the body has one. */
  title: string
  /** The h1 and the last crumb, where they say more than a window's title and its history may. */
  heading?: string | undefined
  /** `href` of the navigation entry that this page belongs to. */
  current?: string | undefined
  crumbs?: readonly Crumb[] | undefined
  errors?: readonly FieldError[] | undefined
  /** Beside the h1: counts, a due clock. Only where the title becomes the h1. */
  summary?: Content
  status?: ContentfulStatusCode | undefined
  /** Scripts that make this page handier, by name. */
  islands?: readonly string[] | undefined
  /** Sheets besides those of every work screen. */
  styles?: readonly Stylesheet[] | undefined
}

/** A work screen: dense, in Japanese, navigation by what the person may do. */
export function staffPage(c: Ctx, house: House, options: StaffPageOptions, body: Content): Response {
  const page = { ...pageContext(c, { lang: 'ja', errors: options.errors ?? [] }), labels: new Map<string, string>() }
  const t = uiTexts('ja')
  const main = writeMarkup(
    <PageContextOf.Provider value={page}>
      <>{body}</>
    </PageContextOf.Provider>,
  )
  const html = writeDocument(
    <PageContextOf.Provider value={page}>
      <Document
        root={house.config.root}
        profile={house.config.profile}
        lang="ja"
        title={`${page.errors.length > 0 ? t.errorPrefix : ''}${options.title}｜${house.profile.name} ${t.staffSite}`}
        stylesheets={['staff.css', 'forms.css', ...(options.styles ?? [])]}
        reading={readingClasses({ ...c.get('reading'), spacing: 'usual', contrast: 'usual' })}
        bodyClass="staff"
        robots="noindex"
        islands={['staff-keys', 'staff-phone', ...(options.islands ?? [])]}
        nonce={page.nonce}
      >
        <SkipLink />
        <StaffBar house={house} staff={c.get('staffActor')} current={options.current} />
        <main id="main" class="wrap" tabindex={-1}>
          {options.crumbs && <Crumbs crumbs={options.crumbs} here={options.heading ?? options.title} />}
          <ErrorSummary errors={page.errors} />
          {!/<h1[\s>]/.test(main) && (
            <div class="headline">
              <h1>{options.heading ?? options.title}</h1>
              {options.summary}
            </div>
          )}
          {raw(main)}
        </main>
      </Document>
    </PageContextOf.Provider>,
    { furigana: false, lang: 'ja', words: house.profile.words.ja },
  )
  return c.html(html, options.status ?? (page.errors.length > 0 ? 422 : 200))
}

type BarProps = { house: House; staff: Staff | undefined; current: string | undefined }

const StaffBar = ({ house, staff, current }: BarProps) => {
  const t = uiTexts('ja')
  const entries = staff ? staffEntries(house, staff) : []
  return (
    <header class="bar">
      <div class="wrap">
        <Brand ward={house.profile.name} site={t.staffSite} home="/staff" />
        {entries.length > 0 && (
          <button type="button" class="menu-button" popovertarget="staff-menu">
            {t.menu}
          </button>
        )}
        <nav id="staff-menu" aria-label={t.menu} popover="auto">
          {entries.map((entry) => (
            <a href={entry.href} aria-current={entry.href === current ? 'page' : undefined}>
              {entry.label.ja}
            </a>
          ))}
        </nav>
        {staff && <SignedIn staff={staff} owner={ownerMark(house.config, staff.accountId)} />}
      </div>
    </header>
  )
}

const SignedIn = ({ staff, owner }: { staff: Staff; owner: string }) => (
  <form class="signed-in" action="/staff/sign-out" method="post" data-owner={owner}>
    <input type="hidden" name="csrf" value={usePage().csrf} />
    <span>
      <span class="office">{staff.officeName} </span>
      <a href="/staff/devices">
        <b>{staff.displayName}</b>
      </a>
    </span>
    <button class="link">{uiTexts('ja').signOut}</button>
    <p role="alert" data-waits hidden>
      {uiTexts('ja').waitsHere}
    </p>
  </form>
)
