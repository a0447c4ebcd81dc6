import { raw } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { dictionaryOf } from '#platform/assets/index.ts'
import type { Ctx } from '#platform/http/env.ts'
import { href, type Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { MastheadSearch } from '../components/search/search-box.tsx'
import { ErrorSummary } from '../components/form/error-summary.tsx'
import { Link } from '../components/link/link.tsx'
import type { Content } from '../content.ts'
import { uiTexts } from '../text/index.ts'
import { Account } from './account.tsx'
import { EmergencyBand } from './emergency-band.tsx'
import { Document, type HeadLink, type Stylesheet, stylesheetsFor, writeDocument, writeMarkup } from './document.tsx'
import { findable } from './findable.ts'
import { Footer } from './footer.tsx'
import { Brand, SkipLink } from './masthead.tsx'
import { type FieldError, type PageContext, PageContextOf, usePage } from './page-context.ts'
import { ReadAloudPlayer } from './read-aloud.tsx'
import { ReadingBar, readingClasses } from './reading-bar.tsx'
import { wardName } from './ward-words.ts'

export type Crumb = { href: string; label: Content }

export type ResidentPageOptions = {
  /** Stands in the window's title; and as h1 where the body has none. */
  title: string
  lang?: Lang | undefined
  /** One step back in a form. */
  back?: string | undefined
  /** Way from the home page to here, without the home page and this page. */
  crumbs?: readonly Crumb[] | undefined
  /** The last step of the way, where the title says more than that. */
  here?: string | undefined
  /** Shown as summary on top and at the fields with these names; 「エラー：」 comes before the title. */
  errors?: readonly FieldError[] | undefined
  /** `Aside` sections beside the main column. */
  aside?: Content
  /** No column limits: the body brings its own (home page, tables). */
  wide?: boolean | undefined
  robots?: string | undefined
  /** One or two sentences for lists of results. */
  description?: string | undefined
  /** For programs: the same in other languages, feeds. */
  links?: readonly HeadLink[] | undefined
  /** Sheets that only this page needs. */
  styles?: readonly Stylesheet[] | undefined
  status?: ContentfulStatusCode | undefined
  /** Scripts that make this page handier, by name. */
  islands?: readonly string[] | undefined
}

/** A page for residents in the language of the request. */
export function residentPage(c: Ctx, house: House, options: ResidentPageOptions, body: Content): Response {
  const page = pageContext(c, options)
  const { lang } = page
  const t = uiTexts(lang)
  const reading = c.get('reading')
  const classes = readingClasses(reading)
  const emergency = house.emergency.band(lang)
  const main = writeMarkup(
    <PageContextOf.Provider value={page}>
      <>{body}</>
    </PageContextOf.Provider>,
  )
  const found = findable({
    lang,
    main,
    path: c.get('path'),
    publicUrl: house.config.publicUrl,
    description: options.description,
    links: options.links ?? [],
  })
  // The body has a large one, or there is nothing to ask.
  const hasBox = /<form class="search"/.test(main) || house.modules.every(({ hasSearch }) => !hasSearch)
  const hasTitle = /<h1[\s>]/.test(main)
  const prefix = page.errors.length > 0 ? t.errorPrefix : ''
  const html = writeDocument(
    <PageContextOf.Provider value={page}>
      <Document
        root={house.config.root}
        profile={house.config.profile}
        lang={lang}
        title={`${prefix}${options.title}｜${wardName(lang, house.profile)} ${t.siteName}`}
        stylesheets={[
          'resident.css',
          'search.css',
          ...stylesheetsFor(page.errors.length > 0 ? `${main}<input ` : main, 'resident.css', options.styles),
          ...(/spacing|contrast/.test(classes ?? '') ? (['reading.css'] as const) : []),
          ...(emergency ? (['emergency.css'] as const) : []),
        ]}
        reading={classes}
        islands={['find-box', 'read-aloud', ...(options.islands ?? [])]}
        nonce={page.nonce}
        robots={options.robots}
        {...(options.robots ? { links: options.links } : found)}
      >
        <SkipLink />
        <header class="masthead">
          <div class="wrap">
            <Brand ward={wardName(lang, house.profile)} site={t.siteName} home="/" />
            {!hasBox && <MastheadSearch />}
            <ReadingBar reading={reading} />
            <Account house={house} resident={c.get('residentActor')} />
          </div>
        </header>
        <EmergencyBand title={emergency} />
        <main id="main" class="wrap" tabindex={-1}>
          <Way options={options} />
          <Columns wide={options.wide} aside={options.aside}>
            {c.get('band')}
            <ErrorSummary errors={page.errors} />
            {!hasTitle && <h1>{options.title}</h1>}
            {raw(main)}
          </Columns>
        </main>
        <Footer house={house} />
        <ReadAloudPlayer root={house.config.root} speed={reading.speed} />
      </Document>
    </PageContextOf.Provider>,
    {
      furigana: reading.furigana,
      lang,
      words: house.profile.words[lang],
      dictionary: reading.furigana ? dictionaryOf(house.config.root, house.config.profile) : undefined,
    },
  )
  return c.html(html, options.status ?? (page.errors.length > 0 ? 422 : 200))
}

export function pageContext(
  c: Ctx,
  options: { lang?: Lang | undefined; errors?: readonly FieldError[] | undefined },
): PageContext {
  return {
    lang: options.lang ?? c.get('lang'),
    nonce: c.get('nonce'),
    csrf: c.get('csrf'),
    path: `${c.get('path')}${new URL(c.req.url).search}`,
    errors: options.errors ?? [],
    newKey: () => crypto.randomUUID(),
  }
}

const Columns = ({ wide, aside, children }: { wide?: boolean | undefined; aside?: Content; children: Content }) => {
  if (wide) return <>{children}</>
  return (
    <div class="columns">
      <div>{children}</div>
      {aside && <aside class="aside">{aside}</aside>}
    </div>
  )
}

const Way = ({ options: { back, crumbs, title, here = title } }: { options: ResidentPageOptions }) => {
  const { lang } = usePage()
  const t = uiTexts(lang)
  if (back !== undefined) {
    return (
      <p class="back">
        <Link href={back} standalone icon="back">
          {t.back}
        </Link>
      </p>
    )
  }
  return crumbs ? <Crumbs crumbs={[{ href: href(lang, '/'), label: t.home }, ...crumbs]} here={here} /> : null
}

export const Crumbs = ({ crumbs, here }: { crumbs: readonly Crumb[]; here: Content }) => (
  <nav aria-label={uiTexts(usePage().lang).breadcrumbs}>
    <ol class="crumbs">
      {crumbs.map((crumb) => (
        <li>
          <Link href={crumb.href} standalone>
            {crumb.label}
          </Link>
        </li>
      ))}
      <li aria-current="page">
        <span>{here}</span>
      </li>
    </ol>
  </nav>
)
