import { parseAddress } from '#platform/auth/mail/address.ts'
import type { Problem } from '../answers/refusal.ts'
import type { Posted } from './form.ts'

const longest = { description: 4000, name: 100, phone: 40, url: 2000 }

/** What was sent beside kind, place and attributes. */
export type Words = { description: string; contact: string | undefined; mediaUrls: readonly string[] }

/** HTML in a description is text as any other. Several problems are told at once. */
export function readWords({ asked, all, files }: Posted, mostPictures: number): { words: Words; problems: Problem[] } {
  const problems: Problem[] = []
  const description = asked('description') ?? ''
  if (Array.from(description).length > longest.description) problems.push({ code: 'description_too_long' })
  const mediaUrls = [...new Set([...all('media_url'), ...all('media_url[]')])]
  if (mediaUrls.some((url) => url.length > longest.url)) problems.push({ code: 'value_too_long', about: 'media_url' })
  if (mediaUrls.length + files.length > mostPictures)
    problems.push({ code: 'too_many_pictures', about: String(mostPictures) })
  const contact = readContact(asked, problems)
  return { words: { description, contact, mediaUrls }, problems }
}

/** Name, telephone and mail in one line, as somebody at the desk reads it. */
function readContact(asked: Posted['asked'], problems: Problem[]): string | undefined {
  const line = (name: string, most: number): string | undefined => {
    const text = asked(name)?.replaceAll(/\s+/g, ' ')
    if (text !== undefined && Array.from(text).length > most) problems.push({ code: 'value_too_long', about: name })
    return text
  }
  const typed = asked('email')
  const email = typed === undefined ? undefined : parseAddress(typed)
  if (typed !== undefined && email === undefined) problems.push({ code: 'email_wrong' })
  const name = [line('last_name', longest.name), line('first_name', longest.name)].filter(Boolean).join(' ')
  const parts = [name, line('phone', longest.phone), email].filter(Boolean)
  return parts.length > 0 ? parts.join('　') : undefined
}
