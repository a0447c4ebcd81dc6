import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { Actions, LinkButton, Notice } from '#platform/ui/index.ts'
import type { ClosureNote } from '../actions/note-of.ts'
import { closureTexts } from '../text/index.ts'

/** On the page of a reservation: what the office did to it, and what to do now. */
export const ClosureNotice = ({ lang, note }: { lang: Lang; note: ClosureNote }) => {
  const t = closureTexts(lang)
  if (note.what === 'offered')
    return (
      <Notice title={t.waits}>
        <p>{t.waitsText(formatDate(note.until, lang))}</p>
        <Actions>
          <LinkButton href={`/reservations/${note.id}/offer`}>{t.see}</LinkButton>
        </Actions>
      </Notice>
    )
  return (
    <Notice title={t.notices['called-off'].subject}>
      <p>
        {t.kinds[note.kind]}: <span lang="ja">{note.reason}</span>
      </p>
    </Notice>
  )
}
