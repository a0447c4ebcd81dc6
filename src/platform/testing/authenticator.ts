import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

type Question = { challenge: string; rp?: { id?: string }; rpId?: string; user?: { id: string } }

/** An authenticator in software: one P-256 key, a counter that a test may set back, an origin that it may forge. */
export function softAuthenticator(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const state = { counter: 0, origin, userVerified: true }

  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: state.origin, crossOrigin: false }))

  function authenticatorData(rpId: string, attested?: Buffer): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(state.counter)
    const flags = 0x01 | (state.userVerified ? 0x04 : 0) | (attested ? 0x40 : 0)
    const parts = [createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter]
    return Buffer.concat(attested ? [...parts, attested] : parts)
  }

  const envelope = {
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
  }

  return {
    state,
    /** The answer to `navigator.credentials.create`, as the island posts it. */
    create(question: Question): string {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ])
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, isoCBOR.encode(cose)])
      const attestationObject = isoCBOR.encode(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(authenticatorData(question.rp?.id ?? '', attested))],
        ]) as Parameters<typeof isoCBOR.encode>[0],
      )
      return JSON.stringify({
        ...envelope,
        response: {
          clientDataJSON: clientData('webauthn.create', question.challenge).toString('base64url'),
          attestationObject: Buffer.from(attestationObject).toString('base64url'),
        },
      })
    },
    /** The answer to `navigator.credentials.get`. */
    get(question: Question): string {
      state.counter++
      const data = authenticatorData(question.rpId ?? '')
      const client = clientData('webauthn.get', question.challenge)
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
      return JSON.stringify({
        ...envelope,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: createSign('SHA256').update(signed).sign(privateKey).toString('base64url'),
        },
      })
    },
  }
}
