import type { OfficeId } from '#platform/ids/index.ts'
import { Button, Details, Filters, Link, Select, TextField } from '#platform/ui/index.ts'
import { owners } from '../../ground/index.ts'
import { reportStates } from '../../record/index.ts'
import { type BoardFilter, boardDues, boardOnly, boardOrders, boardStates, boardViews } from '../domain/board-filter.ts'
import { deskTexts, ownerWords, stateWords } from '../text/index.ts'
import { boardPath } from './paths.ts'

const t = deskTexts.board

export type BoardChoices = {
  kinds: readonly { value: string; label: string }[]
  /** More than one only where the member sees those of several. */
  offices: readonly { id: OfficeId; name: string }[]
}

const choices = <Key extends string>(keys: readonly Key[], labels: Readonly<Record<Key, string>>) =>
  keys.map((value) => ({ value, label: labels[value] }))

/** Everything here ends up in the address. */
export const FilterForm = ({ filter, choices: { kinds, offices } }: { filter: BoardFilter; choices: BoardChoices }) => (
  <Filters action={boardPath} label={t.filters}>
    <TextField name="find" label={t.find} hint={t.findHint} type="search" value={filter.find} maxLength={60} />
    <Select name="view" label={t.view} value={filter.view} options={choices(boardViews, t.views)} />
    <Select
      name="states"
      label={t.state}
      value={filter.states}
      options={[...choices(boardStates, t.states), ...choices(reportStates, stateWords)]}
    />
    <Select name="kind" label={t.kind} emptyLabel={t.everyKind} options={kinds} value={filter.kind} />
    <Select name="due" label={t.due} emptyLabel={t.anyDue} options={choices(boardDues, t.dues)} value={filter.due} />
    <Select name="only" label={t.only} emptyLabel={t.every} options={choices(boardOnly, t.onlys)} value={filter.only} />
    <Button variant="secondary" small>
      {t.apply}
    </Button>
    <Link href={boardPath}>{t.clear}</Link>
    <Details summary={t.more} open={Boolean(filter.town ?? filter.owner ?? filter.office) || filter.order === 'newest'}>
      <div class="filters">
        <TextField name="town" label={t.town} hint={t.townHint} value={filter.town} maxLength={30} width="short" />
        <Select
          name="owner"
          label={t.owner}
          emptyLabel={t.every}
          options={choices(owners, ownerWords)}
          value={filter.owner}
        />
        {offices.length > 1 && (
          <Select
            name="office"
            label={t.office}
            emptyLabel={t.everyOffice}
            options={offices.map(({ id, name }) => ({ value: id, label: name }))}
            value={filter.office}
          />
        )}
        <Select name="order" label={t.order} options={choices(boardOrders, t.orders)} value={filter.order} />
      </div>
    </Details>
  </Filters>
)
