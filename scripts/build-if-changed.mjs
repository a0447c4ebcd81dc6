import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { step } from './step.mjs'

/** Builds when a file that goes into the build is newer than the last build, or was added or taken away. */
export async function buildIfChanged(root, node) {
  const inputs = inputsOf(root)
  const stamp = join(root, '.build', 'inputs')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return
  await step('組み立てています  building', () => build(root, node, inputs))
}

function build(root, node, inputs) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [join(root, 'scripts', 'build.mjs'), inputs], { cwd: root, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('The build failed; see above.'))))
  })
}

/** One hash over path, size and time of every source file. */
function inputsOf(root) {
  const hash = createHash('sha256')
  for (const folder of ['src', 'demo', 'scripts']) addFolder(hash, join(root, folder))
  for (const file of ['package-lock.json', 'package.json', 'tsconfig.json']) addFile(hash, join(root, file))
  return hash.digest('hex')
}

function addFolder(hash, folder) {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) addFolder(hash, join(folder, entry.name))
    else if (!/\.(test\.tsx?|sql|md)$/.test(entry.name)) addFile(hash, join(folder, entry.name))
  }
}

function addFile(hash, file) {
  const { size, mtimeMs } = statSync(file)
  hash.update(`${file}\0${size}\0${mtimeMs}\n`)
}
