import { formatDateTime, toWareki } from '#platform/time/index.ts'
import type { Progress } from '#platform/progress/index.ts'
import { Actions, Button, DateField, Form, LinkButton, Notice, Pairs, Part } from '#platform/ui/index.ts'
import type { Space } from '../../places/index.ts'
import type { SeenReservation } from '../actions/affected.ts'
import type { Closure, ClosureHit, HitState } from '../domain/closure.ts'
import { staffTexts as t } from '../text/staff.ts'
import { closuresPath, sayTimes } from './say.ts'
import { SeenTable } from './seen-table.tsx'

type ClosurePageProps = {
  closure: Closure
  spaces: readonly Space[]
  madeBy: string
  counts: ReadonlyMap<HitState, number>
  hits: ReadonlyMap<string, ClosureHit>
  seen: readonly SeenReservation[]
  places: ReadonlyMap<number, Space>
  progress: Progress | undefined
  mayEnd: boolean
  /** As it was typed. */
  endFrom: string
}

/** How far a closure has come, and what became of everybody in its way. */
export const ClosurePage = (props: ClosurePageProps) => {
  const { closure, spaces, madeBy, counts, hits, seen, places, progress, mayEnd, endFrom } = props
  const path = `${closuresPath}/${closure.id}`
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const done = total - (counts.get('waiting') ?? 0)
  const offered = counts.get('offered') ?? 0
  const outcome = ({ reservation }: SeenReservation) => {
    const hit = hits.get(reservation.id)
    const place = places.get(hit?.offeredSpace ?? 0)
    const state = hit ? t.one.hitStates[hit.state] : ''
    if (hit?.state !== 'offered' || !place || !hit.offerUntil) return state
    return `${state} ${t.one.offeredPlace(`${place.facility.name} ${place.name}`, toWareki(hit.offerUntil))}`
  }
  return (
    <>
      {closure.endedAt ? (
        <Notice title={`${t.one.ended} ${formatDateTime(closure.endedAt, 'ja')}`} />
      ) : closure.settledAt ? (
        <Notice kind="success" title={t.one.settled}>
          {offered > 0 && <p>{t.one.offered(offered)}</p>}
        </Notice>
      ) : (
        <Notice title={t.one.settling(done, Math.max(total, progress?.total ?? 0))}>
          <LinkButton href={path} variant="secondary" small>
            {t.one.again}
          </LinkButton>
        </Notice>
      )}
      <Pairs
        pairs={[
          { term: t.columns.kind, value: t.kinds[closure.kind] },
          { term: t.columns.period, value: sayTimes(closure) },
          { term: t.columns.place, value: spaces.map(({ name }) => name).join('、') },
          { term: t.columns.reason, value: closure.reason },
          ...(closure.answerUntil ? [{ term: t.one.answerUntil, value: toWareki(closure.answerUntil) }] : []),
          { term: t.one.made, value: `${madeBy} ${formatDateTime(closure.madeAt, 'ja')}` },
          ...[...counts].map(([state, count]) => ({ term: t.one.hitStates[state], value: t.items(count) })),
        ]}
      />
      <Part title={t.one.hits}>
        <SeenTable
          caption={t.one.hits}
          seen={seen}
          empty={t.close.noHits}
          outcome={{ label: t.columns.outcome, of: outcome }}
        />
      </Part>
      {mayEnd && !closure.endedAt && (
        <Part title={t.one.end}>
          <p>{t.one.endText}</p>
          <Form action={`${path}/end`} label={t.one.end}>
            {!closure.first.equals(closure.last) && (
              <DateField name="from" label={t.one.endFrom} hint={t.one.endFromHint} value={endFrom} optional />
            )}
            <Actions>
              <Button variant="secondary">{t.one.end}</Button>
            </Actions>
          </Form>
        </Part>
      )}
    </>
  )
}
