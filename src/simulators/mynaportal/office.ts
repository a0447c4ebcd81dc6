import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CardHolder } from '../world/people.ts'

export const statuses = ['arrived', 'processing', 'correction', 'completed', 'refused', 'withdrawn'] as const
export type Status = (typeof statuses)[number]

export const statusNames: Record<Status, string> = {
  arrived: '到達確認',
  processing: '処理中',
  correction: '要補正',
  completed: '完了',
  refused: '却下',
  withdrawn: '取下げ',
}

export type Line = { item: string; row?: number; value: string }

export type Filed = {
  number: string
  form: string
  filedAt: Temporal.Instant
  applicant: { name: string; birth_date: string; gender: '1' | '2' | '3'; address: string; signed: boolean }
  items: readonly Line[]
  attachments: readonly { name: string; content: string }[]
  course: { status: Status; at: Temporal.Instant }[]
}

/** What the demo may let go wrong. */
export type Faults = { isDown: boolean; losesAnswers: boolean; garbles: boolean }

/** 申請管理: what people filed, and what the ward said about it. */
export type PortalOffice = {
  faults: Faults
  file(holder: CardHolder, filed: Pick<Filed, 'form' | 'items' | 'attachments'>, at: Temporal.Instant): Filed
  open(): readonly Filed[]
  of(name: string): readonly Filed[]
  find(number: string): Filed | undefined
  /** The same key again changes nothing. */
  say(number: string, key: string, status: Status, at: Temporal.Instant): 'said' | 'known' | 'unknown_number'
  signIn(): string
  isSignedIn(token: string): boolean
}

const capacity = 300
const ended: readonly Status[] = ['completed', 'refused', 'withdrawn']

export function createPortalOffice(): PortalOffice {
  const filed: Filed[] = []
  const keys = new Set<string>()
  const tokens = new Set<string>()
  let serial = 0
  return {
    faults: { isDown: false, losesAnswers: false, garbles: false },
    file: (holder, { form, items, attachments }, at) => {
      serial += 1
      const one: Filed = {
        number: `${at.toString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(6, '0')}`,
        form,
        filedAt: at,
        applicant: {
          name: holder.name,
          birth_date: holder.birthDate,
          gender: holder.gender,
          address: holder.card?.address ?? '',
          signed: holder.card !== undefined,
        },
        items,
        attachments,
        course: [],
      }
      filed.unshift(one)
      filed.length = Math.min(filed.length, capacity)
      return one
    },
    open: () => filed.filter(({ course }) => !ended.includes(course.at(-1)?.status ?? 'arrived')).toReversed(),
    of: (name) => filed.filter(({ applicant }) => applicant.name === name),
    find: (number) => filed.find((one) => one.number === number),
    say: (number, key, status, at) => {
      const one = filed.find((each) => each.number === number)
      if (!one) return 'unknown_number'
      if (keys.has(key)) return 'known'
      keys.add(key)
      one.course.push({ status, at })
      return 'said'
    },
    signIn: () => {
      const token = randomUUID()
      tokens.clear()
      tokens.add(token)
      return token
    },
    isSignedIn: (token) => tokens.has(token),
  }
}

export const loginForm = z.object({ user: z.string(), password: z.string() })
export const statusForm = z.object({ status: z.enum(statuses) })
