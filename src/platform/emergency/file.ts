import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type EmergencyState, emergencyStateSchema } from './text.ts'

export const emergencyFile = (dataDir: string): string => join(dataDir, 'emergency.json')

/** What this machine knew last: it is there before the database is. Empty when there is none or it cannot be read. */
export function readEmergencyFile(dataDir: string): EmergencyState {
  try {
    const read = emergencyStateSchema.safeParse(JSON.parse(readFileSync(emergencyFile(dataDir), 'utf8')))
    return read.success ? read.data : {}
  } catch {
    return {}
  }
}

/** Whole or not at all: a reader never sees half of it. Throws when the disk takes nothing. */
export function writeEmergencyFile(dataDir: string, state: EmergencyState): void {
  const file = emergencyFile(dataDir)
  mkdirSync(dirname(file), { recursive: true })
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, JSON.stringify(state), { mode: 0o640 })
  renameSync(fresh, file)
}
