import { randomBytes } from 'node:crypto'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 26 letters that sort by time, as LINE numbers its webhook events. Source: github.com/ulid/spec. */
export const ulid = (milliseconds: number): string => {
  const time = Array.from({ length: 10 }, (_, place) => letters[Math.floor(milliseconds / 32 ** (9 - place)) % 32])
  const chance = [...randomBytes(16)].map((byte) => letters[byte % 32])
  return [...time, ...chance].join('')
}
