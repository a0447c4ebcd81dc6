import { formatYen, yen } from '#platform/money/index.ts'
import { toWareki } from '#platform/time/index.ts'
import { Actions, Block, Button, DataTable, Form, LinkButton, Meta, Select } from '#platform/ui/index.ts'
import type { PlacePattern } from '../../places/domain/pattern.ts'
import { type BlockName, writeBlocks } from '../domain/written-blocks.ts'
import type { KeptAtom, KeptEquipment, KeptFacility, KeptSpace } from '../store/kept.ts'
import { upkeepTexts as t } from '../text.ts'
import { ChangeTable, facilityPath, Mark, sayDays, sayStands, type ToldChange } from './say.tsx'

type FacilityProps = {
  facility: KeptFacility
  spaces: readonly KeptSpace[]
  patterns: ReadonlyMap<number, readonly PlacePattern[]>
  closed: readonly { day: Temporal.PlainDate; why: string }[]
  equipment: readonly KeptEquipment[]
  atoms: readonly KeptAtom[]
  changes: readonly ToldChange[]
  blockNames: readonly BlockName[]
  mayChange: boolean
}

/** Everything of one facility that its staff keep, with the ways to change it. */
export const FacilityPage = (props: FacilityProps) => {
  const { facility, spaces, mayChange, changes } = props
  const path = facilityPath(facility.slug)
  const words = t.facility
  return (
    <>
      <p class="row-actions">
        <Mark isConfirmed={facility.isConfirmed} />
        <span>{facility.address}</span>
        {facility.phone && <span>{facility.phone}</span>}
      </p>
      {mayChange && (
        <Actions>
          <LinkButton href={`${path}/patterns`}>{words.newPattern}</LinkButton>
          <LinkButton href={`${path}/closed-days`} variant="secondary">
            {words.newClosing}
          </LinkButton>
          <LinkButton href={`${path}/words`} variant="secondary">
            {words.words}
          </LinkButton>
          <LinkButton href={`${path}/spaces`} variant="secondary">
            {words.newSpace}
          </LinkButton>
          <LinkButton href={`${path}/equipment`} variant="secondary">
            {words.newEquipment}
          </LinkButton>
        </Actions>
      )}
      <Spaces {...props} spaces={spaces} />
      <Patterns {...props} />
      <Closed {...props} />
      <Things {...props} />
      <Atoms {...props} />
      <Block title={t.history} id="history">
        <ChangeTable caption={t.history} changes={changes} empty={t.noHistory} />
      </Block>
    </>
  )
}

const Spaces = ({ facility, spaces, mayChange }: FacilityProps) => {
  const words = t.facility
  const { spaceColumns: columns } = words
  return (
    <Block title={words.spaces}>
      <DataTable
        caption={words.spaces}
        columns={[
          { label: columns.name, heading: true },
          { label: columns.rules },
          { label: columns.tariff },
          { label: columns.capacity, numeric: true },
          { label: columns.atoms },
          { label: columns.mark },
        ]}
        rows={spaces.map((space) => ({
          href: mayChange ? `${facilityPath(facility.slug)}/spaces/${space.id}` : undefined,
          cells: [
            space.name,
            space.rules,
            space.tariff ?? words.free0,
            words.people(space.capacity),
            space.atoms.join('、'),
            <Mark isConfirmed={space.isConfirmed} />,
          ],
        }))}
      />
    </Block>
  )
}

const Patterns = ({ spaces, patterns, blockNames }: FacilityProps) => {
  const words = t.facility
  const rows = spaces.flatMap(({ id, name }) =>
    (patterns.get(id) ?? []).map((pattern) => ({
      cells: [
        name,
        sayDays(pattern.days),
        sayTimes(pattern, blockNames),
        sayStands({ from: pattern.from?.toString() ?? null, until: pattern.until?.toString() ?? null }),
      ],
    })),
  )
  const { patternColumns: columns } = words
  return (
    <Block title={words.patterns}>
      <DataTable
        caption={words.patterns}
        columns={[
          { label: columns.space, heading: true },
          { label: columns.days },
          { label: columns.blocks },
          { label: columns.stands },
        ]}
        rows={rows}
        empty={<p>{words.noPattern}</p>}
      />
    </Block>
  )
}

function sayTimes({ blocks, free }: PlacePattern, names: readonly BlockName[]): string {
  const lines = writeBlocks(
    blocks.map(({ starts, ends, label, weight, isBridge }) => ({
      starts: starts.toString({ smallestUnit: 'minute' }),
      ends: ends.toString({ smallestUnit: 'minute' }),
      label: label ?? null,
      weight,
      bridge: isBridge,
    })),
    names,
  )
  return `${lines.replaceAll('\n', '、')}${free ? ` ${t.facility.free(free.step, free.least, free.most)}` : ''}`
}

const Closed = ({ closed }: FacilityProps) => {
  const words = t.facility
  return (
    <Block title={words.closed}>
      <DataTable
        caption={words.closed}
        columns={[{ label: words.closedColumns.day, heading: true }, { label: words.closedColumns.why }]}
        rows={closed.map(({ day, why }) => ({ cells: [toWareki(day), why] }))}
        empty={<p>{words.noClosed}</p>}
      />
    </Block>
  )
}

const Things = ({ facility, equipment, mayChange }: FacilityProps) => {
  const words = t.facility
  const { equipmentColumns: columns } = words
  return (
    <Block title={words.equipment}>
      <DataTable
        caption={words.equipment}
        columns={[
          { label: columns.name, heading: true },
          { label: columns.stock, numeric: true },
          { label: columns.price, numeric: true },
          { label: columns.stands },
        ]}
        rows={equipment.map((one) => ({
          href: mayChange ? `${facilityPath(facility.slug)}/equipment/${one.id}` : undefined,
          cells: [
            one.name,
            words.pieces(one.stock),
            one.price === 0 ? words.free0 : formatYen(yen(one.price)),
            sayStands({ from: null, until: one.until }),
          ],
        }))}
        empty={<p>{words.noEquipment}</p>}
      />
    </Block>
  )
}

const Atoms = ({ facility, atoms, mayChange }: FacilityProps) => {
  const words = t.facility
  const names = new Map(atoms.map(({ id, name }) => [id, name]))
  const options = atoms.map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <Block title={words.atoms}>
      <DataTable
        caption={words.atoms}
        columns={[{ label: words.atomColumns.name, heading: true }, { label: words.atomColumns.hears }]}
        rows={atoms.map(({ name, hears }) => ({
          cells: [name, hears.map((id) => names.get(id) ?? '').join('、')],
        }))}
      />
      {mayChange && atoms.length > 1 && (
        <>
          <Meta>{t.reasonHint}</Meta>
          <Form action={`${facilityPath(facility.slug)}/neighbours`} label={words.atoms}>
            <Select name="one" label={t.neighbours.one} emptyLabel={t.neighbours.choose} options={options} />
            <Select name="other" label={t.neighbours.other} emptyLabel={t.neighbours.choose} options={options} />
            <Actions>
              <Button variant="secondary" name="hear" value="yes">
                {t.neighbours.add}
              </Button>
              <Button variant="quiet" name="hear" value="no">
                {t.neighbours.remove}
              </Button>
            </Actions>
          </Form>
        </>
      )}
    </Block>
  )
}
