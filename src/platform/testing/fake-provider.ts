import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

type Answer = Record<string, unknown>

/** Makes the id token in another way than an honest provider. */
type Forge = (claims: Answer) => string | Promise<string>

/**
 * An identity provider whose answers a test decides, wrong ones included. `answer` plays the person's way through it:
 * takes the address the browser was sent to and gives the address of the way back.
 */
export async function fakeProvider() {
  const keys = await generateKeyPair('RS256')
  const ca = await generateKeyPair('ES256')
  const card = await generateKeyPair('ES256')
  const codes = new Map<string, { claims: Answer; challenge: string | null; forge: Forge | undefined }>()
  const app = new Hono()
  const server = createAdaptorServer({ fetch: app.fetch, createServer, overrideGlobalObjects: false })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  app.get('/.well-known/openid-configuration', (c) =>
    c.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
    }),
  )
  app.get('/jwks', async (c) => c.json({ keys: [{ ...(await exportJWK(keys.publicKey)), alg: 'RS256', kid: '1' }] }))
  app.get('/ca.json', async (c) => c.json({ keys: [{ ...(await exportJWK(ca.publicKey)), alg: 'ES256', kid: 'ca' }] }))
  app.post('/token', async (c) => {
    const { code, code_verifier } = await c.req.parseBody()
    const known = codes.get(String(code))
    codes.delete(String(code))
    const challenge = createHash('sha256').update(String(code_verifier)).digest('base64url')
    if (!known || known.challenge !== challenge) return c.json({ error: 'invalid_grant' }, 400)
    const token = await (known.forge?.(known.claims) ??
      new SignJWT(known.claims)
        .setProtectedHeader({ alg: 'RS256', kid: '1' })
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(keys.privateKey))
    return c.json({ access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: token })
  })

  return {
    issuer,
    /** The key that its tokens are signed with. */
    keys,
    /** `claims` override what a well-behaved provider says; `query` what comes back in the address; `forge` makes the id token. */
    answer(sentTo: string, claims: Answer = {}, query: Record<string, string> = {}, forge?: Forge): string {
      const asked = new URL(sentTo).searchParams
      const code = randomUUID()
      codes.set(code, {
        challenge: asked.get('code_challenge'),
        forge,
        claims: {
          iss: issuer,
          aud: asked.get('client_id'),
          nonce: asked.get('nonce'),
          acr: 'aal3 crl',
          amr: ['mfa'],
          auth_time: Math.floor(Date.now() / 1000),
          ...claims,
        },
      })
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer, ...query }).toString()
      return back.pathname + back.search
    },
    /** What a card adds to the id token when its owner signs. */
    async sign(
      sentTo: string,
      { subject, validUntil = '2030-01-01', hash = '', forgedAuthority = false }: SignOptions,
    ): Promise<Answer> {
      const asked = new URL(sentTo).searchParams
      const bytes = Buffer.from(hash || (asked.get('sign_content_hash') ?? ''), 'base64url')
      const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, card.privateKey, bytes)
      const certificate = await new SignJWT({
        serial: 'S1',
        subject,
        valid_until: validUntil,
        jwk: await exportJWK(card.publicKey),
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'ca' })
        .sign(forgedAuthority ? card.privateKey : ca.privateKey)
      const transaction = asked.get('sign_transaction_id')
      return {
        sub: subject,
        sign_transaction_id: transaction,
        signature: Buffer.from(signature).toString('base64url'),
        certificate,
      }
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

type SignOptions = { subject: string; validUntil?: string; hash?: string; forgedAuthority?: boolean }
