import type { Raw } from '../../registrants/routes/ids.ts'
import type { TypedTimes } from '../domain/read-times.ts'

const every = ['1', '2', '3', '4', '5', '6', '7']

/** What the address says; the first time every day of the week is ticked. */
export function timesInAddress(params: URLSearchParams): TypedTimes {
  const get = (name: string) => params.get(name)?.slice(0, 40) ?? ''
  return {
    spaces: params.getAll('spaces').slice(0, 200),
    first: get('first'),
    last: get('last'),
    weekdays: params.has('look') ? params.getAll('weekdays').slice(0, 7) : every,
    starts: get('starts'),
    ends: get('ends'),
  }
}

/** The same, as a form carries it on. */
export function timesInForm(raw: Raw): TypedTimes {
  const one = (name: string) => (typeof raw[name] === 'string' ? raw[name] : '')
  const many = (name: string) => [raw[name] ?? []].flat()
  return {
    spaces: many('spaces'),
    first: one('first'),
    last: one('last'),
    weekdays: many('weekdays'),
    starts: one('starts'),
    ends: one('ends'),
  }
}
