import type { Raw } from '#platform/http/index.ts'
import { type Lang, langs } from '#platform/i18n/index.ts'
import {
  Actions,
  Block,
  Button,
  Checkbox,
  Checkboxes,
  Form,
  Lede,
  Meta,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { campaignChannels } from '../domain/campaign.ts'
import { bodyField, listOf, subjectField, textOf } from '../forms.ts'
import type { UsableSegment } from '../store/segments.ts'
import { campaignTexts } from '../text/index.ts'

const t = campaignTexts.form

type EditProps = {
  action: string
  typed: Raw
  topics: readonly { value: string; label: string }[]
  segments: readonly UsableSegment[]
  /** Whom it reaches stays as it was. */
  isCorrection: boolean
}

export const EditPage = (props: EditProps) => {
  const { action, typed, isCorrection } = props
  const value = (name: string) => textOf(typed, name)
  return (
    <>
      <Lede>{isCorrection ? t.corrects : t.lede}</Lede>
      <Form action={action} label={t.edit}>
        <TextField name="title" label={t.title} hint={t.titleHint} value={value('title')} width="full" />
        {!isCorrection && <Whom {...props} />}
        <Block title={t.what}>
          <Words lang="ja" typed={typed} />
          <TextField name="link" label={t.link} hint={t.linkHint} value={value('link')} width="full" optional />
          <Meta>{t.optional}</Meta>
          {langs
            .filter((lang) => lang !== 'ja')
            .map((lang) => (
              <Words lang={lang} typed={typed} />
            ))}
        </Block>
        <How {...props} />
        <When typed={typed} />
        <Actions>
          <Button keys="Ctrl+Enter">{t.save}</Button>
        </Actions>
      </Form>
    </>
  )
}

const Whom = ({ typed, topics, segments }: EditProps) => (
  <Block title={t.whom}>
    <Meta>{t.whomHint}</Meta>
    <Select
      name="topic"
      label={t.topic}
      hint={t.topicHint}
      value={textOf(typed, 'topic')}
      emptyLabel={t.none}
      options={topics}
    />
    <Select
      name="segment"
      label={t.segment}
      hint={t.segmentHint}
      value={textOf(typed, 'segment')}
      emptyLabel={t.none}
      options={segments.map(({ id, name, no }) => ({ value: id, label: t.segmentLabel(name, no) }))}
    />
  </Block>
)

export const Words = ({ lang, typed }: { lang: Lang; typed: Raw }) => {
  const language = campaignTexts.languages[lang]
  const optional = lang !== 'ja'
  return (
    <>
      <TextField
        name={subjectField(lang)}
        label={t.subject(language)}
        value={textOf(typed, subjectField(lang))}
        width="full"
        optional={optional}
      />
      <TextArea
        name={bodyField(lang)}
        label={t.body(language)}
        {...(lang === 'ja' && { hint: t.bodyHint })}
        rows={6}
        value={textOf(typed, bodyField(lang))}
        optional={optional}
      />
    </>
  )
}

const How = ({ typed, isCorrection }: EditProps) => (
  <Block title={t.how}>
    {!isCorrection && (
      <Checkboxes
        name="channels"
        legend={t.channels}
        values={listOf(typed, 'channels')}
        options={campaignChannels.map((value) => ({
          value,
          label: campaignTexts.channels[value],
          ...(t.channelHints[value] && { hint: t.channelHints[value] }),
        }))}
      />
    )}
    <Radios
      name="urgency"
      legend={t.urgency}
      value={textOf(typed, 'urgency')}
      options={[
        { value: 'ordinary', label: t.ordinary, hint: t.ordinaryHint },
        { value: 'emergency', label: t.emergency, hint: t.emergencyHint },
      ]}
    />
    <TextField
      name="override_reason"
      label={t.overrideReason}
      hint={t.overrideReasonHint}
      value={textOf(typed, 'override_reason')}
      width="full"
      optional
    />
    <Checkbox name="statutory" label={t.statutory} hint={t.statutoryHint} checked={textOf(typed, 'statutory') !== ''} />
  </Block>
)

const When = ({ typed }: { typed: Raw }) => {
  const day = (name: string, label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      value={textOf(typed, name)}
      {...(hint && { hint })}
      optional={name === 'source_on'}
    />
  )
  const time = (name: string, label: string) => (
    <TextField
      name={name}
      label={label}
      hint={t.timeHint}
      value={textOf(typed, name)}
      width="short"
      optional={name === 'source_time'}
    />
  )
  return (
    <Block title={t.when}>
      {day('send_on', t.sendOn)}
      {time('send_time', t.sendTime)}
      {day('expires_on', t.expiresOn, t.expiresHint)}
      {time('expires_time', t.expiresTime)}
      {day('source_on', t.sourceOn, t.sourceHint)}
      {time('source_time', t.sourceTime)}
    </Block>
  )
}
