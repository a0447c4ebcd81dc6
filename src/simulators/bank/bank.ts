import { createHash, randomUUID } from 'node:crypto'
import { answerTo, type BankTransfer, readOrder } from './transfers.ts'

export type ResultOfTransfer = '0' | '1' | '3'
export type Carried = BankTransfer & { result: ResultOfTransfer }

export type ReceivedFile = {
  id: string
  at: Temporal.Instant
  consignor: string
  monthDay: string
  transfers: Carried[]
  answer: Buffer
}

export type Entry = { at: Temporal.Instant; from: string; amount: number }
export type Passbook = { key: string; bank: string; branch: string; number: string; holder: string; entries: Entry[] }

export type Bank = {
  /** The words of a refusal, or the file as it was carried out. The same bytes twice are refused. */
  receive(bytes: Uint8Array, at: Temporal.Instant): ReceivedFile | { refusal: string }
  files(): readonly ReceivedFile[]
  passbooks(): readonly Passbook[]
}

const mostFiles = 200
const mostEntries = 100

/** The ward's bank and, for simplicity, every bank that people have accounts with. */
export const createBank = (): Bank => {
  const files: ReceivedFile[] = []
  const seen = new Set<string>()
  const books = new Map<string, Passbook>()

  const credit = (transfer: Carried, from: string, at: Temporal.Instant) => {
    const { bank, branch, number, holder } = transfer
    const key = `${bank}-${branch}-${number}`
    const book = books.get(key) ?? { key, bank, branch, number, holder, entries: [] }
    book.entries.unshift({ at, from, amount: transfer.amount })
    book.entries.splice(mostEntries)
    books.set(key, book)
  }

  return {
    receive: (bytes, at) => {
      const order = readOrder(bytes)
      if ('refusal' in order) return order
      const hash = createHash('sha256').update(bytes).digest('hex')
      if (seen.has(hash)) return { refusal: '同じファイルを、もう受け付けています。二重には振り込みません' }
      seen.add(hash)
      const transfers = order.transfers.map((transfer) => ({ ...transfer, result: resultOf(transfer) }))
      for (const transfer of transfers) if (transfer.result === '0') credit(transfer, order.consignor, at)
      const answer = answerTo(
        bytes,
        transfers.map(({ result }) => result),
      )
      const { consignor, monthDay } = order
      const file = { id: randomUUID(), at, consignor, monthDay, transfers, answer }
      files.unshift(file)
      files.splice(mostFiles)
      return file
    },
    files: () => files,
    passbooks: () => [...books.values()],
  }
}

// So that a return can be tried: numbers that end in 999 do not exist, those that end in 888 were closed.
const resultOf = ({ number }: BankTransfer): ResultOfTransfer =>
  number.endsWith('999') ? '1' : number.endsWith('888') ? '3' : '0'
