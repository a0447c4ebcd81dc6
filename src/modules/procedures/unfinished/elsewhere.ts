import type { Tx } from '#platform/db/index.ts'
import type { Sent } from '../actions/answer.ts'
import type { PlainValue } from '../domain/answers/answer.ts'
import type { PlainField } from '../domain/definition/fields.ts'
import type { ApplicationId } from '../store/applications.ts'
import { typedFields, writeTyped } from './store.ts'
import { type Typing, typingOf } from './typing.ts'
import type { FormWindow } from './window.ts'

type Here = {
  fields: readonly PlainField[]
  sent: Sent
  /** What was sent, as far as it can be read, and what is kept. */
  answers: Readonly<Record<string, PlainValue>>
  kept: Readonly<Record<string, unknown>>
}

/** Fields that another window wrote since this one was shown, and differently from what was typed here. */
export function changedElsewhere(
  typing: Typing,
  window: FormWindow | undefined,
  { fields, sent, answers, kept }: Here,
): string[] {
  if (!window) return []
  return fields
    .filter((field) => {
      const now = typing.get(field.id)
      if (!now || now.writtenIn === window.id || now.version === window.seen.get(field.id)) return false
      // An account is a new one each time it is typed, and shown to nobody in full.
      if (field.type === 'bank-account' || field.type === 'computed' || field.fixed) return false
      return now.typed
        ? !isSame(now.typed, sent[field.id] ?? [])
        : !isSame(asList(kept[field.id]), asList(answers[field.id]))
    })
    .map(({ id }) => id)
}

/** How far the fields of a page, or of a row, have come: for who holds the lock of the application. */
export const typingNow = async (tx: Tx, id: ApplicationId, rowId = ''): Promise<Typing> =>
  typingOf(await typedFields(tx, id), rowId)

/** What was typed in these fields has become their answers. */
export async function finishTyping(
  tx: Tx,
  id: ApplicationId,
  fields: readonly { id: string }[],
  { rowId = '', window, at }: { rowId?: string; window: FormWindow | undefined; at: Temporal.Instant },
): Promise<void> {
  const done = new Map(fields.map((field) => [field.id, null]))
  await writeTyped(tx, id, { rowId, window: window?.id ?? 'program', at }, done)
}

const asList = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.map(String)
    : value === undefined || value === null || value === ''
      ? []
      : [String(value)]

const isSame = (left: readonly string[], right: readonly string[]): boolean =>
  JSON.stringify(left.filter((text) => text !== '')) === JSON.stringify(right.filter((text) => text !== ''))
