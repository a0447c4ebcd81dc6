import type { Logger } from '#platform/telemetry/index.ts'

/** Says nothing. */
export const silentLog: Logger = { info() {}, warn() {}, error() {}, child: () => silentLog }
