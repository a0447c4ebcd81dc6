import { createHash } from 'node:crypto'
import { machineFields } from './body.ts'

/** SHA-256 of what the person sent, whatever the order of the fields; files by their bytes. */
export async function digestOf(body: FormData): Promise<Buffer> {
  const parts: string[] = []
  for (const [name, value] of body) {
    if (machineFields.has(name)) continue
    parts.push(
      JSON.stringify([name, typeof value === 'string' ? value : sha256(Buffer.from(await value.arrayBuffer()))]),
    )
  }
  return createHash('sha256').update(parts.sort().join('\n')).digest()
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
