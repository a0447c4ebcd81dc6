import type { House } from '#platform/module/index.ts'
import type { Ctx } from '#platform/http/env.ts'
import { Unavailable } from '#platform/errors/index.ts'
import type { SignatureReference } from './signature-store.ts'

export type SignatureRequest = {
  /** SHA-256 of what is signed, 32 bytes. */
  contentHash: Uint8Array
  /** Path of ours to come back to, signed or not; read `findSignature` there. `?signature=refused` is added when it was not given. */
  returnTo: string
  reference: SignatureReference
}

/** 303 to the provider, where the person signs with the card (scope `openid sign`). The verified signature is stored before they come back. */
export async function startSignature(_c: Ctx, _house: House, _request: SignatureRequest): Promise<Response> {
  throw new Unavailable('signature')
}
