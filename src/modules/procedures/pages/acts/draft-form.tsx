import { toWareki } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  Checkbox,
  type Content,
  Details,
  Form,
  Notice,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { CaseView } from '../../actions/desk/case-view.ts'
import type { LetterWords } from '../../domain/acts/act.ts'
import { factsAsked, hasItems, lettersOf } from '../../domain/acts/draft.ts'
import { extendedDueOn } from '../../domain/acts/periods.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { factField, itemField, itemRows } from '../../forms/acts.ts'
import { desk } from '../../text/acts/desk.ts'
import { wordsOfOutcomes } from '../../text/acts/letters.ts'
import { desk as words } from '../../text/desk.ts'
import { plainWords } from '../../text/index.ts'
import { WordsPicker } from '../../letter-texts/words-picker.tsx'
import { AskFields } from '../desk/ask-fields.tsx'
import { LetterPreview } from './letter-preview.tsx'

const t = desk.form

/** As typed, by field; lists only for 補正. */
export type DraftInput = Readonly<Record<string, string | readonly string[] | undefined>>

type DraftFormProps = {
  view: CaseView
  typed: DraftInput
  /** The drafts before this one: 差し戻し with its note. */
  returnNote: string | undefined
  canExtend: boolean
  preview?: LetterWords | undefined
}

const typedText = (typed: DraftInput, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' ? value : undefined
}

/** 起案: what is decided, why, on which ground, and the words that go out. */
export const DraftForm = ({ view, typed, returnNote, canExtend, preview }: DraftFormProps) => {
  const { definition, row } = view
  const ground = typedText(typed, 'ground') ?? definition.legalBasis.map(plainWords).join('、')
  return (
    <Block title={t.title}>
      {returnNote && (
        <Notice kind="warning" title={desk.line.returnIt}>
          {returnNote}
        </Notice>
      )}
      <Form action={`/staff/cases/${row.id}/acts`} id="draft">
        <Radios
          name="outcome"
          legend={t.outcome}
          value={typedText(typed, 'outcome')}
          options={choicesOf(definition, canExtend).map((choice) => ({
            value: choice,
            ...t.outcomes[choice],
            ...labelOf(definition, choice),
            nested: nestedOf(choice, view, typed),
          }))}
        />
        {hasItems(definition.output) && <Items definition={definition} typed={typed} />}
        <TextArea name="ground" label={t.ground} value={ground} rows={2} />
        <Checkbox name="urgent" label={t.urgent} checked={typed['urgent'] !== undefined} />
        {view.checks.some((check) => !check.ok) && (
          <Checkbox name="seen" label={t.seen} checked={typed['seen'] !== undefined} />
        )}
        {preview && <LetterPreview title={t.previewTitle} letter={preview} />}
        <Actions>
          <Button keys="Ctrl+Enter">{t.submit}</Button>
          <Button variant="secondary" name="step" value="preview">
            {t.preview}
          </Button>
        </Actions>
        <WordsPicker texts={view.letterTexts} typed={typed} />
      </Form>
      <Form action={`/staff/cases/${row.id}/hand-back`}>
        <Button variant="quiet" small>
          {words.caseFile.handBack}
        </Button>
      </Form>
    </Block>
  )
}

type Choice = keyof typeof t.outcomes

function choicesOf({ output }: Definition, canExtend: boolean): Choice[] {
  const letters = lettersOf(output)
  const isPartial = Object.keys(letters).length === 0 || letters['partial'] !== undefined
  return [
    'grant',
    ...(isPartial ? (['partial'] as const) : []),
    'refuse',
    ...(canExtend ? (['extension'] as const) : []),
    'ask',
  ]
}

const labelOf = (definition: Definition, choice: Choice) =>
  choice === 'extension' || choice === 'ask' ? {} : { label: wordsOfOutcomes(definition)[choice] }

function nestedOf(choice: Choice, view: CaseView, typed: DraftInput): Content {
  const { definition, row } = view
  if (choice === 'ask') return <AskFields view={view} typed={typed} />
  const until = choice === 'extension' ? extendedDueOn(row.dueOn, definition.period) : undefined
  return (
    <>
      {until && <p class="meta">{t.extensionDays(toWareki(until))}</p>}
      <Facts definition={definition} choice={choice} typed={typed} />
      {choice === 'grant' ? (
        <TextArea name="conditions-grant" label={t.conditions} value={typedText(typed, 'conditions-grant')} rows={2} />
      ) : (
        <TextArea
          name={`reason-${choice}`}
          label={t.reason}
          hint={hasItems(definition.output) && choice !== 'extension' ? t.reasonByItemHint : t.reasonHint}
          value={typedText(typed, `reason-${choice}`)}
          rows={4}
        />
      )}
    </>
  )
}

// Amounts, dates and places that the letter says; its words ask for them.
const Facts = ({ definition, choice, typed }: { definition: Definition; choice: Choice; typed: DraftInput }) => (
  <>
    {factsAsked(definition.output, choice === 'extension' ? 'extend' : choice).map((name) => {
      const field = factField(choice, name)
      const label = t.facts[name] ?? t.fact(name)
      return multiline.includes(name) ? (
        <TextArea name={field} label={label} value={typedText(typed, field)} rows={3} />
      ) : (
        <TextField name={field} label={label} value={typedText(typed, field)} />
      )
    })}
  </>
)

const multiline = ['children', 'tags', 'placeAndTime']

const Items = ({ definition, typed }: { definition: Definition; typed: DraftInput }) => (
  <fieldset class="field">
    <legend>{t.items}</legend>
    <p class="meta">{t.itemsHint}</p>
    {Array.from({ length: rowsToShow(typed) }, (_, index) => index + 1).map((row) => (
      <Details summary={t.itemNumber(row)} open={row === 1 || Boolean(typed[itemField(row, 'label')])}>
        <TextField
          name={itemField(row, 'label')}
          label={t.item.label}
          value={typedText(typed, itemField(row, 'label'))}
          width="full"
        />
        <Select
          name={itemField(row, 'outcome')}
          label={t.item.outcome}
          options={Object.entries(wordsOfOutcomes(definition)).map(([value, label]) => ({ value, label }))}
          value={typedText(typed, itemField(row, 'outcome')) ?? 'grant'}
        />
        <Ground definition={definition} name={itemField(row, 'ground')} typed={typed} />
        <TextArea
          name={itemField(row, 'reason')}
          label={t.item.reason}
          value={typedText(typed, itemField(row, 'reason'))}
          rows={2}
        />
      </Details>
    ))}
  </fieldset>
)

// What was asked for, and room for what the office splits up.
const rowsToShow = (typed: DraftInput): number => {
  const filled = Array.from({ length: itemRows }, (_, index) => index + 1).filter((row) =>
    typedText(typed, itemField(row, 'label')),
  )
  return Math.min(itemRows, (filled.at(-1) ?? 1) + 2)
}

// The law's own list where the definition has it, so that nobody names a ground that there is not.
const Ground = ({ definition, name, typed }: { definition: Definition; name: string; typed: DraftInput }) => {
  const value = typedText(typed, name)
  const { grounds = [] } = definition
  if (grounds.length === 0) return <TextField name={name} label={t.item.ground} value={value} width="full" />
  return (
    <Select
      name={name}
      label={t.item.ground}
      emptyLabel={t.item.noGround}
      options={grounds.map(({ key, label }) => ({ value: key, label }))}
      value={value}
    />
  )
}
