import { type LetterInput, renderLetter } from '#platform/documents/index.ts'
import type { House } from '#platform/module/index.ts'
import type { FrozenLetter } from '../domain/frozen-letter.ts'

/** The sheet for somebody who is told by post. Its number is for when it comes back, no 文書番号: it announces, and decides nothing. */
export const drawNoticeLetter = (house: House, letter: FrozenLetter): Promise<Uint8Array> =>
  renderLetter(noticeSheet(house, letter))

export const noticeSheet = (house: House, letter: FrozenLetter): LetterInput => ({
  issuer: {
    prefecture: house.profile.prefecture,
    name: house.profile.name,
    mayorTitle: house.profile.mayorTitle,
    specimen: house.config.env !== 'production',
  },
  documentNumber: letter.number ?? '',
  date: Temporal.PlainDate.from(letter.date),
  recipient: letter.recipient,
  senderTitle: house.profile.name,
  seal: 'omitted',
  title: letter.title,
  paragraphs: letter.paragraphs,
  contact: { office: house.profile.name, phone: house.profile.phone },
  isLarge: letter.isLarge ?? false,
})
