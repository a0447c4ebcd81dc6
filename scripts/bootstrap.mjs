// Runs on any Node >= 20 with nothing installed: brings what is missing, then goes on under the pinned runtime.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfChanged } from './build-if-changed.mjs'
import { forward } from './forward.mjs'
import { install } from './install.mjs'
import { runtime } from './runtime.mjs'
import { workerFlags } from './worker-flags.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)

const house = (name) => ({ tools: false, run: (args) => [join(root, '.build', 'cli.js'), name, ...args] })
const script = (file, ...first) => ({ tools: true, run: (args) => [join(root, 'scripts', file), ...first, ...args] })

const commands = {
  start: house('start'),
  migrate: house('migrate'),
  seed: house('seed'),
  'import-register': house('import-register'),
  'import-pages': house('import-pages'),
  token: house('token'),
  backup: house('backup'),
  restore: house('restore'),
  init: house('init'),
  emergency: house('emergency'),
  'verify-audit': house('verify-audit'),
  doctor: house('doctor'),
  'search-eval': house('search-eval'),
  dev: script('dev.mjs'),
  test: script('test.mjs'),
  'test:a11y': script('test.mjs', '--only=a11y'),
  screenshots: script('screenshots.mjs'),
  check: script('check.mjs'),
  bench: script('bench.mjs'),
  soak: script('soak.mjs'),
  sbom: script('sbom.mjs'),
}

const [name = 'start', ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  console.error(`unknown command ${name}; there are: ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}

try {
  await install(root, { tools: command.tools })
  const node = runtime(root)
  if (name !== 'check') await buildIfChanged(root, node)
  // Without --enable-source-maps, which costs a quarter of the idle memory; `npm run dev` has it.
  const flags = name === 'start' && process.env.MADOGUCHI_ROLE === 'worker' ? workerFlags : []
  const child = spawn(node, [...flags, ...command.run(args)], {
    cwd: root,
    // Apart from the terminal: signals come through us, once.
    detached: true,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(root, '.build', 'compile-cache'),
      PATH: `${dirname(node)}:${process.env.PATH ?? ''}`,
    },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  process.exitCode = await forward(child)
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
