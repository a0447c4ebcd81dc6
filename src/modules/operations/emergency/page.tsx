import type { Raw } from '#platform/http/index.ts'
import { href, type Lang, langs } from '#platform/i18n/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  EmptyState,
  Form,
  Lede,
  Link,
  Meta,
  Notice,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { fieldOf } from './form.ts'
import { emergencyDeskTexts as t } from './text.ts'

export type EmergencyDeskProps = {
  isOn: boolean
  hasText: boolean
  switches: readonly { at: Temporal.Instant; isOn: boolean; who: string | undefined }[]
  drafts: Profile['emergencyDrafts']
  typed: Raw
  may: { write: boolean; throw: boolean }
  done: 'switched' | 'saved' | undefined
}

export const EmergencyDeskPage = (props: EmergencyDeskProps) => (
  <>
    <h1>{t.title}</h1>
    <Lede>{t.lede}</Lede>
    {props.done && (
      <Notice kind="success" live>
        <p>{props.done === 'switched' ? t.switched : t.saved}</p>
      </Notice>
    )}
    <Switch {...props} />
    {props.may.write && <Text {...props} />}
    <Block title={t.history}>
      <DataTable
        caption={t.history}
        columns={[
          { label: t.historyColumns.when, heading: true },
          { label: t.historyColumns.what },
          { label: t.historyColumns.who },
        ]}
        rows={props.switches.map(({ at, isOn, who }) => ({
          cells: [formatDateTime(at, 'ja'), isOn ? t.switchedOn : t.switchedOff, who ?? t.byMachine],
        }))}
        empty={<EmptyState title={t.noHistory} />}
      />
    </Block>
  </>
)

const Switch = ({ isOn, hasText, may }: EmergencyDeskProps) => (
  <>
    <Notice kind={isOn ? 'danger' : 'info'}>
      <p>{!hasText ? t.noText : isOn ? t.on : t.off}</p>
    </Notice>
    <Block title={t.preview}>
      <ul>
        {langs.map((lang) => (
          <li>
            <Link href={href(lang, '/emergency')}>{t.previews[lang]}</Link>
          </li>
        ))}
      </ul>
      {may.throw && hasText && (
        <Form action="/staff/emergency/switch" label={isOn ? t.turnOff : t.turnOn}>
          <input type="hidden" name="to" value={isOn ? 'off' : 'on'} />
          {!isOn && <Meta>{t.turnOnNote}</Meta>}
          <Actions>
            <Button variant={isOn ? 'secondary' : 'danger'}>{isOn ? t.turnOff : t.turnOn}</Button>
          </Actions>
        </Form>
      )}
    </Block>
  </>
)

const Text = ({ drafts, typed }: EmergencyDeskProps) => (
  <>
    {drafts.length > 0 && (
      <Block title={t.drafts}>
        <Meta>{t.draftNote}</Meta>
        <ul>
          {drafts.map(({ key, label }) => (
            <li>
              <Link href={`/staff/emergency?draft=${key}#text`}>{label}</Link>
            </li>
          ))}
        </ul>
      </Block>
    )}
    <Block title={t.write} id="text">
      <Meta>{t.fallback}</Meta>
      <Form action="/staff/emergency/texts" label={t.write}>
        {langs.map((lang) => (
          <InLanguage lang={lang} typed={typed} />
        ))}
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Block>
  </>
)

const InLanguage = ({ lang, typed }: { lang: Lang; typed: Raw }) => {
  const value = (part: Parameters<typeof fieldOf>[1]) => {
    const given = typed[fieldOf(lang, part)]
    return typeof given === 'string' ? given : undefined
  }
  const optional = lang !== 'ja'
  const area = (part: 'lead' | 'steps' | 'places' | 'contacts', rows: number) => (
    <TextArea
      name={fieldOf(lang, part)}
      label={t.fields[part]}
      {...(part !== 'lead' && { hint: t.hints[part] })}
      rows={rows}
      value={value(part)}
      optional={optional || part !== 'lead'}
    />
  )
  return (
    <fieldset>
      <legend>
        <h3>{t.languages[lang]}</h3>
      </legend>
      <TextField
        name={fieldOf(lang, 'title')}
        label={t.fields.title}
        hint={t.hints.title}
        value={value('title')}
        width="full"
        optional={optional}
      />
      {area('lead', 4)}
      {area('steps', 4)}
      {area('places', 5)}
      {area('contacts', 3)}
      <TextField
        name={fieldOf(lang, 'next')}
        label={t.fields.next}
        hint={t.hints.next}
        value={value('next')}
        width="full"
        optional
      />
    </fieldset>
  )
}
