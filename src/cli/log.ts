import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import type { Config } from '#platform/config/index.ts'
import { createLogger, type Logger } from '#platform/telemetry/index.ts'

/** In production lines go to standard output; in the demo to a file, so that the terminal stays readable. */
export function openLog(config: Config): Logger {
  if (config.env === 'production') return createLogger(config)
  mkdirSync(config.dataDir, { recursive: true })
  return createLogger(config, pino.destination({ dest: logFile(config), sync: true, mode: 0o600 }))
}

export const logFile = (config: Config): string => join(config.dataDir, 'madoguchi.log')
