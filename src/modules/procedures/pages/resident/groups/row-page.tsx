import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Button, Form, Link, Title } from '#platform/ui/index.ts'
import type { Case } from '../../../actions/load-case.ts'
import type { Asked } from '../../../domain/answers/answer.ts'
import type { Page } from '../../../domain/definition/definition.ts'
import type { GroupField } from '../../../domain/definition/fields.ts'
import { fieldTexts } from '../../../text/fields/index.ts'
import { say } from '../../../text/index.ts'
import { SaveState, type TypingShown, UnfinishedNote, WindowInputs } from '../../../unfinished/pages/save-state.tsx'
import type { Typing } from '../../../unfinished/typing.ts'
import { windowInputs } from '../../../unfinished/window.ts'
import { FieldInput, type Typed } from '../fields/field-input.tsx'
import { nestedIn, topLevel } from '../question.tsx'
import { Reminder } from '../reminder.tsx'
import type { Values } from '../words.ts'

type RowPageProps = {
  lang: Lang
  found: Case
  page: Page
  group: GroupField
  rowId: string
  /** Which one it is, from 1. */
  number: number
  isNew: boolean
  asked: readonly Asked[]
  typed: Typed
  values: Values
  fromCheck: boolean
  shown?: TypingShown | undefined
  /** Where it goes where the row is no draft's: its form, the list, and the versions that were shown. */
  to?: { action: string; list: string; typing: Typing } | undefined
}

/** One row on a page of its own. */
export const RowPage = (props: RowPageProps) => {
  const { lang, found, page, group, rowId, number, isNew, asked, typed, values, fromCheck, shown, to } = props
  const t = fieldTexts(lang).group
  const place = `${found.place}/questions/${page.key}`
  const hasFile = group.fields.some(({ type }) => type === 'file')
  return (
    <>
      <Title above={say(page.title, lang, values)}>{t.rowTitle(say(group.rowLabel, lang), number)}</Title>
      <Reminder lang={lang} definition={found.definition} />
      {shown && <UnfinishedNote lang={lang} fields={group.fields} shown={shown} />}
      <Form action={to?.action ?? `${place}/rows/${rowId}`} name="row" multipart={hasFile}>
        <input type="hidden" name="revision" value={found.revision.id} />
        {fromCheck && <input type="hidden" name="from" value="check" />}
        {topLevel(asked).map((one) => (
          <FieldInput
            lang={lang}
            asked={one}
            label={say(one.field.label, lang)}
            below={(above) => nestedIn(above, asked)}
            found={found}
            typed={typed}
            values={values}
          />
        ))}
        <Actions>
          <Button iconAfter="next">{isNew ? t.keep : t.keepChange}</Button>
          <Link href={to?.list ?? place} standalone>
            {t.backToList}
          </Link>
        </Actions>
        {to && (
          <>
            {isNew && <input type="hidden" name={windowInputs.isNewRow} value="yes" />}
            <WindowInputs fields={group.fields} typing={to.typing} />
          </>
        )}
        {shown && (
          <>
            {isNew && <input type="hidden" name={windowInputs.isNewRow} value="yes" />}
            <SaveState lang={lang} fields={group.fields} shown={shown} place={`${place}/rows/${rowId}`} />
          </>
        )}
      </Form>
    </>
  )
}
