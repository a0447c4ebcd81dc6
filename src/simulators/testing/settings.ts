import { resolve } from 'node:path'
import type { SimulatorSettings } from '../settings.ts'

/** Settings of the simulators' own tests: any free port, fixed secrets. */
export const settingsForTests: SimulatorSettings = {
  root: resolve(import.meta.dirname, '../../..'),
  port: 0,
  appUrl: 'http://localhost:3140',
  resident: { clientId: 'madoguchi', clientSecret: 'resident-secret' },
  staff: { clientId: 'madoguchi-staff', clientSecret: 'staff-secret' },
  paymentApiKey: 'payment-key',
  paymentCallbackSecret: 'callback-secret',
  lineToken: 'line-token',
  lineChannelSecret: 'line-secret',
  lineWebhookSeconds: 10,
  mynaportalKey: 'mynaportal-key',
  linkageKey: 'linkage-key',
  linkagePseudonymKey: 'linkage-pseudonym-key',
  open311Key: 'open311-key',
  demoSecret: 'demo-secret',
}
