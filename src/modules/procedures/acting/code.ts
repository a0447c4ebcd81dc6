import { createHash, createHmac } from 'node:crypto'
import type { InvitationId } from '#modules/people/index.ts'
import { codeFrom } from '../domain/desk/codes.ts'

/** The code of an invitation: derived, so that it is stored nowhere and can be shown again to who made it. */
export const invitationCode = (secret: string, id: InvitationId): string =>
  codeFrom(createHmac('sha256', secret).update(`people.invitation\0${id}`).digest())

/** SHA-256 of a code in its canonical form. */
export const codeHash = (code: string): Uint8Array => new Uint8Array(createHash('sha256').update(code, 'utf8').digest())
