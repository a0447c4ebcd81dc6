import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A secret for one purpose, made from the house's secret; hex, 32 bytes. Knowing one says nothing about another. */
export const deriveSecret = (secret: string, purpose: string): string =>
  createHmac('sha256', Buffer.from(secret, 'hex')).update(purpose).digest('hex')

/** Reads the secret in `file`, or makes one that only this user can read. Two processes that start together agree. */
export function readOrCreateSecret(directory: string, name: string): string {
  const file = join(directory, name)
  // Root's PostgreSQL is another user, who has to pass here.
  mkdirSync(directory, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  try {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!isExisting(error)) throw error
  }
  return readFileSync(file, 'utf8').trim()
}

const isExisting = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST'
