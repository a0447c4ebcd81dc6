import { applicationStates } from '../../domain/course/states.ts'
import { day, listOf, moment, object, orNull, text, uuid, yen } from '../api/open-api-parts.ts'

const state = { enum: [...applicationStates] }

/** The cover is always there; the rest only in a case that the caller may open. */
const cover = {
  id: uuid,
  receiptNumber: text,
  procedure: text,
  title: text,
  state,
  dueOn: day,
  assigneeId: orNull(uuid),
  opened: { type: 'boolean' },
}

const inside = {
  readingReason: { enum: ['assigned', 'second-check', 'request-of-person', 'cover', 'supervision'] },
  applicant: object(
    {
      name: text,
      address: text,
      needsCheck: {
        type: 'boolean',
        description: '要確認：住所などを伝えたり渡したりする前に、記録を預かる係に尋ねる',
      },
    },
    ['address'],
  ),
  subjects: { ...listOf(text), description: '証明する人の氏名' },
  answers: listOf(object({ fieldId: text, label: text, value: text })),
  checks: listOf(object({ name: text, ok: { type: 'boolean' }, note: text }, ['note'])),
  fee: yen,
  payment: { anyOf: [object({ state: text, amount: yen }), { type: 'null' }] },
  decisions: listOf(
    object({
      outcome: { enum: ['issue', 'refuse'] },
      reason: orNull(text),
      proposedAt: moment,
      confirmedAt: orNull(moment),
    }),
  ),
  documents: listOf(object({ id: uuid, kind: text, createdAt: moment, href: text })),
  certificate: {
    anyOf: [
      object({ documentNumber: orNull(text), issueNumber: orNull(text), paperNumbers: listOf(text) }),
      { type: 'null' },
    ],
  },
}

export const deskSchemas = {
  QueuePage: object({
    items: listOf(
      object({
        id: uuid,
        receiptNumber: text,
        procedure: text,
        state,
        dueOn: day,
        submittedAt: moment,
        assigneeId: orNull(uuid),
        delivery: orNull(text),
      }),
    ),
    nextCursor: orNull(text),
  }),
  Case: object({ ...cover, ...inside }, Object.keys(inside)),
  Verification: object({ state: { enum: ['valid', 'withdrawn'] }, kind: text, issuedOn: day }),
}
