import { type Ctx, seeOther } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { type Holder, readHeld } from '../actions/keep-draft.ts'
import type { Draft } from '../domain/draft.ts'
import { GonePage } from '../pages/gone-page.tsx'
import { filingTexts } from '../text/index.ts'

/** The draft that an address or a hidden field names, in the browser that began it. */
export function holderOf(c: Ctx, id: string | undefined): Holder | undefined {
  const draftId = parseId<'report-draft'>(id ?? '')
  return draftId && { id: draftId, browser: c.get('browser') }
}

/** The draft of the address, or where to go instead: to what it has become, or to the page that says that there is none. */
export async function draftOf(
  c: Ctx,
  house: House,
): Promise<{ holder: Holder; draft: Draft } | { response: Response }> {
  const holder = holderOf(c, c.req.param('draft'))
  const held = holder && (await readHeld(house, holder))
  if (!held || held.is === 'gone') return { response: gonePage(c, house) }
  if (held.is === 'ended') return { response: seeOther(c, `/reports/new/${holder.id}/thanks`) }
  return { holder, draft: held.draft }
}

export function gonePage(c: Ctx, house: House): Response {
  const lang = c.get('lang')
  const { title } = filingTexts(lang).problems.gone
  return residentPage(c, house, { title, crumbs: [], robots: 'noindex', status: 404 }, <GonePage lang={lang} />)
}
