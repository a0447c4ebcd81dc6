import type { Ctx } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Content, residentPage, type ResidentPageOptions } from '#platform/ui/index.ts'
import { practiceTexts } from '../../text/practice/index.ts'

/** A real page, marked as practice for the eye, for screen readers and in the window's title. */
export function practicePage(c: Ctx, house: House, options: ResidentPageOptions, body: Content): Response {
  const t = practiceTexts(c.get('lang'))
  return residentPage(
    c,
    house,
    { ...options, title: t.pageTitle(options.title), robots: 'noindex' },
    <section class="practice" aria-label={t.mark}>
      <p class="practice-mark">
        <b>{t.mark}</b>
        <span>{t.frame}</span>
        <small>{t.frameHint}</small>
      </p>
      {body}
    </section>,
  )
}
