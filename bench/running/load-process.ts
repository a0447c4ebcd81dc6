// Sends requests from a process of its own, so that its work does not count as the server's. Node runs it as it is.
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Load, LoadResult } from './load.ts'

process.on('message', (load: Load) => {
  void run(load).then((result) => process.send?.(result))
})

async function run({ origin, requests, total, concurrency, pauseMilliseconds = 0 }: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  const answers: LoadResult['answers'] = []
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      // People do not open their phones in the same moment.
      if (pauseMilliseconds > 0) await sleep(pauseMilliseconds * Math.random())
      for (let turn = next++; turn < total; turn = next++) {
        const asked = requests[turn % requests.length]
        if (asked) answers.push(await send(origin, agent, asked))
        if (pauseMilliseconds > 0) await sleep(pauseMilliseconds * (0.5 + Math.random()))
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  return { seconds, answers }
}

function send(
  origin: string,
  agent: Agent,
  { method = 'GET', path, headers = {}, body }: Load['requests'][number],
): Promise<LoadResult['answers'][number]> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request(`${origin}${path}`, { method, agent, headers: { ...headers, ...length } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          bytes,
          ms: performance.now() - began,
          location: response.headers.location,
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
