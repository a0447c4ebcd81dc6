import { toWareki, wardDate } from '#platform/time/index.ts'
import {
  Block,
  Button,
  Checkbox,
  DataTable,
  EmptyState,
  Form,
  KeyHints,
  Link,
  Meta,
  NoWrap,
  Select,
  TextField,
} from '#platform/ui/index.ts'
import { sayBirth } from '../domain/birth.ts'
import type { PersonHit } from '../domain/search/hit.ts'
import type { Merge } from '../store/merges.ts'
import { personSearch as t, purposeLabels, standingLabels } from '../text/person-search.ts'
import { mergeKinds, recordTexts } from '../text/staff.ts'

export type TypedSearch = {
  name: string
  birth: string
  address: string
  number: string
  gone: boolean
  purpose: string
}

type PersonSearchProps = {
  typed: TypedSearch
  /** Staff who do not keep the register say what for. */
  asksPurpose: boolean
  /** `undefined` until a search was made. */
  result: { hits: readonly PersonHit[]; count: number; mostCounted: number; next: string | undefined } | undefined
  /** May keep somebody who is not on the register. */
  mayRegister: boolean
  /** Merges that wait for this member of staff as the second person. */
  waiting: readonly WaitingMerge[]
}

export type WaitingMerge = Pick<Merge, 'kind' | 'intoPersonId' | 'proposedAt'> & { proposedBy: string }

export const PersonSearchPage = ({ typed, asksPurpose, result, mayRegister, waiting }: PersonSearchProps) => (
  <>
    <Meta>{t.lede}</Meta>
    <Form action="/staff/people/search" class="ask" label={t.title}>
      <TextField name="name" label={t.name} hint={t.nameHint} type="search" value={typed.name} />
      <TextField name="birth" label={t.birth} hint={t.birthHint} value={typed.birth} />
      <TextField name="address" label={t.address} hint={t.addressHint} value={typed.address} />
      <TextField name="number" label={t.number} hint={t.numberHint} inputMode="numeric" value={typed.number} />
      {asksPurpose && <Purpose value={typed.purpose} />}
      <div class="row-actions">
        <Button>{t.search}</Button>
        <Checkbox name="gone" label={t.gone} checked={typed.gone} />
      </div>
    </Form>
    {result && <Found {...result} typed={typed} />}
    <Meta>{t.recorded}</Meta>
    {mayRegister && (
      <p>
        {t.notThere} <Link href="/staff/people/new">{recordTexts.outsideForm.title}</Link>
      </p>
    )}
    {waiting.length > 0 && <Waiting waiting={waiting} />}
  </>
)

// Who is meant stays closed: the record says it to who opens it with a reason.
const Waiting = ({ waiting }: { waiting: readonly WaitingMerge[] }) => (
  <Block title={t.waiting.title}>
    <Meta>{t.waiting.note}</Meta>
    <DataTable
      caption={t.waiting.title}
      columns={t.waiting.columns.map((label, index) => ({ label, heading: index === 0 }))}
      rows={waiting.map((one) => ({
        href: `/staff/people/${one.intoPersonId}`,
        cells: [mergeKinds[one.kind], toWareki(wardDate(one.proposedAt)), one.proposedBy],
      }))}
    />
  </Block>
)

const Purpose = ({ value }: { value: string }) => (
  <Select
    name="purpose"
    label={t.purpose}
    hint={t.purposeHint}
    emptyLabel={t.choose}
    options={Object.entries(purposeLabels).map(([key, label]) => ({ value: key, label }))}
    value={value}
  />
)

const Found = ({
  hits,
  count,
  mostCounted,
  next,
  typed,
}: NonNullable<PersonSearchProps['result']> & { typed: TypedSearch }) => (
  <>
    {hits.length > 0 && (
      <p class="counts" role="status">
        <b>{t.found(count, mostCounted)}</b>
        {count > hits.length && <span>{t.narrow}</span>}
        {hits.some(({ address }) => address !== null) && <span>{t.namesakes}</span>}
      </p>
    )}
    <DataTable
      caption={t.title}
      columns={[
        { label: t.columns.name, heading: true },
        { label: t.columns.kana },
        { label: t.columns.birth },
        { label: t.columns.town },
        { label: t.columns.standing },
      ]}
      rows={hits.map((hit) => ({ href: `/staff/people/${hit.personId}`, cells: cellsOf(hit) }))}
      empty={
        <EmptyState title={t.nobody}>
          <Meta>{t.nobodyHint}</Meta>
        </EmptyState>
      }
    />
    {next && <NextPage typed={typed} next={next} />}
    {hits.length > 0 && (
      <KeyHints
        hints={[
          { keys: ['J', 'K'], does: t.keys.move },
          { keys: ['Enter'], does: t.keys.open },
        ]}
      />
    )}
  </>
)

// A form, not a link: what was typed never stands in an address.
const NextPage = ({ typed, next }: { typed: TypedSearch; next: string }) => (
  <Form action="/staff/people/search" label={t.next}>
    {Object.entries({ ...typed, gone: typed.gone ? 'yes' : '', after: next }).map(
      ([name, value]) => value !== '' && <input type="hidden" name={name} value={value} />,
    )}
    <Button variant="secondary" small>
      {t.next}
    </Button>
  </Form>
)

function cellsOf(hit: PersonHit) {
  const { name, kana, alias, formerSurname, birthDate, town, address, standing, isMerged } = hit
  const others = [
    alias && t.alias(alias),
    formerSurname && t.formerSurname(formerSurname),
    isMerged && t.merged,
  ].filter(Boolean)
  return [
    others.length > 0 ? `${name}（${others.join('、')}）` : name,
    kana ?? '',
    <NoWrap>{birthDate ? sayBirth(birthDate, toWareki) : t.unknownBirth}</NoWrap>,
    hit.needsCheck ? t.needsCheck : (address ?? town ?? ''),
    standingLabels[standing],
  ]
}
