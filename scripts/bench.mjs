// `npm run bench -- NAME`: bundles bench/NAME.ts and runs it; without a name, all of them one after the other.
// With --write the figures also go into docs/operations/figures.md.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { programOptions } from './build-programs.mjs'

const root = process.cwd()
const given = process.argv.slice(2)
const args = given.filter((one) => one.startsWith('--'))
const wanted = given.find((one) => !one.startsWith('--'))
const names = globSync('bench/*.ts')
  .map((file) => basename(file, '.ts'))
  .filter((name) => !wanted || name === wanted)
if (names.length === 0) {
  console.error(wanted ? `there is no bench/${wanted}.ts` : 'there is nothing in bench/')
  process.exit(2)
}
// Beside .build/cli.js, so that the root is found one folder up.
const entryPoints = Object.fromEntries(names.map((name) => [`bench-${name}`, `bench/${name}.ts`]))
await build({ ...programOptions(root), entryPoints })
if (names.includes('audit-cost')) await buildAuditedHouses()
for (const name of names) {
  console.log(`\n== ${name}`)
  const { status } = spawnSync(process.execPath, [join('.build', `bench-${name}.js`), ...args], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
process.disconnect?.()

/** The same house twice: as it is, and with an audit that writes nothing. Only here can it be switched off. */
async function buildAuditedHouses() {
  const silent = {
    name: 'silent-audit',
    setup(builder) {
      const contents = 'export const recordAudit = () => Promise.resolve()\nexport const recordAudits = recordAudit'
      builder.onLoad({ filter: /platform\/audit\/record\.ts$/ }, () => ({ contents, loader: 'ts' }))
    },
  }
  const house = 'bench/running/audited-house.ts'
  await build({ ...programOptions(root), entryPoints: { 'bench-house-with-audit': house } })
  const { plugins, ...options } = programOptions(root)
  const entryPoints = { 'bench-house-without-audit': house }
  await build({ ...options, entryPoints, plugins: [silent, ...plugins] })
}
