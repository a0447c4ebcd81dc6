import { connect } from 'node:net'
import type { Scanner, ScanResult } from './scan.ts'

const patience = 30_000
const largestChunk = 64 * 1024

/**
 * Asks a clamd over TCP with INSTREAM: each chunk after its length in four bytes, an empty one ends.
 * Whatever is neither `OK` nor `FOUND` (too large, out of time, not reachable) is `unavailable`: the file is held.
 * Source: clamd(8), section Commands.
 */
export const clamdScanner =
  ({ host, port }: { host: string; port: number }): Scanner =>
  (bytes) =>
    new Promise((resolve) => {
      const socket = connect({ host, port })
      let answer = ''
      const end = (result: ScanResult) => {
        socket.destroy()
        resolve(result)
      }
      socket.setEncoding('utf8').setTimeout(patience, () => end('unavailable'))
      socket.on('error', () => end('unavailable'))
      socket.on('data', (text: string) => {
        answer += text
      })
      socket.on('end', () => end(resultOf(answer)))
      socket.on('connect', () => socket.write(requestFor(bytes)))
    })

function requestFor(bytes: Uint8Array): Buffer {
  const parts: Uint8Array[] = [Buffer.from('zINSTREAM\0')]
  for (let at = 0; at < bytes.length; at += largestChunk) {
    const chunk = bytes.subarray(at, at + largestChunk)
    parts.push(lengthOf(chunk.length), chunk)
  }
  return Buffer.concat([...parts, lengthOf(0)])
}

function lengthOf(count: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(count)
  return four
}

function resultOf(answer: string): ScanResult {
  if (/^stream: OK\0?$/.test(answer)) return 'clean'
  return /^stream: .* FOUND\0?$/.test(answer) ? 'infected' : 'unavailable'
}
