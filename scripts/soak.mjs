// `npm run soak`: bundles test/soak/main.ts and runs it; arguments go on to it.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { programOptions } from './build-programs.mjs'

// Beside .build/cli.js, so that the root is found one folder up.
await build({ ...programOptions(process.cwd()), entryPoints: { soak: 'test/soak/main.ts' } })
const { status } = spawnSync(process.execPath, [join('.build', 'soak.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
process.disconnect?.()
