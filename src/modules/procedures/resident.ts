import type { Module } from '#platform/module/index.ts'
import { definitionsOf, publishDefinition } from './actions/publish.ts'
import { submitIfReady } from './actions/submit-if-ready.ts'
import { noticeKinds } from './notices.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'

/** The resident's half of the module: start, questions, check, signature, payment, timeline. */
export const resident: Partial<Module> = {
  noticeKinds,
  // The browser may never come back from the payment: its news files the application too.
  consumers: { 'payments.authorised': fileWhenPaid, 'payments.captured': fileWhenPaid },
  seed: async (tx, house) => {
    for (const definition of definitionsOf(house)) await publishDefinition(tx, house, definition)
  },
}

async function fileWhenPaid(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = event.subjectKind === 'procedures.application' ? parseId<'application'>(event.subjectId) : undefined
  if (id) await submitIfReady(tx, house, { kind: 'system', task: 'procedures.submit' }, id)
}
