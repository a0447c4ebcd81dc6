import { formatYen, yen } from '#platform/money/index.ts'
import { formatPlainTime, toWareki } from '#platform/time/index.ts'
import { Actions, Block, Button, DataTable, Form, LinkButton, Meta, Notice, Pairs } from '#platform/ui/index.ts'
import type { Explained } from '../../rules/index.ts'
import type { Effect, HitWhy, StageSample } from '../domain/effect.ts'
import { upkeepTexts as t } from '../text.ts'
import { changePath, sayChange, StateTag, type ToldChange } from './say.tsx'

const words = t.change

export type LeftHit = { number: string; space: string; day: string; time: string }

type ChangeProps = {
  one: ToldChange
  endedAt: string | undefined
  details: readonly { term: string; value: string }[]
  /** Of a draft that meets reservations. */
  effect: Effect | undefined
  spaceName(id: number): string
  /** Numbers of registrants who are over a limit. */
  numberOf: ReadonlyMap<string, string>
  says: { now: readonly Explained[]; later: readonly Explained[] } | undefined
  samples: readonly StageSample[]
  left: readonly LeftHit[] | undefined
  /** Where they are told one by one. */
  closeHref: string | undefined
  mayChange: boolean
}

/** One change: what it says, what it meets, and whether it stands. */
export const ChangePage = (props: ChangeProps) => {
  const { one, endedAt, details, effect, left, mayChange } = props
  return (
    <>
      <p class="row-actions">
        <StateTag state={one.state} />
        <span>{sayChange(one)}</span>
        <span>{one.by}</span>
        <span>{one.at}</span>
      </p>
      {one.state === 'drafted' && <Notice kind="warning" title={words.drafted} />}
      {one.state === 'effected' && endedAt && <Notice kind="success" title={words.effected(endedAt)} />}
      {one.state === 'dropped' && endedAt && <Notice title={words.dropped(endedAt)} />}
      <Pairs pairs={[{ term: t.reason, value: one.reason }, ...details]} />
      {effect && <Met {...props} effect={effect} />}
      {props.samples.length > 0 && <Samples samples={props.samples} />}
      {props.says && <Says says={props.says} />}
      {one.state === 'drafted' && mayChange && (
        <>
          <Form action={`${changePath(one.id)}/effect`} label={words.put}>
            <input type="hidden" name="seal" value={effect?.seal ?? ''} />
            <Actions>
              <Button keys="Ctrl+Enter">{words.put}</Button>
            </Actions>
          </Form>
          <Form action={`${changePath(one.id)}/drop`} label={words.drop}>
            <Actions>
              <Button variant="quiet">{words.drop}</Button>
            </Actions>
          </Form>
        </>
      )}
      {left && <Left left={left} closeHref={props.closeHref} />}
    </>
  )
}

const Met = ({ effect, spaceName, numberOf }: ChangeProps & { effect: Effect }) => {
  const counted = (['no-block', 'closed', 'dearer', 'cheaper'] satisfies HitWhy[]).filter((why) => effect.hits[why] > 0)
  return (
    <Block title={words.effect} id="effect">
      <p>{words.looked(effect.looked)}</p>
      {counted.length === 0 && effect.over.length === 0 && <p>{words.nothing}</p>}
      <Pairs
        pairs={[
          ...counted.map((why) => ({ term: words.counts[why], value: words.count(effect.hits[why]) })),
          ...(effect.sums.now === effect.sums.later
            ? []
            : [
                {
                  term: words.sums,
                  value: `${formatYen(yen(effect.sums.now))} → ${formatYen(yen(effect.sums.later))}`,
                },
              ]),
          ...(effect.uncounted === 0 ? [] : [{ term: words.uncounted, value: words.count(effect.uncounted) }]),
          ...(effect.over.length === 0 ? [] : [{ term: words.over, value: words.count(effect.over.length) }]),
        ]}
      />
      <Meta>{words.stays}</Meta>
      {effect.over.length > 0 && <Over over={effect.over} numberOf={numberOf} />}
      {effect.listed.length > 0 && <Listed listed={effect.listed} spaceName={spaceName} />}
    </Block>
  )
}

const mostOver = 100

const Over = ({ over, numberOf }: { over: Effect['over']; numberOf: ReadonlyMap<string, string> }) => {
  const columns = words.overColumns
  return (
    <DataTable
      caption={words.over}
      columns={[
        { label: columns.registrant, heading: true },
        { label: columns.rule },
        { label: columns.period },
        { label: columns.used, numeric: true },
        { label: columns.limit, numeric: true },
      ]}
      rows={over.slice(0, mostOver).map(({ entity, rule, period, used, limit }) => ({
        cells: [
          numberOf.get(entity) ?? '',
          rule,
          t.from(toWareki(Temporal.PlainDate.from(period))),
          String(used),
          String(limit),
        ],
      }))}
    />
  )
}

const Listed = ({ listed, spaceName }: { listed: Effect['listed']; spaceName(id: number): string }) => {
  const columns = words.columns
  return (
    <>
      <Meta>{words.listedFirst(listed.length)}</Meta>
      <DataTable
        caption={words.listed}
        columns={[
          { label: columns.number, heading: true },
          { label: columns.space },
          { label: columns.day },
          { label: columns.time },
          { label: columns.why },
          { label: columns.now, numeric: true },
          { label: columns.later, numeric: true },
        ]}
        rows={listed.map((hit) => ({
          cells: [
            hit.number,
            spaceName(hit.spaceId),
            toWareki(hit.day),
            `${formatPlainTime(hit.starts, 'ja')}〜${formatPlainTime(hit.ends, 'ja')}`,
            words.why[hit.why],
            hit.now === undefined ? '' : formatYen(yen(hit.now)),
            hit.later === undefined ? '' : formatYen(yen(hit.later)),
          ],
        }))}
      />
    </>
  )
}

const Samples = ({ samples }: { samples: readonly StageSample[] }) => (
  <Block title={words.stages}>
    <DataTable
      caption={words.stages}
      columns={[
        { label: words.stageColumns.day, heading: true },
        { label: words.stageColumns.now },
        { label: words.stageColumns.later },
      ]}
      rows={samples.map(({ day, now, later }) => ({ cells: [day, now.join('／'), later.join('／')] }))}
    />
  </Block>
)

const Says = ({ says }: { says: NonNullable<ChangeProps['says']> }) => (
  <div class="upkeep-sides">
    <Side title={t.rule.saysNow} explained={says.now} />
    <Side title={t.rule.saysThen} explained={says.later} />
  </div>
)

export const Side = ({ title, explained }: { title: string; explained: readonly Explained[] }) => (
  <section class="block">
    <h2>{title}</h2>
    {explained.map(({ heading, sentences }) => (
      <>
        <h3>{heading}</h3>
        <ul>
          {sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </>
    ))}
  </section>
)

const Left = ({ left, closeHref }: { left: readonly LeftHit[]; closeHref: string | undefined }) => (
  <Block title={words.hits}>
    {left.length > 0 && <Meta>{words.hitsNote}</Meta>}
    {closeHref && (
      <Actions>
        <LinkButton href={closeHref} variant="secondary">
          {words.close}
        </LinkButton>
      </Actions>
    )}
    <DataTable
      caption={words.hits}
      columns={[
        { label: words.columns.number, heading: true },
        { label: words.columns.space },
        { label: words.columns.day },
        { label: words.columns.time },
      ]}
      rows={left.map(({ number, space, day, time }) => ({ cells: [number, space, day, time] }))}
      empty={<p>{words.noHits}</p>}
    />
  </Block>
)
