import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  Filters,
  Lede,
  LinkButton,
  Notice,
  Pager,
  Select,
  TextField,
} from '#platform/ui/index.ts'
import type { SynonymVersion } from '../store/synonyms.ts'
import { steeringTexts } from '../text/staff.ts'
import { SearchNav } from './nav.tsx'
import { synonymsPath } from './paths.ts'
import { sayDecided } from './said.ts'

const t = steeringTexts.synonyms

export type SynonymsProps = {
  rules: readonly SynonymVersion[]
  names: ReadonlyMap<string, string>
  word: string
  state: 'standing' | 'ended'
  nextHref: string | undefined
  mayChange: boolean
  done: 'saved' | 'ended' | undefined
}

export const SynonymsPage = ({ rules, names, word, state, nextHref, mayChange, done }: SynonymsProps) => (
  <>
    <Lede>{t.lede}</Lede>
    <SearchNav current={synonymsPath} />
    {done && (
      <Notice kind="success" live>
        <p>{done === 'saved' ? t.saved : t.endedDone}</p>
      </Notice>
    )}
    {mayChange && (
      <Actions>
        <LinkButton href={`${synonymsPath}/new`}>{t.add}</LinkButton>
      </Actions>
    )}
    <Filters action={synonymsPath} label={t.search}>
      <TextField name="word" label={t.search} value={word} />
      <Select
        name="state"
        label={t.state}
        value={state}
        options={(['standing', 'ended'] as const).map((value) => ({ value, label: t.states[value] }))}
      />
      <Button variant="secondary">{steeringTexts.show}</Button>
    </Filters>
    <DataTable
      caption={t.title}
      columns={[
        { label: t.columns.words, heading: true },
        { label: t.columns.leadsTo },
        { label: t.columns.reason },
        { label: t.columns.decided },
      ]}
      rows={rules.map((rule) => ({
        href: `${synonymsPath}/${rule.id}`,
        cells: [
          rule.words.join('、'),
          rule.kind === 'same' ? t.same : rule.leadsTo.join('、'),
          rule.reason,
          sayDecided(rule, names),
        ],
      }))}
      empty={<EmptyState title={t.none} />}
    />
    <Pager nextHref={nextHref} />
  </>
)
