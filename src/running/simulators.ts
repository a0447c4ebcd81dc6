import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#platform/config/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import type { Logger } from '#platform/telemetry/index.ts'
import { simulatorEnvironment } from '../simulators/settings.ts'
import { type Child, superviseChild } from './child.ts'

/** The outside world of demo and test, on the next port, as a process of its own. */
export function startSimulators(config: Config, profile: Profile, log: Logger): Child {
  const file = join(config.root, '.build', 'simulators.js')
  if (!existsSync(file)) return { ready: Promise.resolve(), stop: () => Promise.resolve() }
  return superviseChild({ file, env: environmentOf(config, profile), log, isReady: () => answers(config.port + 1) })
}

function environmentOf(config: Config, profile: Profile): Record<string, string> {
  return simulatorEnvironment({
    root: config.root,
    port: config.port + 1,
    mailPort: config.port + 2,
    appUrl: config.publicUrl,
    resident: config.residentIdentity,
    staff: config.staffIdentity,
    paymentApiKey: config.payment.apiKey,
    mynaportalKey: config.mynaportal.apiKey,
    paymentCallbackSecret: config.payment.callbackSecret,
    lineToken: config.line.channelAccessToken,
    lineChannelSecret: config.line.channelSecret,
    linkageKey: config.linkage?.key ?? '',
    linkagePseudonymKey: config.linkage?.pseudonymKey ?? '',
    open311Key: config.open311.simulated?.key ?? '',
    demoSecret: config.demoSecret,
    profile: config.profile,
    wardName: profile.name,
    rankTitles: profile.rankTitles,
  })
}

async function answers(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000), redirect: 'manual' })
    return true
  } catch {
    return false
  }
}
