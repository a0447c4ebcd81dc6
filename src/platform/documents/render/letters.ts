import type { AddressSheetInput, LetterInput, ReceiptInput } from './input.ts'

/** Sheet whose address stands in the window of a 長形3号 envelope when folded in three. */
export async function renderAddressSheet(_input: AddressSheetInput): Promise<Uint8Array> {
  throw new Error('not built yet')
}

/** A letter of the ward: 文書番号, date, recipient, 発信者名, title, body, 記, 教示. */
export async function renderLetter(_input: LetterInput): Promise<Uint8Array> {
  throw new Error('not built yet')
}

/** 領収書. */
export async function renderReceipt(_input: ReceiptInput): Promise<Uint8Array> {
  throw new Error('not built yet')
}
