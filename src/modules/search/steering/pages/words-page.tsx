import { Block, Button, DataTable, EmptyState, Filters, Lede, Link, Meta, Notice, Select } from '#platform/ui/index.ts'
import { type Period, periods, told } from '../../listening/domain/report.ts'
import type { Choice, Term, Terms } from '../../listening/store/reports.ts'
import { steeringTexts as t } from '../text/staff.ts'
import { SearchNav } from './nav.tsx'
import { pinsPath, searchPath, synonymsPath } from './paths.ts'

export type WordsProps = {
  period: Period
  terms: Terms
  choices: readonly Choice[]
  /** Titles of the subjects that anybody may see now. */
  titles: ReadonlyMap<string, { title: string; href: string }>
  mayChange: boolean
}

// As much as somebody works through in a morning.
const shownTerms = 15
const shownMost = 60

/** Somebody found something less than half of the time; or was shown something and hardly anybody took it. */
const isZero = ({ visitors, found }: Term) => found * 2 < visitors
const isLeft = (term: Term) => !isZero(term) && term.clicked * 5 < term.visitors

export const WordsPage = ({ period, terms: { terms, rest, unkept }, choices, titles, mayChange }: WordsProps) => {
  const zero = terms.filter(isZero)
  const left = terms.filter(isLeft)
  const chosenFor = (query: string) => choices.filter((choice) => choice.query === query)
  const restTold = told(rest + unkept)
  return (
    <>
      <Lede>{t.lede}</Lede>
      <SearchNav current={searchPath} />
      <Filters action={searchPath} label={t.period}>
        <Select
          name="days"
          label={t.period}
          value={String(period)}
          options={periods.map((days) => ({ value: String(days), label: t.periods[days] }))}
        />
        <Button variant="secondary">{t.show}</Button>
      </Filters>
      <Notice>
        <p>{t.privacy}</p>
      </Notice>
      <Block title={t.zero}>
        <Meta>{t.zeroNote}</Meta>
        <DataTable
          caption={t.zero}
          columns={[
            { label: t.columns.word, heading: true },
            { label: t.columns.visitors, numeric: true },
            { label: t.columns.todo },
          ]}
          rows={zero.slice(0, shownTerms).map((term) => ({
            cells: [term.shown, countOf(term.visitors), <Todo term={term} mayChange={mayChange} />],
          }))}
          empty={<p>{t.noZero}</p>}
        />
        <More count={zero.length - shownTerms} />
      </Block>
      <Block title={t.left}>
        <Meta>{t.leftNote}</Meta>
        <DataTable
          caption={t.left}
          columns={[
            { label: t.columns.word, heading: true },
            { label: t.columns.visitors, numeric: true },
            { label: t.columns.clicked, numeric: true },
            { label: t.columns.todo },
          ]}
          rows={left.slice(0, shownTerms).map((term) => ({
            cells: [
              term.shown,
              countOf(term.visitors),
              countOf(term.clicked),
              <Todo term={term} mayChange={mayChange} />,
            ],
          }))}
          empty={<p>{t.noLeft}</p>}
        />
        <More count={left.length - shownTerms} />
      </Block>
      <Block title={t.most}>
        <DataTable
          caption={t.most}
          columns={[
            { label: t.columns.word, heading: true },
            { label: t.columns.visitors, numeric: true },
            { label: t.columns.found, numeric: true },
            { label: t.columns.clicked, numeric: true },
            { label: t.columns.chosen },
          ]}
          rows={terms.slice(0, shownMost).map((term) => ({
            href: `/search?q=${encodeURIComponent(term.shown)}`,
            cells: [
              term.shown,
              countOf(term.visitors),
              countOf(term.found),
              countOf(term.clicked),
              <Chosen choices={chosenFor(term.query)} titles={titles} />,
            ],
          }))}
          empty={
            <EmptyState title={t.noMost}>
              <p>{t.noMostNote}</p>
            </EmptyState>
          }
        />
        <More count={terms.length - shownMost} />
        <p>
          {t.rest}：{restTold === undefined ? t.few : t.restOf(restTold)}
        </p>
      </Block>
    </>
  )
}

const More = ({ count }: { count: number }) => (count > 0 ? <p>{t.effect.more(count)}</p> : null)

export const countOf = (visitors: number): string => {
  const count = told(visitors)
  if (count !== undefined) return t.people(count)
  return visitors === 0 ? t.nobody : t.few
}

const Todo = ({ term, mayChange }: { term: Term; mayChange: boolean }) => {
  const word = encodeURIComponent(term.shown)
  return (
    <>
      <p>
        <Link href={`/search?q=${word}`} about={term.shown}>
          {t.tryIt}
        </Link>
      </p>
      {mayChange && (
        <p>
          <Link href={`${synonymsPath}/new?kind=leads&words=${word}`} about={term.shown}>
            {t.addSynonym}
          </Link>
        </p>
      )}
      {mayChange && (
        <p>
          <Link href={`${pinsPath}?query=${word}#add`} about={term.shown}>
            {t.addPin}
          </Link>
        </p>
      )}
    </>
  )
}

const Chosen = ({ choices, titles }: Pick<WordsProps, 'choices' | 'titles'>) => (
  <>
    {choices.slice(0, 3).map(({ subject, visitors }) => {
      const known = titles.get(subject)
      return (
        <p>
          {known ? <Link href={known.href}>{known.title}</Link> : subject}（{countOf(visitors)}）
        </p>
      )
    })}
  </>
)
