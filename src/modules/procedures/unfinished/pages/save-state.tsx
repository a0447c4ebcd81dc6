import type { Lang } from '#platform/i18n/index.ts'
import { href } from '#platform/i18n/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { Notice, usePage } from '#platform/ui/index.ts'
import type { PlainField } from '../../domain/definition/fields.ts'
import { unfinishedTexts } from '../text/index.ts'
import { isKeptWhileTyping, type Typing, unfinishedIn } from '../typing.ts'
import { windowInputs, writeSeen } from '../window.ts'

export type TypingShown = {
  typing: Typing
  /** The fields stand as they were sent, not as they are kept. */
  isSent: boolean
  /** The name under which they were sent: the page that comes back is the same window, whose typing may still be on its way. */
  window?: string | undefined
}

type Props = { lang: Lang; fields: readonly PlainField[]; shown: TypingShown; place: string }

/**
 * The hidden parts by which a form knows its window, and what is said about saving. Each state has its words here; the
 * island shows one of them. Without it nothing is shown. It stands below the buttons: words that come above them would
 * move a button away from a finger that is pressing it.
 */
export const SaveState = ({ lang, fields, shown, place }: Props) => {
  const t = unfinishedTexts(lang)
  const saved = t.saved('\u2007').split('\u2007')
  return (
    <>
      <WindowInputs fields={fields} typing={shown.typing} window={shown.window} />
      <div
        class="saving"
        data-autosave={href(lang, `${place}/unfinished`)}
        data-fields={fields
          .filter((field) => isKeptWhileTyping(field) && !field.fixed)
          .map(({ id }) => id)
          .join(' ')}
        data-unsaved={shown.isSent || undefined}
      >
        <p role="status" class="meta" />
        <template data-state="saved">
          {saved[0] && <span>{saved[0]}</span>}
          <time data-time />
          {saved[1] && <span>{saved[1]}</span>}
        </template>
        {(['offline', 'unfit', 'elsewhere', 'ended'] as const).map((state) => (
          <template data-state={state}>
            <span>{t[state]}</span>
          </template>
        ))}
      </div>
    </>
  )
}

type Window = { fields: readonly { id: string }[]; typing: Typing; window?: string | undefined }

export const WindowInputs = ({ fields, typing, window = usePage().newKey() }: Window) => (
  <>
    <input type="hidden" name={windowInputs.id} value={window} />
    <input
      type="hidden"
      name={windowInputs.seen}
      value={writeSeen(fields.map(({ id }) => [id, typing.get(id)?.version ?? 0] as const))}
    />
  </>
)

/** On top of a page that has more in its inputs than was answered. */
export const UnfinishedNote = ({ lang, fields, shown }: Pick<Props, 'lang' | 'fields' | 'shown'>) => {
  const last = shown.isSent ? undefined : unfinishedIn(shown.typing, fields).at(-1)
  if (!last) return null
  const { note } = unfinishedTexts(lang)
  return (
    <Notice title={note.title}>
      <p>{note.text(formatDateTime(last.updatedAt, lang))}</p>
    </Notice>
  )
}
