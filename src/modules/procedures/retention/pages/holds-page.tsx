import { formatDateTime } from '#platform/time/index.ts'
import { Actions, Block, Button, DataTable, Form, Lede, Radios, TextField } from '#platform/ui/index.ts'
import { holdGrounds } from '../domain/hold.ts'
import type { Hold } from '../store/holds.ts'
import { retentionTexts } from '../text.ts'

const t = retentionTexts.holds

type HoldsProps = {
  holds: readonly (Hold & { by: string })[]
  typed: Readonly<Record<string, string | string[]>>
}

export const HoldsPage = ({ holds, typed }: HoldsProps) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <>
      <Lede>{t.lede}</Lede>
      <DataTable
        caption={t.title}
        columns={[
          { label: t.columns.number, heading: true },
          { label: t.columns.ground },
          { label: t.columns.reason },
          { label: t.columns.by },
          { label: t.columns.at },
          { label: t.columns.act },
        ]}
        rows={holds.map((hold) => ({
          cells: [
            hold.receiptNumber,
            t.grounds[hold.ground],
            hold.reason,
            hold.by,
            formatDateTime(hold.putAt, 'ja'),
            <Form action={`/staff/holds/${hold.id}/lifting`} label={t.liftOf(hold.receiptNumber)}>
              <Button variant="quiet" small>
                {t.lift}
              </Button>
            </Form>,
          ],
        }))}
        empty={<p>{t.none}</p>}
      />
      <Block title={t.put}>
        <Form action="/staff/holds" label={t.put}>
          <TextField name="number" label={t.number} value={value('number')} maxLength={20} />
          <Radios
            name="ground"
            legend={t.ground}
            value={value('ground')}
            options={holdGrounds.map((ground) => ({ value: ground, label: t.grounds[ground] }))}
          />
          <TextField
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            value={value('reason')}
            maxLength={400}
            width="full"
          />
          <Actions>
            <Button>{t.put}</Button>
          </Actions>
        </Form>
      </Block>
    </>
  )
}
