// Writes sbom.json: every package that running needs, as CycloneDX, by npm from the lockfile. `--stdout` prints it instead.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const made = execFileSync(
  process.platform === 'win32' ? 'npm.cmd' : 'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'],
  { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'inherit'] },
)
if (process.argv.includes('--stdout')) process.stdout.write(made)
else {
  writeFileSync(join(root, 'sbom.json'), made)
  console.log(`sbom.json: ${JSON.parse(made).components.length} packages`)
}
