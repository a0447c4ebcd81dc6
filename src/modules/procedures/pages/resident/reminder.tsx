import type { Lang } from '#platform/i18n/index.ts'
import { Notice } from '#platform/ui/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { say } from '../../text/index.ts'

/** What must not be overlooked about a procedure, on each of its pages. */
export const Reminder = ({ lang, definition }: { lang: Lang; definition: Pick<Definition, 'reminder'> }) =>
  definition.reminder ? (
    <Notice>
      <p>{say(definition.reminder, lang)}</p>
    </Notice>
  ) : null
