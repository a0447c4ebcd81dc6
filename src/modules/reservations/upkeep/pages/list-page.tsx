import { toWareki } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  Checkbox,
  DataTable,
  EmptyState,
  Filters,
  LinkButton,
  Pager,
  Tag,
  TextField,
} from '#platform/ui/index.ts'
import type { ListedKept } from '../store/kept.ts'
import { upkeepTexts as t } from '../text.ts'
import { sheetsPath } from './sheets-page.tsx'
import { ChangeTable, facilityPath, rulesPath, type ToldChange, upkeepPath } from './say.tsx'

type ListProps = {
  shown: readonly ListedKept[]
  query: { words: string | undefined; onlyUnconfirmed: boolean }
  drafts: readonly ToldChange[]
  isCentral: boolean
  nextHref: string | undefined
}

/** Facilities that this office keeps, and what was drafted and does not stand yet. */
export const ListPage = ({ shown, query, drafts, isCentral, nextHref }: ListProps) => (
  <>
    <p>{t.lede}</p>
    {isCentral && (
      <Actions>
        <LinkButton href={rulesPath} variant="secondary">
          {t.rules}
        </LinkButton>
        <LinkButton href={sheetsPath} variant="secondary">
          {t.sheets}
        </LinkButton>
      </Actions>
    )}
    {drafts.length > 0 && (
      <Block title={t.drafts}>
        <ChangeTable caption={t.drafts} changes={drafts} empty={t.noDrafts} />
      </Block>
    )}
    <Filters action={upkeepPath} label={t.filter}>
      <TextField name="words" label={t.search} type="search" value={query.words} />
      <Checkbox name="unconfirmed" label={t.onlyUnconfirmed} checked={query.onlyUnconfirmed} />
      <Button small>{t.filter}</Button>
    </Filters>
    <DataTable
      caption={t.title}
      columns={[
        { label: t.columns.name, heading: true },
        { label: t.columns.spaces, numeric: true },
        { label: t.columns.unconfirmed },
        { label: t.columns.drafts, numeric: true },
        { label: t.columns.knownTo },
      ]}
      rows={shown.map((one) => ({
        href: facilityPath(one.slug),
        cells: [
          one.name,
          String(one.spaces),
          one.isConfirmed && one.unconfirmed === 0 ? (
            ''
          ) : (
            <Tag kind="ask">{t.unconfirmedWhat(!one.isConfirmed, one.unconfirmed)}</Tag>
          ),
          one.drafts === 0 ? '' : String(one.drafts),
          one.knownTo ? t.until(toWareki(one.knownTo)) : '',
        ],
      }))}
      empty={<EmptyState title={t.none} />}
    />
    <Pager nextHref={nextHref} />
  </>
)
