import {
  Actions,
  Block,
  Button,
  DataTable,
  Form,
  LinkButton,
  Meta,
  Notice,
  Pairs,
  TextArea,
} from '#platform/ui/index.ts'
import type { Measures, JudgedQuery } from '../../evaluation/index.ts'
import type { Rule } from '../domain/rule.ts'
import type { MeasuredEffect } from '../measure.ts'
import { steeringTexts } from '../text/staff.ts'
import { synonymsPath } from './paths.ts'

const t = steeringTexts.effect
const s = steeringTexts.synonyms

export type EffectProps = {
  rule: Rule
  /** Which version of which rule it changes; a new one when missing. */
  about: { id: string; version: number } | undefined
  ends: boolean
  effect: MeasuredEffect | 'pending' | undefined
  /** Says that exactly this was measured. */
  proof: string
  reason: string
  backHref: string
  /** The same page, for who waits. */
  againHref: string
}

/** What a change of the list does, before anybody saves it. */
export const EffectPage = ({ rule, about, ends, effect, proof, reason, backHref, againHref }: EffectProps) => (
  <>
    <Pairs
      pairs={[
        { term: s.words, value: rule.words.join('、') },
        ...(rule.kind === 'leads' ? [{ term: s.columns.leadsTo, value: rule.leadsTo.join('、') }] : []),
        { term: s.kind, value: rule.kind === 'same' ? s.same : s.leads },
      ]}
    />
    {effect === 'pending' ? (
      <Notice>
        <p>{t.pending}</p>
        <p>
          <LinkButton href={againHref} variant="secondary">
            {t.again}
          </LinkButton>
        </p>
      </Notice>
    ) : (
      <>
        {effect ? (
          <Measured effect={effect} />
        ) : (
          <Notice kind="warning">
            <p>{t.none}</p>
          </Notice>
        )}
        <Form action={synonymsPath} label={ends ? s.end : s.save}>
          <input type="hidden" name="kind" value={rule.kind} />
          <input type="hidden" name="words" value={rule.words.join('、')} />
          <input type="hidden" name="leadsTo" value={rule.leadsTo.join('、')} />
          <input type="hidden" name="proof" value={proof} />
          <input type="hidden" name="ends" value={ends ? 'yes' : ''} />
          <input type="hidden" name="id" value={about?.id ?? ''} />
          <input type="hidden" name="version" value={about ? String(about.version) : ''} />
          <TextArea name="reason" label={s.reason} hint={s.reasonHint} rows={3} value={reason} />
          <Actions>
            <Button {...(ends && { variant: 'danger' as const })}>{ends ? s.end : s.save}</Button>
            <LinkButton href={backHref} variant="secondary">
              {s.back}
            </LinkButton>
          </Actions>
        </Form>
      </>
    )}
  </>
)

const Measured = ({ effect: { open, held } }: { effect: MeasuredEffect }) => (
  <Block title={t.title}>
    <Meta>{t.note(open.before.questions, held.before.questions)}</Meta>
    {open.worse.length > 0 && (
      <Notice kind="warning">
        <p>{t.worseWarning}</p>
      </Notice>
    )}
    <Compared title={t.open(open.before.questions)} before={open.before} after={open.after} />
    <Compared title={t.held(held.before.questions)} before={held.before} after={held.after} />
    {open.better.length + open.worse.length === 0 && <p>{t.nothing}</p>}
    <Queries title={t.better(open.better.length)} queries={open.better} />
    <Queries title={t.worse(open.worse.length)} queries={open.worse} />
  </Block>
)

const Compared = ({ title, before, after }: { title: string; before: Measures; after: Measures }) => (
  <DataTable
    caption={title}
    captionHidden={false}
    columns={[
      { label: t.columns.measure, heading: true },
      { label: t.columns.before, numeric: true },
      { label: t.columns.after, numeric: true },
      { label: t.columns.change, numeric: true },
    ]}
    rows={(['mrr', 'hit1', 'zero'] as const).map((name) => ({
      cells: [t.measures[name], say(name, before), say(name, after), change(name, before, after)],
    }))}
  />
)

/** Ranks as a number of three places, shares in hundredths. */
const say = (name: 'mrr' | 'hit1' | 'zero', measures: Measures): string =>
  name === 'mrr' ? measures.mrr.toFixed(3) : `${(measures[name] * 100).toFixed(1)}%`

function change(name: 'mrr' | 'hit1' | 'zero', before: Measures, after: Measures): string {
  const difference = after[name] - before[name]
  const digits = name === 'mrr' ? difference.toFixed(3) : `${(difference * 100).toFixed(1)}%`
  return Math.abs(difference) < 0.0005 ? t.same : `${difference > 0 ? '+' : ''}${digits}`
}

const shownQueries = 20

const Queries = ({ title, queries }: { title: string; queries: readonly JudgedQuery[] }) =>
  queries.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul>
        {queries.slice(0, shownQueries).map(({ query }) => (
          <li>{query}</li>
        ))}
        {queries.length > shownQueries && <li>{t.more(queries.length - shownQueries)}</li>}
      </ul>
    </>
  )
