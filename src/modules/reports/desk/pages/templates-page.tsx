import { withoutReadings } from '#platform/i18n/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  Form,
  Lede,
  Link,
  Notice,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { type Catalogue, reportStates } from '../../record/index.ts'
import type { OwnTemplate } from '../store/templates.ts'
import { deskTexts, stateWords } from '../text/index.ts'
import { templatesPath } from './paths.ts'

const t = deskTexts.templates

export type TemplatesNews = keyof typeof t.done
export const isTemplatesNews = (text: string | undefined): text is TemplatesNews =>
  text !== undefined && Object.hasOwn(t.done, text)

/** States to which an officer can take a report with words. */
export const answerable = reportStates.filter(
  (state) => !['received', 'duplicate', 'cancelled', 'fixed_by_others'].includes(state),
)

type TemplatesProps = {
  catalogue: Catalogue
  templates: readonly OwnTemplate[]
  offices: readonly { id: OfficeId; name: string }[]
  /** The one that is being changed. */
  current: OwnTemplate | undefined
  typed: Readonly<Record<string, string | readonly string[] | undefined>>
  mayManage: boolean
  done: TemplatesNews | undefined
}

export const TemplatesPage = ({ catalogue, templates, offices, current, typed, mayManage, done }: TemplatesProps) => {
  const groupName = (code: string) =>
    withoutReadings(catalogue.groups.find((one) => one.code === code)?.name.ja ?? code)
  const stateName = (code: string) => {
    const state = reportStates.find((one) => one === code)
    return state ? stateWords[state] : code
  }
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <>
      <Lede>{t.lede}</Lede>
      {done && (
        <Notice kind="success" live>
          {t.done[done]}
        </Notice>
      )}
      <DataTable
        caption={t.title}
        columns={[
          { label: t.columns.label, heading: true },
          { label: t.columns.office },
          { label: t.columns.to },
          { label: t.columns.group },
          { label: t.columns.text },
          { label: t.columns.act, hideLabel: true },
        ]}
        rows={[
          ...templates.map((one) => ({
            cells: [
              one.label,
              offices.find(({ id }) => id === one.officeId)?.name ?? '',
              stateName(one.to),
              one.group ? groupName(one.group) : t.every,
              one.text,
              mayManage ? <Deeds template={one} /> : '',
            ],
          })),
          ...catalogue.templates.map((one) => ({
            cells: [
              one.label,
              t.shared,
              stateName(one.to),
              one.groups?.map(groupName).join('、') ?? t.every,
              one.text,
              '',
            ],
          })),
        ]}
      />
      {mayManage && (
        <Block title={current ? t.edit : t.make} id="edit">
          <Form action={current ? `${templatesPath}/${current.id}` : templatesPath} label={current ? t.edit : t.make}>
            <TextField
              name="label"
              label={t.label}
              hint={t.labelHint}
              maxLength={40}
              value={value('label') ?? current?.label}
            />
            {!current && (
              <Select
                name="office"
                label={t.office}
                options={offices.map(({ id, name }) => ({ value: id, label: name }))}
                value={value('office')}
              />
            )}
            <Select
              name="to"
              label={t.to}
              emptyLabel={deskTexts.report.choose}
              options={answerable.map((state) => ({ value: state, label: stateWords[state] }))}
              value={value('to') ?? current?.to}
            />
            <Select
              name="group"
              label={t.group}
              emptyLabel={t.every}
              options={catalogue.groups.map(({ code }) => ({ value: code, label: groupName(code) }))}
              value={value('group') ?? current?.group ?? ''}
            />
            <TextArea name="text" label={t.text} rows={4} maxLength={4000} value={value('text') ?? current?.text} />
            <Actions>
              <Button>{t.save}</Button>
            </Actions>
          </Form>
        </Block>
      )}
    </>
  )
}

const Deeds = ({ template }: { template: OwnTemplate }) => (
  <div class="row-actions">
    <Link href={`${templatesPath}?edit=${template.id}#edit`} about={template.label}>
      {t.change}
    </Link>
    <Form action={`${templatesPath}/${template.id}/removal`} label={t.removeOf(template.label)}>
      <Button variant="quiet" small>
        {t.remove}
      </Button>
    </Form>
  </div>
)
