import { relative } from 'node:path'
import { type Config, loadConfig } from '#platform/config/index.ts'
import { type RunningHouse, runHouse, type Step } from '../main.ts'
import { requireFreePorts } from '../running/ports.ts'
import { logFile, openLog } from './log.ts'
import { untilAskedToStop } from './signals.ts'

/** `madoguchi start`: runs until asked to stop, then closes everything in order. */
export async function start(root: string): Promise<void> {
  const began = performance.now()
  const config = loadConfig(process.env, root)
  await requireFreePorts(config)
  const asked = untilAskedToStop()
  const running = await runHouse(config, openLog(config), tell)
  say(welcome(config, running, performance.now() - began))
  await asked
  say('\n終了しています… Closing…')
  await running.close()
  say('終了しました。Closed.')
  // What is left now are timers of libraries.
  process.exit(0)
}

const say = (text: string) => process.stdout.write(`${text}\n`)

const words: Record<Step, string> = {
  database: 'データベースを用意しています  database',
  migrations: '表を用意しています  migrations',
  seed: '見本のまちを用意しています  demo',
  simulators: '',
  http: '',
  worker: '',
}

const told = new Set<Step>()
function tell(step: Step): void {
  if (words[step] && !told.has(step)) say(`・${words[step]}`)
  told.add(step)
}

function welcome(config: Config, { database, migrated, port }: RunningHouse, milliseconds: number): string {
  const { embedded } = database
  const lines = [
    '',
    port ? `窓口が開きました  ${config.publicUrl}` : '裏方が動いています  worker is running',
    ...(port ? [`  職員の机  staff desk       ${config.publicUrl}/staff`] : []),
    ...(port && config.simulatorsUrl ? [`  シミュレーター  simulators  ${config.simulatorsUrl}`] : []),
    `  データベース  database     ${embedded ? `${howStarted[embedded.how]} ${shown(config, embedded.folder)}` : 'DATABASE_URL'}${migrated.length > 0 ? `（${migrated.length} migrations）` : ''}`,
    ...(config.env === 'production' ? [] : [`  記録  log                  ${shown(config, logFile(config))}`]),
    `  ${(milliseconds / 1000).toFixed(1)} s. 終了は Ctrl-C  Ctrl-C stops everything`,
    '',
  ]
  return lines.join('\n')
}

const howStarted = {
  new: 'PostgreSQL（新しく用意 new）',
  started: 'PostgreSQL',
  adopted: 'PostgreSQL（前回の続き adopted）',
  shared: 'PostgreSQL（別のプロセスと共有 shared）',
} as const

function shown({ root }: Config, path: string): string {
  const inside = relative(root, path)
  return inside.startsWith('..') ? path : inside
}
