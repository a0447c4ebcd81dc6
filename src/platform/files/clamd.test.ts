import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clamdScanner } from './clamd.ts'

let server: Server
let address: { host: string; port: number }

/** Speaks clamd's INSTREAM: finds the word VIRUS, has its limit at 200,000 bytes, and stays silent about the rest. */
beforeAll(async () => {
  server = createServer((socket) => {
    let received = Buffer.alloc(0)
    socket.on('data', (data) => {
      received = Buffer.concat([received, typeof data === 'string' ? Buffer.from(data) : data])
      const content = contentOf(received)
      if (!content) return
      const found = content.includes('VIRUS') ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK'
      socket.end(`${content.length > 200_000 ? 'INSTREAM size limit exceeded. ERROR' : found}\0`)
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const found = server.address()
  if (!found || typeof found === 'string') throw new Error('no port')
  address = { host: '127.0.0.1', port: found.port }
})
afterAll(() => void server.close())

const scan = (text: string) => clamdScanner(address)(Buffer.from(text))

it('きれいなファイルはきれいだと分かる', async () => {
  expect(await scan('戸籍')).toBe('clean')
  expect(await scan('あ'.repeat(60_000))).toBe('clean')
})

it('二つ目のかたまりにあるウイルスも見つける', async () => {
  expect(await scan(`${'x'.repeat(100_000)}VIRUS`)).toBe('infected')
})

it('大きすぎる、つながらないときは、検査できなかったとする', async () => {
  expect(await scan('x'.repeat(300_000))).toBe('unavailable')
  expect(await clamdScanner({ host: '127.0.0.1', port: 1 })(Buffer.from('x'))).toBe('unavailable')
})

/** The content once the request is complete. */
function contentOf(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'.length
  expect(received.subarray(0, command).toString().startsWith('zINSTREAM'.slice(0, received.length))).toBe(true)
  const chunks: Buffer[] = []
  for (let at = command; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
