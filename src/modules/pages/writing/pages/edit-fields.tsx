import type { Raw } from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import {
  Block,
  Checkbox,
  Checkboxes,
  DateField,
  Details,
  Meta,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { actForms } from '../../domain/details.ts'
import type { PageKind } from '../../domain/page.ts'
import { factKeys, listOf, textOf } from '../forms.ts'
import { writingTexts } from '../text/index.ts'

const t = writingTexts.edit

export type Choices = {
  offices: readonly { value: string; label: string }[]
  topics: readonly { value: string; label: string }[]
  lifeEvents: readonly { value: string; label: string }[]
}

type FieldsProps = { typed: Raw; kind: PageKind; lang: Lang; choices: Choices }

/** Title, summary and text: what nearly every visit is for. */
export const MainFields = ({ typed }: { typed: Raw }) => (
  <>
    <TextField name="title" label={t.title} hint={t.titleHint} value={textOf(typed, 'title')} width="full" />
    <TextArea name="summary" label={t.summary} hint={t.summaryHint} rows={2} value={textOf(typed, 'summary')} />
    <TextArea name="body" label={t.body} hint={t.bodyHint} rows={18} value={textOf(typed, 'body')} />
  </>
)

/** What a page says apart from its text. A translation has only what is language. */
export const FurtherFields = (props: FieldsProps) => {
  const { typed, kind, lang, choices } = props
  const value = (name: string) => textOf(typed, name)
  const isJapanese = lang === 'ja'
  return (
    <>
      {kind === 'event' && <EventFields {...props} />}
      {kind === 'place' && <PlaceFields {...props} />}
      {kind === 'act' && isJapanese && <ActFields {...props} />}
      {kind !== 'act' && <Facts {...props} />}
      {kind !== 'act' && (
        <Block title={t.action}>
          <TextField name="action-label" label={t.actionLabel} value={value('action-label')} width="full" optional />
          {isJapanese && (
            <TextField
              name="action-target"
              label={t.actionTarget}
              hint={t.actionTargetHint}
              value={value('action-target')}
              width="full"
              optional
            />
          )}
        </Block>
      )}
      <Block title={t.words}>
        <TextArea name="words" label={t.words} hint={t.wordsHint} rows={5} value={value('words')} optional />
      </Block>
      {isJapanese && kind !== 'act' && choices.topics.length > 0 && (
        <Details summary={`${t.topics}・${t.lifeEvents}`} open={listOf(typed, 'topics').length === 0}>
          <Checkboxes
            name="topics"
            legend={t.topics}
            values={listOf(typed, 'topics')}
            options={choices.topics}
            optional
          />
          <Checkboxes
            name="lifeEvents"
            legend={t.lifeEvents}
            values={listOf(typed, 'lifeEvents')}
            options={choices.lifeEvents}
            optional
          />
        </Details>
      )}
    </>
  )
}

const Facts = ({ typed, lang, choices }: FieldsProps) => (
  <Block title={t.facts}>
    <Meta>{t.factsHint}</Meta>
    {factKeys.map((key) => (
      <TextField name={`facts-${key}`} label={t[key]} value={textOf(typed, `facts-${key}`)} width="full" optional />
    ))}
    {lang === 'ja' && (
      <>
        <Select
          name="contact-office"
          label={`${t.contact}：${t.contactOffice}`}
          value={textOf(typed, 'contact-office')}
          emptyLabel={writingTexts.none}
          options={choices.offices}
          optional
        />
        <TextField
          name="contact-phone"
          label={`${t.contact}：${t.contactPhone}`}
          hint={t.contactPhoneHint}
          type="tel"
          value={textOf(typed, 'contact-phone')}
          optional
        />
        <TextField
          name="contact-mail"
          label={`${t.contact}：${t.contactMail}`}
          type="email"
          value={textOf(typed, 'contact-mail')}
          optional
        />
      </>
    )}
  </Block>
)

const EventFields = ({ typed, lang }: FieldsProps) => {
  const value = (name: string) => textOf(typed, name)
  return (
    <Block title={t.event}>
      {lang === 'ja' && (
        <>
          <DateField name="event-on" label={t.eventOn} value={value('event-on')} />
          <TextField name="event-from" label={t.eventFrom} value={value('event-from')} width="short" />
          <DateField
            name="event-until"
            label={t.eventUntil}
            hint={t.eventUntilHint}
            value={value('event-until')}
            optional
          />
          <TextField name="event-to" label={t.eventTo} value={value('event-to')} width="short" />
          <TextField
            name="event-capacity"
            label={t.eventCapacity}
            inputMode="numeric"
            value={value('event-capacity')}
            width="short"
            optional
          />
        </>
      )}
      <TextField
        name="event-place"
        label={t.eventPlace}
        value={value('event-place')}
        width="full"
        optional={lang !== 'ja'}
      />
      <TextField name="event-apply" label={t.eventApply} value={value('event-apply')} width="full" optional />
    </Block>
  )
}

const PlaceFields = ({ typed, lang }: FieldsProps) => {
  const field = (name: string, label: string, optional = true) => (
    <TextField name={name} label={label} value={textOf(typed, name)} width="full" optional={optional} />
  )
  return (
    <Block title={t.place}>
      {field('place-address', t.placeAddress, lang !== 'ja')}
      {lang === 'ja' && field('place-phone', t.placePhone)}
      {field('place-hours', t.placeHours)}
      {field('place-closed', t.placeClosed)}
      {field('place-station', t.placeStation)}
    </Block>
  )
}

const ActFields = ({ typed }: FieldsProps) => (
  <Block title={t.act}>
    <Meta>{t.actFixed}</Meta>
    <Select
      name="act-form"
      label={t.actForm}
      value={textOf(typed, 'act-form')}
      emptyLabel={writingTexts.none}
      options={actForms.map((value) => ({ value, label: writingTexts.actForms[value] }))}
    />
    <TextField name="act-number" label={t.actNumber} value={textOf(typed, 'act-number')} />
    <DateField name="act-date" label={t.actDate} value={textOf(typed, 'act-date')} />
    <Checkbox
      name="act-hidden"
      label={t.actHidden}
      hint={t.actHiddenHint}
      checked={textOf(typed, 'act-hidden') !== ''}
    />
  </Block>
)
