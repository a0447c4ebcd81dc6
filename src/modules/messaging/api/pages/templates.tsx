import {
  Actions,
  Block,
  Button,
  Checkbox,
  DataTable,
  Form,
  Lede,
  Meta,
  Pairs,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { Template } from '../domain/template.ts'
import { templateTexts as t } from '../text/staff.ts'

const langs = ['ja', 'easy', 'en'] as const

type ListProps = {
  templates: readonly Template[]
  offices: readonly { value: string; label: string }[]
  typed: Readonly<Record<string, string | string[]>>
}

const stateOf = ({ approvedAt, endedAt }: Template) => (endedAt ? 'ended' : approvedAt ? 'inUse' : 'draft')

export const Templates = ({ templates, offices, typed }: ListProps) => (
  <>
    <Lede>{t.lede}</Lede>
    <Block title={t.list}>
      <DataTable
        caption={t.list}
        columns={[
          { label: t.columns.name, heading: true },
          { label: t.columns.key },
          { label: t.columns.no },
          { label: t.columns.office },
          { label: t.columns.state },
        ]}
        rows={templates.map((one) => ({
          href: `/staff/message-templates/${one.id}`,
          cells: [
            one.name,
            one.key,
            String(one.no),
            offices.find(({ value }) => value === one.officeId)?.label ?? '',
            t.states[stateOf(one)],
          ],
        }))}
        empty={<p>{t.none}</p>}
      />
    </Block>
    <Block title={t.make}>
      <NewTemplate offices={offices} typed={typed} />
    </Block>
  </>
)

const NewTemplate = ({ offices, typed }: Omit<ListProps, 'templates'>) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <Form action="/staff/message-templates" label={t.make}>
      <Select name="office" label={t.office} options={offices} value={value('office')} />
      <TextField name="name" label={t.name} value={value('name')} maxLength={80} width="full" />
      <TextField name="key" label={t.key} hint={t.keyHint} value={value('key')} maxLength={40} />
      <TextArea name="purpose" label={t.purpose} value={value('purpose')} maxLength={400} rows={2} />
      <Checkbox name="isStatutory" value="yes" label={t.isStatutory} checked={value('isStatutory') === 'yes'} />
      <TextArea name="fields" label={t.fields} hint={t.fieldsHint} value={value('fields')} optional rows={3} />
      <TextField name="link" label={t.link} hint={t.linkHint} value={value('link') ?? '/messages'} maxLength={300} />
      {langs.map((lang) => (
        <>
          <TextField
            name={`subject_${lang}`}
            label={`${t.subject(t.langs[lang])}`}
            hint={t.subjectHint}
            value={value(`subject_${lang}`)}
            optional={lang !== 'ja'}
            maxLength={80}
            width="full"
          />
          <TextArea
            name={`body_${lang}`}
            label={`${t.body(t.langs[lang])}`}
            hint={t.bodyHint}
            value={value(`body_${lang}`)}
            optional={lang !== 'ja'}
            rows={4}
          />
        </>
      ))}
      <Actions>
        <Button>{t.draft}</Button>
      </Actions>
    </Form>
  )
}

type OneProps = {
  template: Template
  office: string
  drafter: string
  approver: string
  mayApprove: boolean
  isOwn: boolean
}

export const OneTemplate = ({ template, office, drafter, approver, mayApprove, isOwn }: OneProps) => {
  const path = `/staff/message-templates/${template.id}`
  return (
    <>
      <Pairs
        pairs={[
          { term: t.columns.key, value: `${template.key} / ${template.no}` },
          { term: t.columns.state, value: t.states[stateOf(template)] },
          { term: t.columns.office, value: office },
          { term: t.purpose, value: template.purpose },
          { term: t.link, value: template.link },
          { term: t.mayStop, value: template.isStatutory ? t.statutory.yes : t.statutory.no },
          {
            term: t.fields,
            value: template.fields.map(({ name, kind }) => `${name}（${t.kinds[kind]}）`).join('、') || '–',
          },
          { term: t.draftedBy, value: drafter },
          { term: t.approvedBy, value: approver || '–' },
        ]}
      />
      {langs.map((lang) => {
        const words = template.texts[lang]
        return (
          words && (
            <Block title={t.words(t.langs[lang])}>
              <p>
                <strong>{words.subject}</strong>
              </p>
              {words.body.split('\n').map((line) => (
                <p>{line}</p>
              ))}
            </Block>
          )
        )
      })}
      {!template.approvedAt && !template.endedAt && isOwn && <Meta>{t.ownDraft}</Meta>}
      {mayApprove && !template.approvedAt && !template.endedAt && !isOwn && (
        <Form action={`${path}/approval`} label={t.approve}>
          <Meta>{t.approveNote}</Meta>
          <Actions>
            <Button>{t.approve}</Button>
          </Actions>
        </Form>
      )}
      {mayApprove && !template.endedAt && (
        <Form action={`${path}/end`} label={t.end}>
          <Meta>{t.endNote}</Meta>
          <Actions>
            <Button variant="secondary">{t.end}</Button>
          </Actions>
        </Form>
      )}
    </>
  )
}
