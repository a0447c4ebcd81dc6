import type { Id, PersonId } from '#platform/ids/index.ts'

export type BatchId = Id<'print-batch'>
export type NoticeLetterId = Id<'notice-letter'>

/** How somebody wants letters; nothing of it: the usual sheet. */
export type LetterWishes = { largePrint: boolean; braille: boolean; voiceCode: boolean }
export const noWishes: LetterWishes = { largePrint: false, braille: false, voiceCode: false }

export const returnReasons = ['unknown', 'expired', 'refused'] as const
/** 宛先不明, 保管期間経過, 受取拒否. */
export type ReturnReason = (typeof returnReasons)[number]

/** A notice on paper. */
export type NoticeLetter = LetterWishes & {
  id: NoticeLetterId
  number: number
  personId: PersonId
}

/** As it stands on the sheet, and as staff type it when it has come back. */
export const sayNumber = (number: number): string => `お知らせ ${String(number).padStart(6, '0')}`

/** `undefined`: not a number of a notice. */
export function readNumber(text: string): number | undefined {
  const found = /^(?:お知らせ)?\s*0*(\d{1,12})$/.exec(text.normalize('NFKC').trim())?.[1]
  return found === undefined ? undefined : Number(found)
}

/** A wish for 点字 or 音声コード is fulfilled by people; large print by whoever prints. */
export const needsHands = ({ braille, voiceCode }: LetterWishes): boolean => braille || voiceCode
