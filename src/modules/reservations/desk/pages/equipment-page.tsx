import {
  Actions,
  Block,
  Button,
  DataTable,
  DateField,
  EmptyState,
  Form,
  NumberField,
  Select,
} from '#platform/ui/index.ts'
import { type EquipmentState, type Outage, outageReasons, type Promised } from '../store/equipment.ts'
import { deskTexts } from '../text.ts'
import { thingTexts } from '../things-text.ts'
import { facilitiesPath, reservationPath } from './say.tsx'
import { sayDay } from './sheet-page.tsx'

const t = thingTexts.equipment

type EquipmentProps = {
  slug: string
  states: readonly EquipmentState[]
  outages: readonly Outage[]
  promised: readonly Promised[]
  mayHandle: boolean
  typed: (name: string) => string | undefined
}

/** What is lent here, and what of it is away. */
export const EquipmentPage = (props: EquipmentProps) => {
  const { states, promised, mayHandle } = props
  return (
    <>
      <DataTable
        caption={t.caption}
        columns={[
          { label: t.name, heading: true },
          { label: t.stock, numeric: true },
          { label: t.away, numeric: true },
          { label: t.out, numeric: true },
        ]}
        rows={states.map(({ name, stock, away, out }) => ({
          cells: [name, String(stock), away === 0 ? '' : String(away), out === 0 ? '' : String(out)],
        }))}
        empty={<EmptyState title={t.none} />}
      />
      {promised.length > 0 && (
        <Block title={t.promised}>
          <p>{t.promisedText}</p>
          <DataTable
            caption={t.promised}
            columns={[
              { label: deskTexts.search.number, heading: true },
              { label: deskTexts.search.day },
              { label: t.name },
            ]}
            rows={promised.map(({ id, number, day, name }) => ({
              href: reservationPath(id),
              cells: [number, sayDay(day), name],
            }))}
          />
        </Block>
      )}
      <Outages {...props} />
      {mayHandle && states.length > 0 && <TakeOut {...props} />}
    </>
  )
}

const Outages = ({ slug, outages, mayHandle }: EquipmentProps) =>
  outages.length === 0 ? null : (
    <Block title={t.outages}>
      <DataTable
        caption={t.outages}
        columns={[
          { label: t.name, heading: true },
          { label: t.pieces, numeric: true },
          { label: t.why },
          { label: t.last },
          { label: t.putBack, hideLabel: true },
        ]}
        rows={outages.map(({ id, name, pieces, why, until }) => ({
          cells: [
            name,
            String(pieces),
            t.reasons[why],
            t.until(sayDay(until.subtract({ days: 1 }))),
            mayHandle ? (
              <Form action={`${facilitiesPath}/${slug}/equipment/outages/${id}/end`} label={`${t.putBack}：${name}`}>
                <Button small variant="secondary">
                  {t.putBack}
                </Button>
              </Form>
            ) : (
              ''
            ),
          ],
        }))}
      />
    </Block>
  )

const TakeOut = ({ slug, states, typed }: EquipmentProps) => (
  <Block title={t.takeOut}>
    <p>{t.takeOutLede}</p>
    <Form action={`${facilitiesPath}/${slug}/equipment/outages`} label={t.takeOut}>
      <Select
        name="equipment"
        label={t.name}
        emptyLabel={thingTexts.keys.choose}
        value={typed('equipment')}
        options={states.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <NumberField name="pieces" label={t.pieces} value={typed('pieces')} />
      <DateField name="last" label={t.last} value={typed('last')} />
      <Select
        name="why"
        label={t.why}
        value={typed('why')}
        options={outageReasons.map((why) => ({ value: why, label: t.reasons[why] }))}
      />
      <Actions>
        <Button>{t.takeOut}</Button>
      </Actions>
    </Form>
  </Block>
)
