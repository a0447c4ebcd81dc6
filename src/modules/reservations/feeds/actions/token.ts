import { createHash } from 'node:crypto'
import { hmac } from '#platform/http/keys.ts'
import type { House } from '#platform/module/index.ts'
import type { CalendarFeedId } from '../domain/feed.ts'

/** 256 bits that nobody guesses. Derived, so that its owner can read the address again and the database cannot. */
export const tokenOf = (house: House, id: CalendarFeedId): string =>
  hmac(house.config.secret, 'calendar feed', id).toString('base64url')

export const hashOfToken = (token: string): Buffer =>
  createHash('sha256').update(`reservations.calendar-feed\0${token}`).digest()
