// Writes sbom.json: every package that running needs, as CycloneDX, by npm from the lockfile. `--stdout` prints it instead.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const all = execFileSync(
  process.platform === 'win32' ? 'npm.cmd' : 'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'],
  { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'inherit'] },
)
// `--omit dev` would leave out what a tool needs too, zod for one; the lockfile says which packages only tools need.
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const needed = new Set(
  Object.entries(packages)
    .filter(([, one]) => !one.dev)
    .map(([path, one]) => `${one.name ?? path.split('node_modules/').at(-1)}@${one.version}`),
)
const bom = JSON.parse(all)
bom.components = bom.components.filter(({ name, version }) => needed.has(`${name}@${version}`))
const refs = new Set([bom.metadata.component['bom-ref'], ...bom.components.map((one) => one['bom-ref'])])
bom.dependencies = bom.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }))
const made = `${JSON.stringify(bom, null, 2)}\n`

if (process.argv.includes('--stdout')) process.stdout.write(made)
else {
  writeFileSync(join(root, 'sbom.json'), made)
  console.log(`sbom.json: ${bom.components.length} packages`)
}
