/** A demo resident as the outside world knows her: her card, her phone, her mail. */
export type CardHolder = {
  /** The ward's key of this person, from which the gateway's pseudonyms are made; the real gateway has a table of its own. */
  personId?: string
  name: string
  kana: string
  /** `YYYY-MM-DD`. */
  birthDate: string
  /** `1` male, `2` female, `3` other, as on the card. */
  gender: '1' | '2' | '3'
  card?: Card
  email?: string
  lineUserId?: string
}

export type Card = {
  /** The `sub` of the identity provider. */
  subject: string
  /** As printed on the card. */
  address: string
  /** Four digits, to sign in. */
  pin: string
  /** 6 to 16 capital letters and digits, to sign. */
  signingPassword: string
  certificateSerial: string
  /** The last day on which the card signs, `YYYY-MM-DD`. */
  certificateValidUntil: string
  /** Reported lost: neither signs in nor signs. */
  isRevoked?: boolean
}

export type Official = { number: string; name: string; email: string; officeName: string }

/** `residents` carry a card, a telephone or mail; `everybody` also whom other offices know, such as children. */
export type People = { residents: readonly CardHolder[]; everybody: readonly CardHolder[]; staff: readonly Official[] }

export const cardHolderOf = (people: People, subject: string): (CardHolder & { card: Card }) | undefined =>
  people.residents.filter(hasCard).find((person) => person.card.subject === subject)

export const hasCard = (person: CardHolder): person is CardHolder & { card: Card } => person.card !== undefined
