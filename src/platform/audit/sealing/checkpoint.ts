import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** What the tree was at one moment. */
export type Checkpoint = { size: number; root: Buffer }

/** Signs and reads checkpoints (C2SP tlog-checkpoint as an Ed25519 signed note). `name` has no space and no plus. */
export type CheckpointKey = {
  name: string
  sign(checkpoint: Checkpoint): string
  read(note: string): Checkpoint | undefined
  verifier: string
}

/** A key from 32 bytes in hex. */
export function checkpointKey(name: string, seed: string): CheckpointKey {
  const secret = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(seed, 'hex')]),
    format: 'der',
    type: 'pkcs8',
  })
  const known = Buffer.concat([Buffer.of(ed25519), rawPublicKey(secret)])
  const keyId = createHash('sha256').update(`${name}\n`).update(known).digest().subarray(0, 4)
  return {
    name,
    verifier: `${name}+${keyId.toString('hex')}+${known.toString('base64')}`,
    sign: ({ size, root }) => {
      const body = `${name}\n${size}\n${root.toString('base64')}\n`
      const signature = Buffer.concat([keyId, sign(null, Buffer.from(body), secret)])
      return `${body}\n— ${name} ${signature.toString('base64')}\n`
    },
    read: (note) => {
      const match = notePattern.exec(note)
      if (!match) return undefined
      const [, body = '', origin, size = '', root = '', signer, text = ''] = match
      const signature = Buffer.from(text, 'base64')
      if (origin !== name || signer !== name || !signature.subarray(0, 4).equals(keyId)) return undefined
      if (!verify(null, Buffer.from(body), createPublicKey(secret), signature.subarray(4))) return undefined
      return { size: Number(size), root: Buffer.from(root, 'base64') }
    },
  }
}

const ed25519 = 1
const notePattern = /^((\S+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n— (\S+) ([A-Za-z0-9+/]+=*)\n$/

// SPKI of Ed25519 is a fixed head of 12 bytes and the key.
const rawPublicKey = (secret: KeyObject): Buffer =>
  createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(12)
