import type { JSX } from 'hono/jsx/jsx-runtime'
import { assetHref } from '#platform/assets/index.ts'
import { htmlLang, type Lang, type ReadingOptions, renderTexts } from '#platform/i18n/index.ts'
import type { Content } from '../content.ts'

export type Stylesheet =
  | 'resident.css'
  | 'staff.css'
  | 'simulator.css'
  | 'counter.css'
  | 'devices.css'
  | 'emergency.css'
  | 'forms.css'
  | 'home.css'
  | 'prose.css'
  | 'reading.css'
  | 'search.css'
  | 'results.css'
  | 'gallery.css'
  | 'map.css'
  | 'blur.css'
  | 'reports.css'
  | 'closures.css'
  | 'queue.css'
  | 'sheet.css'
  | 'vacancies.css'
  | 'upkeep.css'
  | 'campaigns.css'
  | 'page-desk.css'
  | 'report-desk.css'
  | 'work.css'
  | 'filing.css'

/** What a program finds beside a page: the same in another language, a feed. `href` is an address of ours. */
export type HeadLink = {
  rel: 'alternate' | 'canonical'
  href: string
  hreflang?: string
  type?: string
  title?: string
}

type DocumentProps = {
  root: string
  /** Name of the municipality's profile: its colours. */
  profile: string
  lang: Lang
  title: string
  /** The first is the realm's. */
  stylesheets: readonly Stylesheet[]
  /** What a reader chose, as classes of the root. */
  reading?: string | undefined
  bodyClass?: string | undefined
  robots?: string | undefined
  /** For lists of results; plain words. */
  description?: string | undefined
  links?: readonly HeadLink[] | undefined
  /** Islands by name, and the nonce that lets them run. */
  islands?: readonly string[] | undefined
  nonce?: string | undefined
  children: Content
}

export const Document = ({
  root,
  profile,
  lang,
  title,
  stylesheets,
  reading,
  bodyClass,
  robots,
  description,
  links = [],
  islands = [],
  nonce,
  children,
}: DocumentProps) => (
  <html lang={htmlLang(lang)} class={reading}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      {robots && <meta name="robots" content={robots} />}
      {description && <meta name="description" content={description} />}
      {links.map((link) => (
        <link {...link} />
      ))}
      {[...new Set(stylesheets)].map((name) => (
        <link rel="stylesheet" href={assetHref(root, hasColours(name) ? `${profile}-${name}` : name)} />
      ))}
      <link rel="stylesheet" href={assetHref(root, 'print.css')} media="print" />
      <link rel="icon" href={assetHref(root, `${profile}-mark.svg`)} type="image/svg+xml" />
    </head>
    <body class={bodyClass}>
      {children}
      {/* Last, so that the words are there before the fonts are. */}
      <link rel="stylesheet" href={assetHref(root, 'fonts.css')} />
      <link rel="stylesheet" href={assetHref(root, 'fonts-wide.css')} media="(min-width: 48rem)" />
      <link rel="stylesheet" href={assetHref(root, 'fonts-narrow.css')} media="not all and (min-width: 48rem)" />
      {islands.map((name) => (
        <script type="module" src={assetHref(root, `islands/${name}.js`)} nonce={nonce} />
      ))}
    </body>
  </html>
)

const hasColours = (name: Stylesheet): boolean => /^(resident|staff|simulator)\.css$/.test(name)

/** Writes a finished page. Components are synchronous, so rendering is too. */
export function writeDocument(page: JSX.Element, reading: ReadingOptions): string {
  return `<!doctype html>${renderTexts(writeMarkup(page), reading)}`
}

export function writeMarkup(markup: JSX.Element): string {
  const html = markup.toString()
  if (typeof html !== 'string') throw new TypeError('a component is asynchronous')
  return html
}

/** The sheets of a page: forms and what was sent with them have their own, so that pages to read stay light. */
export const stylesheetsFor = (
  main: string,
  realm: Stylesheet,
  more: readonly Stylesheet[] = [],
): readonly Stylesheet[] =>
  /<(?:input|select|textarea|fieldset)[\s>]|class="(?:errors|thumbnail)"/.test(main)
    ? [realm, 'forms.css', ...more]
    : [realm, ...more]
