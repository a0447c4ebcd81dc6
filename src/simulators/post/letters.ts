import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'

export const letterSchema = z.object({
  reference: z.string().min(1).max(200),
  to: z.object({
    postcode: z.string().regex(/^\d{3}-?\d{4}$/),
    address: z.string().min(1).max(300),
    name: z.string().min(1).max(200),
  }),
  pdf: z.base64().min(1).max(14_000_000),
})

export type Letter = {
  id: string
  reference: string
  at: Temporal.Instant
  to: { postcode: string; address: string; name: string }
  pdf: Buffer
  /** Why the post could not deliver it and took it back to the office. */
  returned?: ReturnReason
  /** Hash of the request, so that another letter under the same reference is noticed. */
  hash: string
}

/** 返戻: what the post's slip says. */
export const returnReasons = { unknown: '宛先不明', expired: '保管期間経過', refused: '受取拒否' } as const
export type ReturnReason = keyof typeof returnReasons

export type Posted =
  | { ok: true; letter: Letter; isNew: boolean }
  | { ok: false; reason: 'not_pdf' | 'reference_reused' }

/** What was handed to the post office; a reference is carried once. */
export type LetterBox = {
  post(input: z.output<typeof letterSchema>, at: Temporal.Instant): Posted
  newest(): readonly Letter[]
  find(id: string): Letter | undefined
  /** Back to the office, with a slip; the office enters it by hand. */
  sendBack(id: string, reason: ReturnReason): boolean
}

// PDFs are kept in memory; 64 MB of them at most.
const capacity = { letters: 300, bytes: 64 * 1024 * 1024 }

export const createLetterBox = (): LetterBox => {
  const letters: Letter[] = []
  const makeRoom = () => {
    const tooMuch = () => letters.reduce((sum, { pdf }) => sum + pdf.length, 0) > capacity.bytes
    while (letters.length > 1 && (letters.length > capacity.letters || tooMuch())) letters.pop()
  }
  return {
    post: (input, at) => {
      const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex')
      const earlier = letters.find(({ reference }) => reference === input.reference)
      if (earlier)
        return earlier.hash === hash
          ? { ok: true, letter: earlier, isNew: false }
          : { ok: false, reason: 'reference_reused' }
      const pdf = Buffer.from(input.pdf, 'base64')
      if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) return { ok: false, reason: 'not_pdf' }
      const letter = { id: randomUUID(), reference: input.reference, at, to: input.to, pdf, hash }
      letters.unshift(letter)
      makeRoom()
      return { ok: true, letter, isNew: true }
    },
    newest: () => letters,
    find: (id) => letters.find((letter) => letter.id === id),
    sendBack: (id, reason) => {
      const letter = letters.find((one) => one.id === id)
      if (letter) letter.returned = reason
      return letter !== undefined
    },
  }
}
