import { type Simulators, type StartOptions, startSimulators } from '../start.ts'
import { settingsForTests } from './settings.ts'

/**
 * Starts the outside world in a test's process on free ports. `settings` are the environment variables with which a
 * house finds it: `testHouse({ settings: simulators.settings })`.
 */
export const startTestSimulators = async (
  options: Partial<StartOptions> = {},
): Promise<Simulators & { settings: Record<string, string> }> => {
  const chosen = { ...settingsForTests, mailPort: 0, ...options }
  const simulators = await startSimulators(chosen)
  const { url, mailPort } = simulators
  const settings = {
    PUBLIC_URL: chosen.appUrl,
    RESIDENT_IDENTITY_ISSUER: `${url}/identity`,
    RESIDENT_IDENTITY_CLIENT_ID: chosen.resident.clientId,
    RESIDENT_IDENTITY_CLIENT_SECRET: chosen.resident.clientSecret,
    STAFF_IDENTITY_ISSUER: `${url}/staff-identity`,
    STAFF_IDENTITY_CLIENT_ID: chosen.staff.clientId,
    STAFF_IDENTITY_CLIENT_SECRET: chosen.staff.clientSecret,
    PAYMENT_BASE_URL: url,
    PAYMENT_API_KEY: chosen.paymentApiKey,
    PAYMENT_CALLBACK_SECRET: chosen.paymentCallbackSecret,
    LINE_BASE_URL: `${url}/line`,
    LINE_CHANNEL_ACCESS_TOKEN: chosen.lineToken,
    LINE_CHANNEL_SECRET: chosen.lineChannelSecret,
    MAIL_PORT: String(mailPort ?? ''),
    POST_BASE_URL: url,
    MYNAPORTAL_BASE_URL: url,
    MYNAPORTAL_API_KEY: chosen.mynaportalKey,
    OPEN311_BODIES: JSON.stringify({
      'metropolitan-roads': { url: `${url}/open311/metropolitan-roads/v2/`, key: chosen.open311Key },
    }),
    LINKAGE_BASE_URL: url,
    LINKAGE_KEY: chosen.linkageKey,
    LINKAGE_PSEUDONYM_KEY: chosen.linkagePseudonymKey,
  }
  return { ...simulators, settings }
}
