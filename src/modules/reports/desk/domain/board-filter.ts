import { type OfficeId, parseId } from '#platform/ids/index.ts'
import { type Owner, owners } from '../../ground/index.ts'
import { type ReportState, reportStates } from '../../record/index.ts'

export const boardViews = ['all', 'mine', 'unassigned'] as const
export type BoardView = (typeof boardViews)[number]

export const boardStates = ['open', 'closed', 'all'] as const
export type BoardStates = (typeof boardStates)[number]

/** `week`: from today to the Sunday that ends this week. */
export const boardDues = ['overdue', 'today', 'week'] as const
export type BoardDue = (typeof boardDues)[number]

/** `due`: nearest due day first, of what is open · `newest`: newest first. */
export const boardOrders = ['due', 'newest'] as const
export type BoardOrder = (typeof boardOrders)[number]

/** `unlooked`: nobody has looked at words and pictures yet · `paused`: the clock stands still while another has to act. */
export const boardOnly = ['unlooked', 'paused'] as const
export type BoardOnly = (typeof boardOnly)[number]

/** What stands in the address. */
export type BoardFilter = {
  view: BoardView
  states: BoardStates | ReportState
  order: BoardOrder
  /** A category, or `group:road` for all of a group. */
  kind?: string
  town?: string
  due?: BoardDue
  only?: BoardOnly
  owner?: Owner
  office?: OfficeId
  /** A number, or words of the report and its place. */
  find?: string
}

export const usualFilter: BoardFilter = { view: 'all', states: 'open', order: 'due' }

/** Reads the query of an address; what it does not understand is as if it were not there. */
export function parseBoardFilter(query: Readonly<Record<string, string | undefined>>): BoardFilter {
  const found = {
    kind: /^(?:group:)?[a-z0-9]+(-[a-z0-9]+)*$/.exec(query.kind ?? '')?.[0],
    town: shortText(query.town, 30),
    due: oneOf(boardDues, query.due),
    only: oneOf(boardOnly, query.only),
    owner: oneOf(owners, query.owner),
    office: parseId<'office'>(query.office ?? ''),
    find: shortText(query.find, 60),
  }
  // Words and pictures of what has ended still wait for a look.
  const usual = found.only === 'unlooked' ? 'all' : usualFilter.states
  const states = oneOf(boardStates, query.states) ?? oneOf(reportStates, query.states) ?? usual
  return {
    view: oneOf(boardViews, query.view) ?? usualFilter.view,
    states,
    // What has ended is not due any more.
    order: states === 'open' ? (oneOf(boardOrders, query.order) ?? usualFilter.order) : 'newest',
    ...(Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Partial<BoardFilter>),
  }
}

/** The shortest query that `parseBoardFilter` reads as this filter; empty for the usual one. */
export function writeBoardFilter(filter: BoardFilter): string {
  const usual: Readonly<Record<string, string>> = usualFilter
  const entries = Object.entries(filter).filter(
    ([key, value]) => value !== undefined && (usual[key] !== value || (key === 'states' && filter.only === 'unlooked')),
  )
  return new URLSearchParams(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString()
}

const oneOf = <const Value extends string>(values: readonly Value[], value: string | undefined): Value | undefined =>
  values.find((one) => one === value)

const shortText = (text: string | undefined, most: number): string | undefined => {
  const trimmed = text?.normalize('NFKC').trim().slice(0, most)
  return trimmed && !/[\p{C}]/u.test(trimmed) ? trimmed : undefined
}
