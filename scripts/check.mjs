// Types, lint, format, unused code, module boundaries; then the texts that a language still lacks.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const folders = ['src', 'demo', 'test', 'bench', 'scripts'].filter((folder) => existsSync(folder))
const checks = {
  types: ['typescript-7/bin/tsc', '-p', '.'],
  lint: ['oxlint/bin/oxlint', '--type-aware', ...folders],
  format: ['@biomejs/biome/bin/biome', 'format', ...folders],
  'unused code': ['knip/bin/knip.js', '--no-config-hints'],
  boundaries: ['vitest/vitest.mjs', 'run', '--project', 'house', 'src/architecture.test.ts'],
  texts: [new URL('missing-texts.mjs', import.meta.url).pathname],
}

const failed = Object.entries(checks).filter(([name, [program, ...args]]) => {
  const began = performance.now()
  const file = program.startsWith('/') ? program : `node_modules/${program}`
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (status !== 0 || name === 'texts') process.stdout.write(`${stdout}${stderr}`)
  return status !== 0
})

process.exitCode = failed.length > 0 ? 1 : 0
process.disconnect?.()
