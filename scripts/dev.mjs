// Rebuilds when a source file changes and starts the house again.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { buildAssets } from './build-assets.mjs'
import { buildPrograms } from './build-programs.mjs'

const root = process.cwd()
let child = start()
let timer
let building = Promise.resolve()

for (const folder of ['src', 'demo']) watch(join(root, folder), { recursive: true }, soon)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end())
process.once('disconnect', () => void end())

function soon() {
  clearTimeout(timer)
  timer = setTimeout(() => {
    building = building.then(rebuild)
  }, 200)
}

async function rebuild() {
  try {
    await Promise.all([buildPrograms(root), buildAssets(root)])
  } catch {
    return // esbuild has said what is wrong; the old program goes on.
  }
  await stop()
  child = start()
}

function start() {
  return spawn(process.execPath, ['--enable-source-maps', join(root, '.build', 'cli.js'), 'start'], {
    detached: true,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
}

function stop() {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  return ended
}

async function end() {
  await stop()
  process.exit(0)
}
