import pino, { type DestinationStream } from 'pino'
import { describeError } from './describe-error.ts'
import { type LogFields, pickFields } from './log-fields.ts'

export type { LogFields } from './log-fields.ts'

/** Messages are constants in English; whatever varies is a field of `LogFields`, and personal text is neither. */
export type Logger = {
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
  /** A logger whose lines all carry `fields`. */
  child(fields: LogFields): Logger
}

type Settings = { env: string; logLevel?: string | undefined }

/** Logs JSON lines to standard output (silent in tests unless a destination is given). Fields outside the allow-list are dropped. */
export function createLogger(settings: Settings, destination?: DestinationStream): Logger {
  const level = settings.logLevel ?? (settings.env === 'test' && !destination ? 'silent' : 'info')
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return loggerOf(destination ? pino(options, destination) : pino(options))
}

function loggerOf(lines: pino.Logger): Logger {
  return {
    info: (fields, message) => lines.info(printable(fields), constant(message)),
    warn: (fields, message) => lines.warn(printable(fields), constant(message)),
    error: (fields, message) => lines.error(printable(fields), constant(message)),
    child: (fields) => loggerOf(lines.child(printable(fields))),
  }
}

function printable(fields: LogFields): Record<string, unknown> {
  const kept = pickFields(fields)
  if (fields.err !== undefined) kept.error = describeError(fields.err)
  return kept
}

// A message built from data would carry digits or other characters sooner or later.
const constant = (message: string) =>
  /^[A-Za-z][A-Za-z ,.;:'()/_-]{0,119}$/.test(message) ? message : 'message withheld'
