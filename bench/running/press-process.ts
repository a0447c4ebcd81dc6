// Presses for many people at once, each on a connection that was open before, from a process of its own. Node runs it as it is.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Answer } from './load.ts'
import type { Presses } from './press.ts'

process.on('message', (presses: Presses) => {
  void pressAll(presses).then((answers) => process.send?.(answers))
})

async function pressAll({ origin, requests }: Presses): Promise<Answer[]> {
  const { hostname, port } = new URL(origin)
  const sockets = await Promise.all(requests.map(() => opened(hostname, Number(port))))
  const asked = requests.map(({ method = 'GET', path, headers = {}, body = '' }) => {
    const all = { host: `${hostname}:${port}`, ...headers, 'content-length': String(Buffer.byteLength(body)) }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
  })
  const answers = await Promise.all(sockets.map((socket, at) => press(socket, asked[at] ?? Buffer.of())))
  for (const socket of sockets) socket.destroy()
  return answers
}

async function opened(host: string, port: number): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true })
  await once(socket, 'connect')
  return socket
}

function press(socket: Socket, asked: Buffer): Promise<Answer> {
  const began = performance.now()
  socket.write(asked)
  return new Promise((resolve, reject) => {
    let heard = ''
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`a connection was closed after ${heard.length} bytes`)))
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1')
      const answer = read(heard)
      if (answer) resolve({ ...answer, ms: performance.now() - began })
    })
  })
}

/** The answer, when all of it is there; by its length, which all of ours say. */
function read(heard: string): Omit<Answer, 'ms'> | undefined {
  const end = heard.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = heard.slice(0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`an answer without its length:\n${head}`)
  const bytes = heard.length - end - 4
  if (bytes < Number(length)) return undefined
  return { status: Number(head.slice(9, 12)), bytes, location: /\r\nlocation: (\S+)/i.exec(head)?.[1] }
}
