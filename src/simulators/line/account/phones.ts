import { createHash } from 'node:crypto'
import type { CardHolder } from '../../world/people.ts'
import type { LineMessage } from '../rules/messages.ts'

export type SentMessage = { id: string; quoteToken: string }

/** A line of the talk: from the ward's account, or from the person herself. */
export type Talk = { at: Temporal.Instant; id: string; from: 'account' | 'person'; message: LineMessage }

/** `stranger`: has LINE, and was never a friend of the account. */
export type Phone = {
  readonly userId: string
  readonly owner: CardHolder
  friendship: 'friend' | 'blocked' | 'stranger'
  talk: Talk[]
  richMenuId?: string
  /** Whether the account of the app is linked, as far as LINE knows. */
  isLinked: boolean
}

export type Phones = {
  all(): readonly Phone[]
  find(userId: string): Phone | undefined
  friend(userId: string): Phone | undefined
  of(person: CardHolder): Phone | undefined
  /** Whoever blocked the account gets nothing. */
  deliver(userId: string, talk: Talk): void
}

const remembered = 100

/** A phone for everybody of the demo. Whose LINE the ward knows from the start is a friend. */
export const createPhones = (people: readonly CardHolder[]): Phones => {
  const phones = new Map(people.map((owner) => [userIdOf(owner), phoneOf(owner)]))
  const friend = (userId: string) => {
    const phone = phones.get(userId)
    return phone?.friendship === 'friend' ? phone : undefined
  }
  return {
    all: () => [...phones.values()],
    find: (userId) => phones.get(userId),
    friend,
    of: (person) => phones.get(userIdOf(person)),
    deliver: (userId, talk) => {
      const phone = friend(userId)
      if (phone) addTo(phone, talk)
    },
  }
}

export const addTo = (phone: Phone, talk: Talk): void => {
  phone.talk.push(talk)
  if (phone.talk.length > remembered) phone.talk.shift()
}

const phoneOf = (owner: CardHolder): Phone => ({
  userId: userIdOf(owner),
  owner,
  friendship: owner.lineUserId === undefined ? 'stranger' : 'friend',
  talk: [],
  isLinked: owner.lineUserId !== undefined,
})

const userIdOf = (person: CardHolder): string =>
  person.lineUserId ??
  `U${createHash('sha256')
    .update(`LINE ${person.personId ?? person.name}`)
    .digest('hex')
    .slice(0, 32)}`
