import type { Settings } from '../settings.ts'
import type { CallLog } from './calls.ts'
import type { People } from './people.ts'
import type { SharedClock } from './shared-clock.ts'

/** What every part of the outside world shares. */
export type World = {
  readonly settings: Settings
  /** `http://127.0.0.1:3001`, without a slash at the end. */
  readonly url: string
  readonly people: People
  readonly clock: SharedClock
  readonly calls: CallLog
  /** How a part reaches the app; tests put an in-process app here. */
  readonly fetchApp: (url: string, init?: RequestInit) => Promise<Response>
  /** Waits between the tries of a callback, in milliseconds. */
  readonly callbackRetries: readonly number[]
}
