import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/** The programs: name in .build → source. */
const programs = {
  cli: 'src/cli.ts',
  simulators: 'src/simulators/main.ts',
  'read-html': 'src/modules/pages/keeping/import/reader-process.ts',
}

/** Bundles our code; packages stay in node_modules. */
export async function buildPrograms(root) {
  const entryPoints = Object.fromEntries(
    Object.entries(programs).filter(([, source]) => existsSync(join(root, source))),
  )
  const { outputFiles } = await build({ ...programOptions(root), entryPoints, write: false })
  for (const { path, contents } of outputFiles) {
    writeFileSync(`${path}.new`, contents)
    renameSync(`${path}.new`, path)
  }
}

export const programOptions = (root) => ({
  absWorkingDir: root,
  outdir: join(root, '.build'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node26',
  plugins: [bundleWhatIsPure],
  sourcemap: 'linked',
  logLevel: 'warning',
})

// Pure ESM of many files loads several times faster from one file. The others read files beside themselves or are CommonJS.
const pure = [
  'hono',
  '@hono/node-server',
  'kysely',
  'zod',
  'jose',
  'openid-client',
  'oauth4webapi',
  'uqr',
  '@line/bot-sdk',
]

const bundleWhatIsPure = {
  name: 'bundle-what-is-pure',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./#]/ }, ({ path, kind }) => {
      if (kind === 'entry-point' || pure.some((name) => path === name || path.startsWith(`${name}/`))) return undefined
      return { path, external: true }
    })
  },
}
