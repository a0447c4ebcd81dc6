import { loadConfig } from '#platform/config/index.ts'
import { momentAfter, newerOf, readEmergencyFile, writeEmergencyFile } from '#platform/emergency/index.ts'
import { CannotStart } from './failure.ts'

const usage = 'npm run emergency -- on | off | status'

/**
 * `madoguchi emergency on | off | status`: throws the switch on this machine, also while the database is away. Running
 * processes see it within a second; those on other machines as soon as the database is back.
 */
export function emergency(root: string, [wanted = 'status']: readonly string[]): Promise<void> {
  const { dataDir } = loadConfig(process.env, root)
  const known = readEmergencyFile(dataDir)
  if (wanted === 'on' || wanted === 'off') {
    if (wanted === 'on' && !known.text)
      throw new CannotStart('emergency: this machine knows no text yet. The office writes one at /staff/emergency')
    const at = momentAfter(known).toString()
    writeEmergencyFile(dataDir, newerOf(known, { switch: { at, isOn: wanted === 'on' } }))
  } else if (wanted !== 'status') throw new CannotStart(`emergency: ${usage}`)
  const { text, switch: thrown } = readEmergencyFile(dataDir)
  process.stdout.write(
    `switch ${thrown?.isOn ? 'on' : 'off'}${thrown ? ` since ${thrown.at}` : ''}; text ${text ? `of ${text.at}: ${text.texts.ja.title}` : 'none'}\n`,
  )
  return Promise.resolve()
}
