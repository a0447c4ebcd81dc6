import type { Ctx } from '#platform/http/env.ts'
import { localPath } from '#platform/http/see-other.ts'
import type { House } from '#platform/module/index.ts'
import { beginAuthorization } from './authorization.ts'
import { requireResident } from './require.ts'
import type { SignatureReference } from './signature-store.ts'

export type SignatureRequest = {
  /** SHA-256 of what is signed, 32 bytes. */
  contentHash: Uint8Array
  /** Path of ours to come back to; ask `findSignature` there. Not signed: `?signature=refused` or `expired` is added. */
  returnTo: string
  reference: SignatureReference
}

/** 303 to the provider, where the signed-in person signs with the card (scope `openid sign`). The signature is checked and stored before they come back. */
export async function startSignature(c: Ctx, house: House, request: SignatureRequest): Promise<Response> {
  const { accountId } = requireResident(c, 'signed-in')
  const url = await beginAuthorization(c, house, {
    realm: 'resident',
    returnTo: localPath(request.returnTo),
    signature: {
      accountId,
      reference: request.reference,
      transactionId: crypto.randomUUID(),
      contentHash: Buffer.from(request.contentHash).toString('base64url'),
    },
  })
  return c.redirect(url.href, 303)
}
