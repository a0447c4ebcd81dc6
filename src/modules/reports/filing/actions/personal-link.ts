import { sealText, unsealText } from '#platform/http/seal.ts'
import { type PersonId, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'

const use = 'report link'
const hours = 1

/** The form for a person whom a chat knows: the address is all the proof there is, reports as them and shows nothing of them. */
export function personalLink(house: House, personId: PersonId): string {
  const until = house.clock.now().add({ hours }).epochMilliseconds
  const sealed = sealText(house.config.secret, use, '', `${personId} ${until}`)
  return `/reports/new?from=line&by=${sealed.toString('base64url')}`
}

/** Whom a link is for, in its hour. */
export function personOfLink(house: House, token: string | undefined): PersonId | undefined {
  if (!token || !/^[\w-]{40,200}$/.test(token)) return undefined
  const [id = '', until] = unsealText(house.config.secret, use, '', Buffer.from(token, 'base64url'))?.split(' ') ?? []
  return Number(until) > house.clock.now().epochMilliseconds ? parseId<'person'>(id) : undefined
}
