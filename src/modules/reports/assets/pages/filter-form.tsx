import type { OfficeId } from '#platform/ids/index.ts'
import { Button, Filters, Link, Select, TextField } from '#platform/ui/index.ts'
import { type AssetFilter, inspections, standings } from '../domain/asset-filter.ts'
import { type AssetKinds, kindName } from '../kinds.ts'
import { assetTexts } from '../text/index.ts'
import { assetsPath } from './paths.ts'

const t = assetTexts.list

export type AssetChoices = {
  kinds: AssetKinds
  /** More than one only where the member sees those of several. */
  offices: readonly { id: OfficeId; name: string }[]
}

const choices = <Key extends string>(keys: readonly Key[], labels: Readonly<Record<Key, string>>) =>
  keys.map((value) => ({ value, label: labels[value] }))

type FilterProps = { filter: AssetFilter; choices: AssetChoices }

/** Everything here ends up in the address. */
export const AssetFilterForm = ({ filter, choices: { kinds, offices } }: FilterProps) => (
  <Filters action={assetsPath} label={t.filters}>
    <TextField
      name="plate"
      label={t.plate}
      hint={t.plateHint}
      type="search"
      value={filter.plate}
      maxLength={30}
      width="short"
    />
    <Select
      name="kind"
      label={t.kind}
      emptyLabel={t.every}
      options={[...kinds.keys()].map((value) => ({ value, label: kindName(kinds, value) }))}
      value={filter.kind}
    />
    <TextField name="town" label={t.town} hint={t.townHint} value={filter.town} maxLength={30} width="short" />
    <Select
      name="inspection"
      label={t.inspection}
      emptyLabel={t.anyInspection}
      options={choices(inspections, t.inspections)}
      value={filter.inspection}
    />
    <Select name="standing" label={t.standing} options={choices(standings, t.standings)} value={filter.standing} />
    {offices.length > 1 && (
      <Select
        name="office"
        label={t.office}
        emptyLabel={t.everyOffice}
        options={offices.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.office}
      />
    )}
    <Button variant="secondary" small>
      {t.apply}
    </Button>
    <Link href={assetsPath}>{t.clear}</Link>
  </Filters>
)
