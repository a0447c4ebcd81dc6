import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Config, loadConfig } from '#platform/config/index.ts'
import { startTestSimulators } from '#src/simulators/testing.ts'

export const ports = ['identity', 'line', 'mail', 'payment', 'post', 'portal', 'linkage', 'scanner'] as const
export type Port = (typeof ports)[number]

export type Outside = {
  config: Config
  /** The real service answers, not the simulator. */
  isReal: boolean
  /** Who may be written to: the operator's own, or somebody of the demo. */
  mailTo: string
  lineUser: string
  close(): Promise<void>
}

/** The real services that `CONTRACT=line,mail` names; empty: the simulators. */
const real = (process.env.CONTRACT ?? '').split(',').filter(Boolean)

/** Whether this port is asked in this run: all of them at the simulators, or those that were named at their real services. */
export const isAsked = (port: Port): boolean => (real.length === 0 ? port !== 'scanner' : real.includes(port))

/** The outside world as the settings of the environment name it, or as simulators. */
export async function outside(): Promise<Outside> {
  const { root } = inject('cluster')
  const unknown = real.filter((name) => !ports.some((port) => port === name))
  if (unknown.length > 0)
    throw new Error(`CONTRACT: there is no port ${unknown.join(', ')}; there are ${ports.join(', ')}`)
  if (real.length > 0) {
    const { CONTRACT_MAIL_TO: mailTo = '', CONTRACT_LINE_USER: lineUser = '' } = process.env
    if (real.includes('mail') && !mailTo) throw new Error('CONTRACT_MAIL_TO: whose mailbox may get one mail?')
    if (real.includes('line') && !lineUser)
      throw new Error('CONTRACT_LINE_USER: which LINE user id may get one message?')
    return { config: loadConfig(process.env, root), isReal: true, mailTo, lineUser, close: () => Promise.resolve() }
  }
  const simulators = await startTestSimulators()
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-contract-'))
  const config = loadConfig({ ...simulators.settings, MADOGUCHI_ENV: 'test', DATA_DIR: dataDir }, root)
  return {
    config,
    isReal: false,
    mailTo: 'somebody@example.jp',
    lineUser: 'U5a70a4a6b0c14f0f9b0e0f1d2c3b4a01',
    close: () => simulators.stop(),
  }
}
