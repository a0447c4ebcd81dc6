import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Aside, Button, Form, Hidden, Link, Steps, Title } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import type { OfferedDay } from '../../appointments/index.ts'
import type { Asked } from '../../domain/answers/answer.ts'
import type { Page } from '../../domain/definition/definition.ts'
import { say, texts } from '../../text/index.ts'
import { SaveState, type TypingShown, UnfinishedNote } from '../../unfinished/pages/save-state.tsx'
import { FieldInput, type Typed } from './fields/field-input.tsx'
import { RenewedNotice } from './renewed-notice.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { Reminder } from './reminder.tsx'
import type { Values } from './words.ts'

export type QuestionProps = {
  lang: Lang
  found: Case
  page: Page
  asked: readonly Asked[]
  position: number
  /** What stands in the inputs: what was typed, or the kept answers. */
  typed: Typed
  values: Values
  times: ReadonlyMap<string, readonly OfferedDay[]>
  fromCheck: boolean
  /** How far the page has come; missing in a practice, where nothing is kept while it is typed. */
  shown?: TypingShown | undefined
}

export const Question = (props: QuestionProps) => {
  const { lang, found, page, asked, position, typed, values, times, fromCheck, shown } = props
  const t = texts(lang).question
  const { place, definition } = found
  const hasFile = page.fields.some(({ type }) => type === 'file')
  const isAlone = topLevel(asked).length === 1
  const fields = asked.map(({ field }) => field)
  return (
    <>
      <Steps title={say(definition.name, lang)} current={position} total={definition.pages.length} />
      <Title lede={page.lede && say(page.lede, lang, values)}>{say(page.title, lang, values)}</Title>
      <Reminder lang={lang} definition={definition} />
      <RenewedNotice lang={lang} found={found} />
      <RefusalNotice lang={lang} found={found} page={page} values={values} />
      {shown && <UnfinishedNote lang={lang} fields={fields} shown={shown} />}
      <Form action={`${place}/questions/${page.key}`} name="answer" multipart={hasFile}>
        <input type="hidden" name="revision" value={found.revision.id} />
        {fromCheck && <input type="hidden" name="from" value="check" />}
        {topLevel(asked).map((one, index) => (
          <FieldInput
            lang={lang}
            asked={one}
            label={
              index === 0 && isAlone && hidesLabel(one) ? (
                <Hidden>{say(one.field.label, lang)}</Hidden>
              ) : (
                say(one.field.label, lang)
              )
            }
            below={(above) => nestedIn(above, asked)}
            found={found}
            typed={typed}
            times={times}
            values={values}
          />
        ))}
        <Actions>
          <Button iconAfter="next">{fromCheck ? t.toCheck : t.next}</Button>
          <SaveForLater lang={lang} found={found} />
        </Actions>
        {shown && <SaveState lang={lang} fields={fields} shown={shown} place={`${place}/questions/${page.key}`} />}
      </Form>
    </>
  )
}

/** Answers are kept for another day where a card brings the person back to them. */
export const SaveForLater = ({ lang, found }: { lang: Lang; found: Pick<Case, 'guest' | 'leave'> }) =>
  found.guest ? null : (
    <Link href={found.leave} standalone>
      {texts(lang).question.save}
    </Link>
  )

type QuestionAsideProps = { lang: Lang; page: Page; values: Values; isGuest: boolean }

export const QuestionAside = ({ lang, page, values, isGuest }: QuestionAsideProps) => {
  const t = texts(lang).question
  return (
    <>
      {page.aside.map(({ title, text }) => (
        <Aside title={say(title, lang)}>
          <p>{say(text, lang, values)}</p>
        </Aside>
      ))}
      {!isGuest && (
        <Aside title={t.known}>
          <p>{t.knownText(values.self ?? '', values.address ?? '')}</p>
        </Aside>
      )}
    </>
  )
}

// The page's title asks it already; a box to write in keeps its label.
const hidesLabel = ({ field: { type } }: Asked) =>
  ['choice', 'choices', 'ranking', 'persons', 'appointment', 'bank-account'].includes(type)

/** A question that depends on one option of a question of the same page stands below that option. */
const parentOf = ({ field }: Asked, page: readonly Asked[]) => {
  const condition = field.showIf
  if (!condition || !('is' in condition)) return undefined
  const parent = page.find((other) => other.field.id === condition.field && other.field.type === 'choice')
  return parent && { field: parent.field.id, value: String(condition.is) }
}

/** Questions that stand on their own, not below an option. */
export const topLevel = (page: readonly Asked[]) => page.filter((one) => !parentOf(one, page))

export function nestedIn(parent: Asked, page: readonly Asked[]): Map<string, Asked[]> {
  const below = new Map<string, Asked[]>()
  for (const one of page) {
    const place = parentOf(one, page)
    if (place?.field === parent.field.id) below.set(place.value, [...(below.get(place.value) ?? []), one])
  }
  return below
}
