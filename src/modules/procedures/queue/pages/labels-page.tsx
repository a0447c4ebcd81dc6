import type { OfficeId } from '#platform/ids/index.ts'
import { Actions, Block, Button, DataTable, Form, Lede, Radios, Select, TextField } from '#platform/ui/index.ts'
import { type Label, labelColours } from '../domain/label.ts'
import { labels as t } from '../text.ts'
import { LabelTag } from './label-tag.tsx'

type LabelsProps = {
  labels: readonly Label[]
  offices: readonly { id: OfficeId; name: string }[]
  typed: Readonly<Record<string, string | string[]>>
}

export const LabelsPage = ({ labels, offices, typed }: LabelsProps) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const nameOf = (id: OfficeId) => offices.find((office) => office.id === id)?.name ?? ''
  return (
    <>
      <Lede>{t.lede}</Lede>
      <DataTable
        caption={t.title}
        columns={[{ label: t.columns.label, heading: true }, { label: t.columns.office }, { label: t.columns.act }]}
        rows={labels.map((label) => ({
          cells: [
            <LabelTag label={label} />,
            nameOf(label.officeId),
            <Form action={`/staff/queue/labels/${label.id}/removal`} label={t.dropOf(label.name)}>
              <Button variant="quiet" small>
                {t.drop}
              </Button>
            </Form>,
          ],
        }))}
        empty={<p>{t.none}</p>}
      />
      <Block title={t.make}>
        <Form action="/staff/queue/labels" label={t.make}>
          <TextField name="name" label={t.name} hint={t.nameHint} value={value('name')} maxLength={20} />
          <Select
            name="office"
            label={t.columns.office}
            options={offices.map(({ id, name }) => ({ value: id, label: name }))}
            value={value('office')}
          />
          <Radios
            name="colour"
            legend={t.colour}
            value={value('colour') ?? 'grey'}
            options={labelColours.map((colour) => ({
              value: colour,
              label: <LabelTag label={{ name: t.colours[colour], colour }} />,
            }))}
          />
          <Actions>
            <Button>{t.make}</Button>
          </Actions>
        </Form>
      </Block>
    </>
  )
}
