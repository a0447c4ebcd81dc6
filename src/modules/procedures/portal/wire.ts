import { z } from 'zod'
import { portalStatuses } from '../domain/portal/status.ts'

// 電子申請等情報受取等API: public are the calls and their order (login → token; list; get by 受付番号; list of 処理状況).
// The names of fields are ours until the ward holds the specification (要確認); they stand in this file only.

const number = z.string().min(1).max(60)
const instant = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text))

export const loginAnswer = z.object({ token: z.string().min(1) })

export const listAnswer = z.object({
  applications: z.array(z.object({ number, form: z.string().min(1).max(100), filed_at: instant })).max(1000),
})

/** The certificate's four items, as the portal read them from the card. */
const applicant = z.object({
  name: z.string().min(1).max(200),
  birth_date: z.iso.date(),
  gender: z.enum(['1', '2', '3']),
  address: z.string().min(1).max(300),
  /** The portal has verified the 署名用電子署名 over the form. */
  signed: z.boolean(),
})

export const applicationAnswer = z.object({
  number,
  form: z.string().min(1).max(100),
  filed_at: z.iso.datetime({ offset: true }),
  applicant,
  items: z
    .array(
      z.object({
        item: z.string().min(1).max(200),
        row: z.number().int().positive().max(100).optional(),
        value: z.string().max(5000),
      }),
    )
    .max(1000),
  attachments: z.array(z.object({ name: z.string().max(200), content: z.base64().max(14_000_000) })).max(20),
})

/** Everything of one application, without the bytes of its attachments. */
export const receivedItem = applicationAnswer.extend({
  attachments: z.array(z.object({ name: z.string(), fileId: z.string().optional(), problem: z.string().optional() })),
})
export type ReceivedItem = z.output<typeof receivedItem>
export type FetchedItem = z.output<typeof applicationAnswer>

export const statusAnswer = z.object({ status: z.enum(portalStatuses).nullable() })
