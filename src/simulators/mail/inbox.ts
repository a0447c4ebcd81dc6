import { randomUUID } from 'node:crypto'

export type Mail = {
  id: string
  at: Temporal.Instant
  from: string
  /** Lower case. */
  to: readonly string[]
  subject: string
  text: string
  attachments: readonly { name: string; size: number }[]
  isRead: boolean
}

/** Every mail that arrived, newest first; the oldest are forgotten. */
export type Inbox = {
  receive(mail: Omit<Mail, 'id' | 'isRead'>): void
  of(address: string): readonly Mail[]
  find(id: string): Mail | undefined
}

export const createInbox = (capacity = 500): Inbox => {
  const mails: Mail[] = []
  return {
    receive: (mail) => {
      mails.unshift({ ...mail, id: randomUUID(), isRead: false })
      mails.length = Math.min(mails.length, capacity)
    },
    of: (address) => mails.filter((mail) => mail.to.includes(address.toLowerCase())),
    find: (id) => mails.find((mail) => mail.id === id),
  }
}
