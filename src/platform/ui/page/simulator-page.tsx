import { raw } from 'hono/html'
import type { Content } from '../content.ts'
import { Document, writeDocument, writeMarkup } from './document.tsx'
import { Brand, SkipLink } from './masthead.tsx'
import { blankPage, PageContextOf } from './page-context.ts'

export type SimulatorPageOptions = {
  /** The project's root, for the addresses of stylesheets. */
  root: string
  ward: string
  /** Name of the municipality's profile: its colours. */
  profile: string
  /** Window title, and h1 where the body has none. */
  title: string
  /** White on black above everything: this is not the real thing. */
  warning: string
  /** 「外の世界」: name of the site beside the mark. */
  site: string
  /** Back to the ward's site, or to all devices. */
  links?: readonly { href: string; label: string }[] | undefined
}

/** A page of the outside world. Needs no house: simulators are their own process and serve `/assets` themselves. */
export function simulatorPage(
  { root, ward, profile, title, warning, site, links = [] }: SimulatorPageOptions,
  body: Content,
): string {
  const main = writeMarkup(
    <PageContextOf.Provider value={blankPage}>
      <>{body}</>
    </PageContextOf.Provider>,
  )
  return writeDocument(
    <PageContextOf.Provider value={blankPage}>
      <Document
        root={root}
        profile={profile}
        lang="ja"
        title={`${title}｜${site}`}
        stylesheets={['simulator.css', 'forms.css', 'devices.css']}
        bodyClass="simulator"
        robots="noindex"
      >
        <SkipLink />
        <header>
          <p class="outside-band">
            <span class="wrap">{warning}</span>
          </p>
          <div class="masthead">
            <div class="wrap">
              <Brand ward={ward} site={site} home="/" />
              <nav class="tools" aria-label={site}>
                {links.map((link) => (
                  <a href={link.href}>{link.label}</a>
                ))}
              </nav>
            </div>
          </div>
        </header>
        <main id="main" class="wrap" tabindex={-1}>
          {!/<h1[\s>]/.test(main) && <h1>{title}</h1>}
          {raw(main)}
        </main>
      </Document>
    </PageContextOf.Provider>,
    { furigana: false, lang: 'ja' },
  )
}
