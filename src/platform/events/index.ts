export { dispatchEvents, hasEventsBehindHorizon } from './dispatch.ts'
export { type DomainEvent, type EventData, emit, type NewEvent } from './emit.ts'
export { type Listening, listen } from './listen.ts'
export { type WakeReason, wakeChannel } from './wake.ts'
