import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, Link, SummaryList, Title } from '#platform/ui/index.ts'
import type { Sent } from '../../actions/answer.ts'
import type { Case } from '../../actions/load-case.ts'
import type { PlainField } from '../../domain/definition/fields.ts'
import { inItsLanguage, nameIn } from '../../pages/resident/answer-rows.tsx'
import { answerText, listOf } from '../../pages/resident/words.ts'
import { say } from '../../text/index.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { unfinishedTexts } from '../text/index.ts'
import type { Typing } from '../typing.ts'
import { windowInputs } from '../window.ts'
import { WindowInputs } from './save-state.tsx'

type Props = {
  lang: Lang
  found: Case
  /** Of the page or the row, with those on which two windows disagree. */
  fields: readonly PlainField[]
  differing: readonly string[]
  /** What was sent, and what is kept or typed elsewhere. */
  sent: Sent
  kept: Readonly<Record<string, unknown>>
  typing: Typing
  /** Where the form goes, and the page as it is kept. */
  place: string
  fromCheck: boolean
}

/** Two windows answered the same question differently: both answers, and a choice. */
export const AnswersDiffer = (props: Props) => {
  const { lang, found, fields, differing, sent, kept, typing, place, fromCheck } = props
  const t = unfinishedTexts(lang).conflict
  const about = fields.filter(({ id }) => differing.includes(id))
  return (
    <>
      <Title above={say(found.definition.name, lang)} lede={t.lede}>
        {t.title}
      </Title>
      <Block title={t.here}>
        <SummaryList
          rows={about.map((field) => ({
            term: say(field.label, lang),
            value: inItsLanguage(lang, typedText(lang, found, field, sent[field.id] ?? [])),
          }))}
        />
        <SendAgain {...props} action={place} label={t.useHere} />
      </Block>
      <Block title={t.kept}>
        <SummaryList
          rows={about.map((field) => {
            const typed = typing.get(field.id)?.typed
            return {
              term: say(field.label, lang),
              value: inItsLanguage(lang, typedText(lang, found, field, typed ?? asList(kept[field.id]))),
              ...(typed && { note: t.unfinished }),
            }
          })}
        />
        <Actions>
          <Link href={`${place}${fromCheck ? '?from=check' : ''}`} standalone>
            {t.useKept}
          </Link>
        </Actions>
      </Block>
    </>
  )
}

/** The row was taken out elsewhere while it was changed here. */
export const RowRemoved = (props: Omit<Props, 'differing' | 'kept'> & { rowName: string; list: string }) => {
  const { lang, found, fields, sent, rowName, list, place } = props
  const t = unfinishedTexts(lang)
  return (
    <>
      <Title above={say(found.definition.name, lang)} lede={t.removed.lede}>
        {t.removed.title(rowName)}
      </Title>
      <Block title={t.conflict.here}>
        <SummaryList
          rows={fields
            .filter(({ id }) => (sent[id] ?? []).some((text) => text.trim() !== ''))
            .map((field) => ({
              term: say(field.label, lang),
              value: inItsLanguage(lang, typedText(lang, found, field, sent[field.id] ?? [])),
            }))}
        />
        <SendAgain {...props} action={place} label={t.removed.addAgain} isNewRow />
      </Block>
      <Actions>
        <Link href={list} standalone>
          {t.removed.leave}
        </Link>
      </Actions>
    </>
  )
}

type AgainProps = Pick<Props, 'fields' | 'sent' | 'typing' | 'fromCheck'> & {
  action: string
  label: string
  isNewRow?: boolean
}

/** Everything that was sent, ready to be sent once more by a window that has seen the rest. */
const SendAgain = ({ fields, sent, typing, fromCheck, action, label, isNewRow = false }: AgainProps) => (
  <Form action={action} name="here">
    {fromCheck && <input type="hidden" name="from" value="check" />}
    <WindowInputs fields={fields} typing={typing} />
    {isNewRow && <input type="hidden" name={windowInputs.isNewRow} value="yes" />}
    {fields.flatMap((field) =>
      (sent[field.id] ?? []).map((text) => (
        <input type="hidden" name={field.type === 'file' ? `${field.id}-kept` : field.id} value={text} />
      )),
    )}
    <Actions>
      <Button>{label}</Button>
    </Actions>
  </Form>
)

/** What was typed, as far as it can be said in words; else as it was typed. */
export function typedText(lang: Lang, found: Case, field: PlainField, texts: readonly string[]): string {
  const given = texts.filter((text) => text !== '')
  if (given.length === 0) return fieldTexts(lang).nothing
  switch (field.type) {
    case 'choice':
    case 'choices':
    case 'persons':
      return answerText(lang, field, given, nameIn(found), found.referred) || fieldTexts(lang).nothing
    case 'appointment':
    case 'file':
      return answerText(lang, field, given[0], nameIn(found), found.referred)
    case 'date':
      return isDay(given[0]) ? answerText(lang, field, given[0], nameIn(found), found.referred) : given.join(' ')
    default:
      return listOf(lang, given)
  }
}

const isDay = (text: string | undefined): boolean => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)

const asList = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)]
