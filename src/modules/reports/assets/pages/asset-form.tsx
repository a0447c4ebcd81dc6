import { withoutReadings } from '#platform/i18n/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  Actions,
  Button,
  type Content,
  DateField,
  Form,
  Lede,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { ownerWords } from '../../desk/text/index.ts'
import { owners, type PlaceDraft, PlaceField } from '../../ground/index.ts'
import type { Asset } from '../domain/asset.ts'
import type { AssetField, AssetKind } from '../domain/kinds.ts'
import { type AssetKinds, kindName } from '../kinds.ts'
import { assetTexts } from '../text/index.ts'
import { assetPath, newAssetPath } from './paths.ts'

const t = assetTexts.forms

/** What was typed, or what is there. */
export type TypedAsset = Readonly<Record<string, string | undefined>>

/** First step of a new one: its kind decides what is asked. */
export const KindPage = ({ kinds }: { kinds: AssetKinds }) => (
  <>
    <Lede>{t.newLede}</Lede>
    <form action={newAssetPath} method="get" aria-label={t.kindFirst}>
      <Select
        name="kind"
        label={t.kindFirst}
        options={[...kinds.keys()].map((value) => ({ value, label: kindName(kinds, value) }))}
      />
      <Actions>
        <Button>{t.next}</Button>
      </Actions>
    </form>
  </>
)

type NewProps = {
  house: House
  kind: AssetKind
  typed: TypedAsset
  place: PlaceDraft
  offices: readonly { id: OfficeId; name: string }[]
}

export const NewAssetPage = ({ house, kind, typed, place, offices }: NewProps) => (
  <>
    <Lede>{t.newLede}</Lede>
    <Form action={newAssetPath} label={t.new}>
      {/* Enter in a field does what the last button does, not the first. */}
      <HiddenSubmit>{t.save}</HiddenSubmit>
      <input type="hidden" name="kind" value={kind.code} />
      <TextField
        name="plate"
        label={t.plate}
        hint={t.plateHint(`${kind.platePrefix}-0001`)}
        optional
        maxLength={30}
        width="short"
        value={typed.plate}
      />
      <FactFields fields={kind.fields} typed={typed} />
      {offices.length > 1 && (
        <Select
          name="office"
          label={t.office}
          emptyLabel={t.choose}
          options={offices.map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.office}
        />
      )}
      <PlaceField house={house} draft={place} />
      <Actions>
        <Button keys="Ctrl+Enter">{t.save}</Button>
      </Actions>
    </Form>
  </>
)

type ChangeProps = { asset: Asset; fields: readonly AssetField[]; typed: TypedAsset }

export const ChangeAssetPage = ({ asset, fields, typed }: ChangeProps) => (
  <Form action={`${assetPath(asset.id)}/change`} label={t.change}>
    <input type="hidden" name="version" value={asset.version} />
    <FactFields fields={fields} typed={typed} />
    <TextField name="why" label={t.why} optional maxLength={1000} width="full" value={typed.why} />
    <Actions>
      <Button keys="Ctrl+Enter">{t.saveChange}</Button>
    </Actions>
  </Form>
)

type MoveProps = { house: House; asset: Asset; place: PlaceDraft; typed: TypedAsset }

export const MoveAssetPage = ({ house, asset, place, typed }: MoveProps) => (
  <Form action={`${assetPath(asset.id)}/move`} label={t.move}>
    <HiddenSubmit>{t.saveMove}</HiddenSubmit>
    <input type="hidden" name="version" value={typed.version ?? asset.version} />
    <PlaceField house={house} draft={place} />
    <TextField name="why" label={t.whyMove} optional maxLength={1000} width="full" value={typed.why} />
    <Actions>
      <Button keys="Ctrl+Enter">{t.saveMove}</Button>
    </Actions>
  </Form>
)

const HiddenSubmit = ({ children }: { children: Content }) => (
  <button type="submit" class="vh" tabindex={-1} aria-hidden="true">
    {children}
  </button>
)

const FactFields = ({ fields, typed }: { fields: readonly AssetField[]; typed: TypedAsset }) => (
  <>
    <TextField name="label" label={t.label} hint={t.labelHint} maxLength={120} width="full" value={typed.label} />
    {fields.map((field) => (
      <AttributeField field={field} value={typed[attributeName(field.code)]} />
    ))}
    <Select
      name="owner"
      label={t.owner}
      options={owners.map((owner) => ({ value: owner, label: ownerWords[owner] }))}
      value={typed.owner ?? 'ward'}
    />
    <DateField name="installedOn" label={t.installed} optional value={typed.installedOn} />
    <DateField name="inspectedOn" label={t.inspected} optional value={typed.inspectedOn} />
    <TextArea name="note" label={t.note} optional rows={3} maxLength={1000} value={typed.note} />
  </>
)

/** Of what the kind asks, in the form. */
export const attributeName = (code: string): string => `attribute-${code}`

const AttributeField = ({ field, value }: { field: AssetField; value: string | undefined }) => {
  const { code, datatype, label, unit, values } = field
  const words = withoutReadings(label.ja)
  if (datatype === 'singlevaluelist')
    return (
      <Select
        name={attributeName(code)}
        label={words}
        emptyLabel={assetTexts.asset.unknown}
        options={values.map(({ key, name }) => ({ value: key, label: withoutReadings(name.ja) }))}
        value={value}
      />
    )
  return (
    <TextField
      name={attributeName(code)}
      label={unit ? `${words}（${unit}）` : words}
      optional
      inputMode={datatype === 'number' ? 'numeric' : undefined}
      maxLength={100}
      width={datatype === 'number' ? 'short' : 'medium'}
      value={value}
    />
  )
}
