import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import { Block, DataTable, Meta, Notice, Tag, type TagKind } from '#platform/ui/index.ts'
import type { Case } from '../actions/load-case.ts'
import { say } from '../text/index.ts'
import { keptUntil } from '../unfinished/kept-until.ts'
import { isShut, type WindowState } from './domain.ts'
import { windowTexts } from './text/index.ts'

const tagOf: Readonly<Record<WindowState['state'], TagKind>> = { before: 'wait', open: 'ok', after: 'off' }

/** When what can be filed: on the page before one begins. */
export const Windows = ({ lang, windows }: { lang: Lang; windows: readonly WindowState[] }) => {
  if (windows.length === 0) return null
  const t = windowTexts(lang)
  return (
    <Block title={t.title}>
      {isShut(windows) && <Notice kind="warning">{t.none}</Notice>}
      <DataTable
        caption={t.title}
        columns={[{ label: t.columns.what, heading: true }, { label: t.columns.days }, { label: t.columns.state }]}
        rows={windows.map(({ window, state, from, until }) => ({
          cells: [
            say(window.for, lang),
            t.days(formatDate(from, lang), formatDate(until, lang)),
            <Tag kind={tagOf[state]}>{t.states[state]}</Tag>,
          ],
        }))}
      />
      <Meta>{t.lastMoment}</Meta>
    </Block>
  )
}

/** To who began while it was open: it was not sent in time, and what was written is not lost. */
export const BegunInTime = ({ lang, found }: { lang: Lang; found: Pick<Case, 'closed' | 'application'> }) => {
  const { closed, application } = found
  if (closed?.state !== 'after') return null
  const began = wardDate(application.createdAt)
  const isInTime =
    Temporal.PlainDate.compare(closed.from, began) <= 0 && Temporal.PlainDate.compare(began, closed.until) <= 0
  if (!isInTime) return null
  return <p>{windowTexts(lang).begunInTime(formatDate(wardDate(keptUntil(application)), lang))}</p>
}
