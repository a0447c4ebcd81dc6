import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  Filters,
  KeyHints,
  Lede,
  Link,
  LinkButton,
  Notice,
  Pager,
  Select,
} from '#platform/ui/index.ts'
import { pageKinds } from '../../domain/page.ts'
import { keepingTexts } from '../../keeping/text.ts'
import { type ListedPage, listedStates } from '../store/listing.ts'
import { writingTexts } from '../text/index.ts'
import { sayDay, sayMoment } from '../told.ts'
import { newPagePath, pagePath, pagesPath, wordsPath } from './paths.ts'
import { StateTag } from './state-tag.tsx'

const t = writingTexts.list

const { care, media, imports } = keepingTexts
const upkeep = [
  { href: `${pagesPath}/care`, label: care.title },
  { href: `${pagesPath}/media`, label: media.title },
  { href: `${pagesPath}/imports`, label: imports.title },
]

export const turns = ['me', 'write', 'look', 'approve'] as const
export const reviews = ['past', 'month'] as const

export type Chosen = Partial<Record<'state' | 'kind' | 'office' | 'turn' | 'review', string>>

type ListProps = {
  pages: readonly (ListedPage & { office: string })[]
  chosen: Chosen
  offices: readonly { value: string; label: string }[]
  nextHref: string | undefined
  mayWrite: boolean
  today: Temporal.PlainDate
  /** How many await the reader and how many are late, at most as many as are counted. */
  waiting: { mine: string | undefined; late: string | undefined }
}

export const ListPage = ({ pages, chosen, offices, nextHref, mayWrite, today, waiting }: ListProps) => (
  <>
    <Lede>{t.lede}</Lede>
    {waiting.mine && chosen.turn !== 'me' && (
      <Notice title={t.mine(waiting.mine)}>
        <Link href={`${pagesPath}?turn=me`}>{t.mineShow}</Link>
      </Notice>
    )}
    {waiting.late && chosen.review !== 'past' && (
      <Notice kind="warning" title={t.late(waiting.late)}>
        <Link href={`${pagesPath}?review=past`}>{t.lateShow}</Link>
      </Notice>
    )}
    <Actions>
      {mayWrite && <LinkButton href={newPagePath}>{t.new}</LinkButton>}
      <LinkButton href={wordsPath} variant="secondary">
        {t.words}
      </LinkButton>
      {upkeep.map(({ href, label }) => (
        <LinkButton href={href} variant="secondary">
          {label}
        </LinkButton>
      ))}
    </Actions>
    <Filters action={pagesPath} label={t.filter}>
      <Choice name="state" label={t.state} chosen={chosen} options={options(listedStates, writingTexts.states)} />
      <Choice name="kind" label={t.kind} chosen={chosen} options={options(pageKinds, writingTexts.kinds)} />
      <Choice name="office" label={t.office} chosen={chosen} options={offices} />
      <Choice name="turn" label={t.turn} chosen={chosen} options={options(turns, t.turns)} />
      <Choice name="review" label={t.review} chosen={chosen} options={options(reviews, t.reviews)} />
      <Button variant="secondary">{t.show}</Button>
    </Filters>
    <DataTable
      caption={writingTexts.title}
      columns={[
        { label: t.columns.title, heading: true },
        { label: t.columns.state },
        { label: t.columns.kind },
        { label: t.columns.office },
        { label: t.columns.publish },
        { label: t.columns.review },
      ]}
      rows={pages.map((page) => ({
        href: pagePath(page.id),
        cells: [
          page.title,
          <States page={page} />,
          writingTexts.kinds[page.kind],
          page.office,
          page.publishAt ? sayMoment(page.publishAt) : page.publishedAt ? sayMoment(page.publishedAt) : '',
          page.reviewOn && <Review on={page.reviewOn} today={today} />,
        ],
      }))}
      empty={<EmptyState title={t.empty} />}
    />
    <KeyHints
      hints={[
        { keys: ['J', 'K'], does: t.keys.move },
        { keys: ['Enter'], does: t.keys.open },
      ]}
    />
    <Pager nextHref={nextHref} />
  </>
)

const options = <Key extends string>(keys: readonly Key[], labels: Record<Key, string>) =>
  keys.map((value) => ({ value, label: labels[value] }))

type ChoiceProps = {
  name: keyof Chosen
  label: string
  chosen: Chosen
  options: readonly { value: string; label: string }[]
}

const Choice = ({ name, label, chosen, options: some }: ChoiceProps) => (
  <Select name={name} label={label} value={chosen[name] ?? ''} emptyLabel={t.every} options={some} />
)

const States = ({ page }: { page: ListedPage }) => {
  if (page.withdrawnAt) return <StateTag state="withdrawn" />
  if (page.publishedAt && page.openState)
    return (
      <>
        <StateTag state="published" /> <span class="nowrap">{t.editing}</span>
        <StateTag state={page.openState} />
      </>
    )
  return <StateTag state={page.publishedAt ? 'published' : (page.openState ?? 'gone')} />
}

const Review = ({ on, today }: { on: Temporal.PlainDate; today: Temporal.PlainDate }) => (
  <span class={Temporal.PlainDate.compare(on, today) <= 0 ? 'page-late' : undefined}>{sayDay(on)}</span>
)
