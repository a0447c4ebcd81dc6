import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import type { Config } from '#platform/config/index.ts'
import { refuseUnfit } from '#platform/db/outside.ts'
import { clamdScanner } from '#platform/files/clamd.ts'

export type OutsideCheck = {
  name: string
  /** Says what it found; rejects with words that say what to do. */
  ask(): Promise<string>
}

/** One real question to each part of the outside world that is configured. Sends nothing to anybody and changes nothing. */
export function outsideChecks(config: Config): OutsideCheck[] {
  const { residentIdentity, staffIdentity, payment, line, post, mynaportal, linkage, clamd, databaseUrl } = config
  return [
    { name: 'PUBLIC_URL', ask: () => publicUrl(config) },
    { name: 'DATA_DIR', ask: () => room(config) },
    ...(databaseUrl ? [] : [{ name: 'BACKUP_DIR', ask: () => backupFolder(config) }]),
    { name: 'DATABASE_URL', ask: () => database(config) },
    { name: 'RESIDENT_IDENTITY_ISSUER', ask: () => issuer(residentIdentity, config) },
    { name: 'STAFF_IDENTITY_ISSUER', ask: () => issuer(staffIdentity, config) },
    { name: 'PAYMENT_BASE_URL', ask: () => reachable(payment.baseUrl) },
    { name: 'LINE_CHANNEL_ACCESS_TOKEN', ask: () => lineToken(line) },
    { name: 'MAIL_HOST', ask: () => mailServer(config.mail) },
    { name: 'POST_BASE_URL', ask: () => reachable(post.baseUrl) },
    ...(mynaportal.isConnected ? [{ name: 'MYNAPORTAL_BASE_URL', ask: () => reachable(mynaportal.baseUrl) }] : []),
    ...(linkage ? [{ name: 'LINKAGE_BASE_URL', ask: () => reachable(linkage.baseUrl) }] : []),
    ...(clamd ? [{ name: 'CLAMD_ADDRESS', ask: () => scanner(clamd) }] : []),
  ]
}

export const failedOf = (error: unknown): string =>
  error instanceof AggregateError
    ? error.errors.map(failedOf).join(', ')
    : error instanceof Error
      ? error.message
      : String(error)

const patience = () => AbortSignal.timeout(10_000)

function publicUrl({ publicUrl: address, env }: Config): Promise<string> {
  const { protocol, pathname, hostname } = new URL(address)
  if (env === 'production' && protocol !== 'https:')
    return refuse('must begin with https:; a proxy ends TLS before the program')
  if (pathname !== '/') return refuse('must be a host of its own, without a path')
  if (/^[\d.]+$|:/.test(hostname)) return refuse('must be a name: passkeys refuse addresses of numbers')
  return Promise.resolve(address)
}

const leastBytes = 20e9

function room({ dataDir, databaseUrl }: Config): Promise<string> {
  mkdirSync(dataDir, { recursive: true })
  writeProbe(dataDir)
  const { bavail, bsize } = statfsSync(dataDir)
  const gigabytes = `${((bavail * bsize) / 1e9).toFixed(0)} GB free`
  const isEnough = bavail * bsize >= (databaseUrl ? leastBytes / 4 : leastBytes)
  return isEnough ? Promise.resolve(`${dataDir}, ${gigabytes}`) : refuse(`${dataDir} has only ${gigabytes}`)
}

/** On the disk of the data itself a backup helps against mistakes, not against a broken disk: said, not refused. */
function backupFolder({ backupDir, dataDir }: Config): Promise<string> {
  if (!backupDir) return refuse('is not set: nothing is kept. Give a folder, best on another disk')
  if (!existsSync(backupDir))
    return refuse(`${backupDir}: there is no such folder. Make it, or mount the disk that holds it`)
  writeProbe(backupDir)
  const isApart = statSync(backupDir).dev !== statSync(dataDir).dev
  return Promise.resolve(
    isApart ? backupDir : `${backupDir}, WARNING: on the same disk as DATA_DIR, lost together with it`,
  )
}

