import { createDecipheriv, createECDH, createHmac } from 'node:crypto'

export type Keys = { privateKey: Buffer; publicKey: Buffer; auth: Buffer }

/**
 * What a browser does with a message: RFC 8291 over one record of RFC 8188 (`aes128gcm`). Written from the two documents,
 * apart from the library that encrypts. Throws when it does not open.
 */
export function decrypt(body: Buffer, { privateKey, publicKey, auth }: Keys): string {
  const salt = body.subarray(0, 16)
  const recordSize = body.readUInt32BE(16)
  const idLength = body.readUInt8(20)
  const sender = body.subarray(21, 21 + idLength)
  const record = body.subarray(21 + idLength)
  if (idLength !== 65 || record.length > recordSize) throw new Error('not one record of this encoding')
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(privateKey)
  const shared = ecdh.computeSecret(sender)
  const input = expand(extract(auth, shared), Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender]), 32)
  const key = extract(salt, input)
  const decipher = createDecipheriv(
    'aes-128-gcm',
    expand(key, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
    expand(key, Buffer.from('Content-Encoding: nonce\0'), 12),
  )
  decipher.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  const end = padded.lastIndexOf(2)
  if (end < 0) throw new Error('the last record has no end')
  return padded.subarray(0, end).toString()
}

const extract = (salt: Buffer, material: Buffer): Buffer => createHmac('sha256', salt).update(material).digest()

// One block is enough: at most 32 bytes are asked for.
const expand = (key: Buffer, info: Buffer, length: number): Buffer =>
  createHmac('sha256', key)
    .update(Buffer.concat([info, Buffer.from([1])]))
    .digest()
    .subarray(0, length)
