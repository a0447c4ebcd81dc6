import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { step } from './step.mjs'

/** Installs with `npm ci` when something that is needed is not there in the locked version. `tools`: also what only tests need. */
export async function install(root, { tools }) {
  if (isComplete(root, tools)) return
  if (isLink(join(root, 'node_modules'))) {
    console.error('node_modules is a link and not what package-lock.json says; going on with it.')
    return
  }
  const what = tools ? 'テストの道具もふくめて、依存パッケージ' : '依存パッケージ'
  await step(`${what}を入れています  installing packages`, () => npmCi(root, tools))
}

function npmCi(root, tools) {
  // Nothing that we run needs an install script: the binaries come in packages, links are made at start.
  const args = [
    'ci',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    tools ? '--include=dev' : '--omit=dev',
  ]
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    const stop = (signal) => child.kill(signal)
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    child.once('error', reject)
    child.once('exit', (code) => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      if (code === 0) {
        writeFileSync(stampOf(root), installed(root, tools))
        resolve()
      } else reject(new Error('依存パッケージを入れられませんでした。 npm ci failed; see its message above.'))
    })
  })
}

/** Either we installed exactly this, or npm's own record of what lies in node_modules says what package-lock.json says. */
function isComplete(root, tools) {
  const stamp = existsSync(stampOf(root)) ? readFileSync(stampOf(root), 'utf8') : ''
  if (stamp === installed(root, true) || (!tools && stamp === installed(root, false))) return true
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const found = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.devOptional || (entry.dev && !tools)) return true
    if (entry.optional && !isForHere(entry)) return true
    return found[path]?.version === entry.version && existsSync(join(root, path, 'package.json'))
  })
}

// Below node_modules: whoever removes that removes this.
const stampOf = (root) => join(root, 'node_modules', '.madoguchi-installed')

function installed(root, tools) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${lock} ${tools ? 'with' : 'without'} tools for ${process.platform}-${process.arch}\n`
}

/** Optional packages are needed only when made for this system; those for one C library npm chooses itself. */
function isForHere({ os = [], cpu = [], libc }) {
  return !libc && os.includes(process.platform) && cpu.includes(process.arch)
}

function isLink(path) {
  return existsSync(path) && lstatSync(path).isSymbolicLink()
}
