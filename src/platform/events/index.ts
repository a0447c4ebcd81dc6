export { type DomainEvent, type EventData, type NewEvent, emit } from './emit.ts'
export { type WakeReason, wakeChannel } from './wake.ts'
