import { type OfficeId, parseId, type StaffId } from '#platform/ids/index.ts'
import { type ApplicationState, applicationStates } from '../../domain/course/states.ts'
import { type Channel, channels, type ProcedureKind, procedureKinds } from '../../domain/definition/kinds.ts'
import type { LabelId } from './label.ts'

export const queueViews = ['mine-and-unassigned', 'mine', 'unassigned', 'all'] as const
export type QueueView = (typeof queueViews)[number]

export const queueStates = ['open', 'second-check', 'waiting', 'closed', 'all'] as const
export type QueueStates = (typeof queueStates)[number]

/** `week`: from today to the Sunday that ends this week. */
export const queueDues = ['overdue', 'today', 'week'] as const
export type QueueDue = (typeof queueDues)[number]

/**
 * On whom it waits; `answered`: what the resident was asked has come back and nobody has done anything since · `returned`:
 * a second person has sent the proposal back · `question`: the resident asked something and has no answer.
 */
export const queueWaits = ['resident', 'payment', 'decision', 'answered', 'returned', 'question'] as const
export type QueueWait = (typeof queueWaits)[number]

/** `due`: nearest due day first · `arrival`: oldest first · `newest`: newest first. */
export const queueOrders = ['due', 'arrival', 'newest'] as const
export type QueueOrder = (typeof queueOrders)[number]

/** What stands in the address: keys and ids only, so that an address can be handed on. */
export type QueueFilter = {
  /** A view, or the cases of one colleague. */
  view: QueueView | StaffId
  states: QueueStates | ApplicationState
  order: QueueOrder
  /** With those below it. */
  office?: OfficeId
  procedure?: string
  kind?: ProcedureKind
  /** How it reached the office. */
  channel?: Channel
  label?: LabelId
  due?: QueueDue
  waits?: QueueWait
}

/** What somebody types into the search box; never in an address. */
export type QueueWords = { receiptNumber: string } | { applicant: string }

export const usualFilter: QueueFilter = { view: 'mine-and-unassigned', states: 'open', order: 'due' }

/** States that a case in the queue can have. */
export const filedStates: readonly ApplicationState[] = applicationStates.filter(
  (state) => state !== 'draft' && state !== 'confirmed',
)

/** Reads the query of an address; what it does not understand is as if it were not there. */
export function parseFilter(query: Readonly<Record<string, string | undefined>>): QueueFilter {
  const { office, procedure } = query
  const found = {
    office: parseId<'office'>(office ?? ''),
    procedure: /^[a-z][a-z0-9-]{0,60}$/.exec(procedure ?? '')?.[0],
    kind: oneOf(procedureKinds, query.kind),
    channel: oneOf(channels, query.channel),
    label: parseId<'label'>(query.label ?? ''),
    due: oneOf(queueDues, query.due),
    waits: oneOf(queueWaits, query.waits),
  }
  return {
    view: oneOf(queueViews, query.view) ?? parseId<'staff'>(query.view ?? '') ?? usualFilter.view,
    states: oneOf(queueStates, query.states) ?? oneOf(filedStates, query.states) ?? usualFilter.states,
    order: oneOf(queueOrders, query.order) ?? usualFilter.order,
    ...(Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Partial<QueueFilter>),
  }
}

/** The shortest query that `parseFilter` reads as this filter; empty for the usual one. */
export function writeFilter(filter: QueueFilter): string {
  const usual: Readonly<Record<string, string>> = usualFilter
  const entries = Object.entries(filter).filter(([key, value]) => usual[key] !== value)
  return new URLSearchParams(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString()
}

const oneOf = <const Value extends string>(values: readonly Value[], value: string | undefined): Value | undefined =>
  values.find((one) => one === value)