function writeProbe(folder: string): void {
  const probe = join(folder, `.probe-${randomUUID()}`)
  writeFileSync(probe, '', { mode: 0o600 })
  rmSync(probe)
}

async function database({ databaseUrl, databaseOwnerUrl }: Config): Promise<string> {
  if (!databaseUrl) return 'our own PostgreSQL below DATA_DIR'
  await refuseUnfit(databaseOwnerUrl ?? databaseUrl)
  return 'answers, UTF-8, finds Japanese words'
}

/** The provider describes itself under the very name that we were given, and our clocks agree. OpenID Connect Discovery 1.0 §4. */
async function issuer({ issuer: address }: Config['staffIdentity'], { env }: Config): Promise<string> {
  const answer = await fetch(`${address.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: patience(),
    redirect: 'error',
  })
  if (!answer.ok) return refuse(`${address} answers ${answer.status} when asked for its description`)
  const described = (await answer.json()) as Record<string, unknown>
  if (described['issuer'] !== address)
    return refuse(`it calls itself ${String(described['issuer'])}; give exactly this`)
  const endpoints = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'].map((name) => String(described[name]))
  if (env === 'production' && endpoints.some((endpoint) => !endpoint.startsWith('https:')))
    return refuse('an endpoint of it is not https:')
  const seconds = Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now()) / 1000
  if (seconds > 60)
    return refuse(`our clock and its differ by ${Math.round(seconds)} s; tokens would be refused. Set the clock (NTP)`)
  return `${address}${Number.isNaN(seconds) ? '' : `, clocks differ by ${seconds.toFixed(0)} s`}`
}

/** Messaging API, "Get bot info": no message, no cost. */
async function lineToken({ baseUrl, channelAccessToken }: Config['line']): Promise<string> {
  const answer = await fetch(`${baseUrl}/v2/bot/info`, {
    headers: { authorization: `Bearer ${channelAccessToken}` },
    signal: patience(),
    redirect: 'error',
  })
  if (answer.status === 401)
    return refuse('LINE does not know this token; issue a new one in the LINE Developers console')
  if (!answer.ok) return refuse(`LINE answers ${answer.status}`)
  return 'LINE knows the token'
}

async function mailServer({ host, port }: Config['mail']): Promise<string> {
  const transport = nodemailer.createTransport({
    host,
    port,
    secure: port === 465,
    ignoreTLS: host === '127.0.0.1',
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
  })
  try {
    await transport.verify()
    return `${host}:${port} takes mail from here`
  } finally {
    transport.close()
  }
}

/** EICAR's harmless file must be found and an empty page must not. */
async function scanner(address: NonNullable<Config['clamd']>): Promise<string> {
  const scan = clamdScanner(address)
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
  if ((await scan(Buffer.from('page'))) !== 'clean')
    return refuse('clamd does not answer, or calls everything infected')
  if ((await scan(Buffer.from(eicar))) !== 'infected')
    return refuse('clamd does not know the test virus: load its signatures')
  return `${address.host}:${address.port} finds the test virus`
}

/** That somebody listens there. What it says is a matter of its contract and of a first real payment or letter. */
function reachable(address: string): Promise<string> {
  const { hostname, port, protocol, host } = new URL(address)
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname,
      port: Number(port) || (protocol === 'https:' ? 443 : 80),
      timeout: 10_000,
    })
    const end = (done: () => void) => {
      socket.destroy()
      done()
    }
    socket.once('connect', () => end(() => resolve(`${host} can be reached`)))
    socket.once('timeout', () => end(() => reject(new Error(`${host} does not answer within 10 seconds`))))
    socket.once('error', (error) => end(() => reject(new Error(`${host} cannot be reached: ${failedOf(error)}`))))
  })
}

const refuse = (words: string): Promise<never> => Promise.reject(new Error(words))
