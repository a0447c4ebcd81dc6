import { Block, Button, DataTable, Filters, Lede, Link, Meta, Notice, Tag, TextField } from '#platform/ui/index.ts'
import { normalise } from '../../engine/index.ts'
import type { Usual } from '../../listening/usual.ts'
import { steeringTexts } from '../text/staff.ts'
import { SearchNav } from './nav.tsx'
import { advicePath } from './paths.ts'
import { countOf } from './words-page.tsx'

const t = steeringTexts.advice
const { columns } = steeringTexts

export type AdviceProps = {
  typed: string
  about: { title: string; href: string; usual: Usual } | undefined
  often: readonly { title: string; href: string; visitors: number }[]
}

/** One page with the words of those who came to it, and of those who did not. */
export const AdvicePage = ({ typed, about, often }: AdviceProps) => (
  <>
    <Lede>{t.lede}</Lede>
    <SearchNav current={advicePath} />
    <Filters action={advicePath} label={t.address}>
      <TextField name="page" label={t.address} hint={t.addressHint} value={typed} />
      <Button variant="secondary">{t.look}</Button>
    </Filters>
    {typed !== '' && !about && (
      <Notice kind="warning">
        <p>{t.unknown}</p>
      </Notice>
    )}
    {about && <Advice {...about} />}
    {often.length > 0 && (
      <Block title={t.often}>
        <DataTable
          caption={t.often}
          columns={[
            { label: columns.chosen, heading: true },
            { label: columns.clicked, numeric: true },
          ]}
          rows={often.map(({ title, href, visitors }) => ({
            href: `${advicePath}?page=${encodeURIComponent(href)}`,
            cells: [title, countOf(visitors)],
          }))}
        />
      </Block>
    )}
  </>
)

const Advice = ({ title, href, usual: { led, missed } }: NonNullable<AdviceProps['about']>) => {
  const has = (query: string) => query.split(/\s+/).every((word) => normalise(title).includes(word))
  const hint = led.find(({ query }) => !has(query)) ?? missed.find(({ query }) => !has(query))
  const inTitle = (query: string) =>
    has(query) ? <Tag kind="ok">{t.inTitle}</Tag> : <Tag kind="ask">{t.notInTitle}</Tag>
  return (
    <>
      <Block title={title}>
        <p>
          <Link href={href}>{href}</Link>
        </p>
        {hint && (
          <Notice kind="warning">
            <p>{t.titleHint(hint.shown)}</p>
          </Notice>
        )}
      </Block>
      <Block title={t.led}>
        <DataTable
          caption={t.led}
          columns={[
            { label: columns.word, heading: true },
            { label: columns.clicked, numeric: true },
            { label: columns.rank },
            { label: t.inTitle },
          ]}
          rows={led.map(({ query, shown, visitors, rank }) => ({
            cells: [shown, countOf(visitors), t.average(rank.toFixed(1)), inTitle(query)],
          }))}
          empty={<p>{t.noLed}</p>}
        />
      </Block>
      <Block title={t.missed}>
        <Meta>{t.missedNote}</Meta>
        <DataTable
          caption={t.missed}
          columns={[
            { label: columns.word, heading: true },
            { label: columns.visitors, numeric: true },
            { label: columns.clicked, numeric: true },
            { label: t.inTitle },
          ]}
          rows={missed.map(({ query, shown, visitors, clicked }) => ({
            cells: [shown, countOf(visitors), countOf(clicked), inTitle(query)],
          }))}
          empty={<p>{t.noMissed}</p>}
        />
      </Block>
    </>
  )
}
