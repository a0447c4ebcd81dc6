import type { RuleCalendar } from './calendar.ts'
import type { Moment } from './data/moment.ts'
import type { MembersRule, RuleSet, StageRule } from './data/rule-set.ts'
import type { Who } from './facts.ts'
import { momentOf } from './moment.ts'

type Period = {
  key: string
  who: Who
  /** What a group must be for this stage. */
  members?: MembersRule
  opens: Temporal.Instant
  /** The first moment at which it is over. */
  closes: Temporal.Instant
}

/** A 受付期間 as it is for one day of use. */
export type Stage =
  | ({ kind: 'first-come' } & Period)
  | ({
      kind: 'lottery'
      draw: Temporal.Instant
      confirm?: { opens: Temporal.Instant; until: Temporal.Instant }
    } & Period)

/** Every stage of that day of use, in the order of the rules. */
export const stagesFor = (rules: RuleSet, useDay: Temporal.PlainDate, calendar: RuleCalendar): Stage[] =>
  rules.stages
    .filter(({ months }) => months?.includes(useDay.month) ?? true)
    .map((stage) => stageOn(rules, stage, useDay, calendar))

function stageOn(rules: RuleSet, stage: StageRule, useDay: Temporal.PlainDate, calendar: RuleCalendar): Stage {
  const { key, classes, inWard, kinds, grants, members = rules.members } = stage
  const period = {
    key,
    who: { classes, inWard, kinds, grants },
    ...(members && { members }),
    opens: momentOf(stage.opens, useDay, calendar),
    closes: momentOf(stage.closes ?? rules.cutOffs.book, useDay, calendar),
  }
  if (stage.kind === 'first-come') return { kind: 'first-come', ...period }
  const draw = momentOf(stage.draw, useDay, calendar)
  if (!stage.confirm) return { kind: 'lottery', ...period, draw }
  const opens = momentOf(stage.confirm.opens, useDay, calendar)
  return {
    kind: 'lottery',
    ...period,
    draw,
    confirm: { opens, until: momentOf(stage.confirm.until, useDay, calendar) },
  }
}

/** Whether the closed days of the facility count: where they do not, all facilities of these rules have the same stages. */
export const asksFacility = ({ stages, cutOffs }: RuleSet): boolean =>
  [cutOffs.book, ...stages.flatMap(momentsOf)].some(
    (moment) => moment.shift?.closed === 'facility' || ('days' in moment && moment.count === 'facility'),
  )

/** Every moment that a stage names itself. */
export function momentsOf(stage: StageRule): Moment[] {
  const period = [stage.opens, ...(stage.closes ? [stage.closes] : [])]
  if (stage.kind === 'first-come') return period
  return [...period, stage.draw, ...(stage.confirm ? [stage.confirm.opens, stage.confirm.until] : [])]
}
