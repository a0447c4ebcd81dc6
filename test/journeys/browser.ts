import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

/** How to start a browser here, or why none starts. */
export type BrowserFound = { executable?: string; env?: Record<string, string> } | { missing: string }

// Not the package's own flags: those switch off web security. No sandbox, because tests also run as root.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** `more` flags are for what most tests do without: drawing in three dimensions. */
export function launch({ executable, env }: Candidate, more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    args: [...flags, ...more],
    timeout: 30_000,
    // Playwright keeps the signals; ours come from the test runner.
    handleSIGINT: false,
    ...(executable ? { executablePath: executable } : { channel: 'chrome' }),
    ...(env && { env: { ...definedEnvironment(), ...env } }),
  })
}

type Candidate = Exclude<BrowserFound, { missing: string }>

/**
 * Tries the packaged Chromium with the system's libraries, then with its own, then an installed Chrome; or only what
 * MADOGUCHI_BROWSER names. Call once per run.
 */
export async function findBrowser(root: string): Promise<BrowserFound> {
  const reasons: string[] = []
  const chosen = process.env.MADOGUCHI_BROWSER
  const candidates = chosen ? [{ executable: chosen }] : await knownBrowsers(root, reasons)
  for (const candidate of candidates) {
    try {
      const browser = await launch(candidate)
      await browser.close()
      return candidate
    } catch (error) {
      reasons.push(firstLine(error))
    }
  }
  return { missing: reasons.join('; ') }
}

async function knownBrowsers(root: string, reasons: string[]): Promise<Candidate[]> {
  const packaged = await unpack(root).catch((error: unknown) => void reasons.push(firstLine(error)))
  if (!packaged) return [{}]
  const executable = join(packaged, 'chromium')
  const own = { LD_LIBRARY_PATH: join(packaged, 'al2023', 'lib'), FONTCONFIG_PATH: join(packaged, 'fonts') }
  return [{ executable }, { executable, env: own }, {}]
}

/** Unpacks the packaged Chromium once per version, into a folder of our own: the package would take any that lies in the temporary directory. */
async function unpack(root: string): Promise<string> {
  const home = join(root, 'node_modules', '@sparticuz', 'chromium')
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('no packaged Chromium for this system')
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const folder = join(root, '.data', `chromium-${version}`)
  if (existsSync(folder)) return folder
  const half = `${folder}.${process.pid}`
  mkdirSync(half, { recursive: true })
  const program = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    // This variable makes the package also unpack the libraries that a bare system lacks.
    env: { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  })
  try {
    renameSync(half, folder)
  } catch {
    rmSync(half, { recursive: true, force: true }) // Another run was first.
  }
  return folder
}

const firstLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split('\n')[0] ?? ''

const definedEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
