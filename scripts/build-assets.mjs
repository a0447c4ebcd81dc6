import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'esbuild'
import { makeAssets } from '../src/platform/ui/assets.mjs'

/**
 * Styles and fonts: what src/platform/ui/assets.mjs makes.
 * Islands: each islands/*.ts(x) of a module or the platform → islands/NAME.js. The service worker. Files of src/platform/ui/public as they are.
 * Old files stay: a process that still runs serves them.
 */
export async function buildAssets(root) {
  const folder = join(root, '.build', 'assets')
  const manifest = {}
  const options = { ...assetOptions(root, folder), write: false, metafile: true }
  const { outputFiles, metafile } = await build({ ...options, entryPoints: entries(root) })
  await Promise.all(outputFiles.map(({ path, contents }) => writeAsset(path, contents)))
  for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (!entryPoint) continue
    const name = logicalName(entryPoint)
    manifest[name] = `/assets/${relative(folder, join(root, output))}`
  }
  for (const [name, href] of await copyPublic(root, folder)) manifest[name] = href
  // A worker of its own file, as it came: the island of the map in tiles names it.
  const worker = readFileSync(join(root, 'node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs'))
  manifest['map-worker.js'] = await emitter(folder)('map-worker.js', worker)
  for (const [name, href] of await makeAssets(root, emitter(folder))) manifest[name] = href
  writeFileSync(join(folder, 'manifest.json.new'), JSON.stringify(manifest, null, 2))
  renameSync(join(folder, 'manifest.json.new'), join(folder, 'manifest.json'))
}

function entries(root) {
  const find = (patterns) => globSync(patterns, { cwd: root }).filter((file) => !file.includes('.test.'))
  return [
    ...find(['src/{platform,modules}/*/islands/*.{ts,tsx}']).map((file) => ({
      in: file,
      out: join('islands', basename(file, extname(file))),
    })),
    { in: 'src/platform/ui/worker/service-worker.ts', out: 'service-worker' },
  ]
}

function logicalName(entryPoint) {
  const name = `${basename(entryPoint, extname(entryPoint))}.js`
  return entryPoint.includes('/islands/') ? `islands/${name}` : name
}

const assetOptions = (root, folder) => ({
  absWorkingDir: root,
  outdir: folder,
  bundle: true,
  minify: true,
  // Old phones: no Temporal in the browser, no newer syntax.
  target: ['es2022', 'chrome100', 'safari15.4', 'firefox100'],
  format: 'esm',
  entryNames: '[dir]/[name]-[hash]',
  logLevel: 'warning',
})

async function copyPublic(root, folder) {
  const home = join(root, 'src/platform/ui/public')
  const files = globSync('**/*.*', { cwd: home })
  const emit = emitter(folder)
  return Promise.all(files.map(async (name) => [name, await emit(name, readFileSync(join(home, name)))]))
}

const emitter = (folder) => async (name, contents) => {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8)
  const target = join(dirname(name), `${basename(name, extname(name))}-${hash}${extname(name)}`)
  await writeAsset(join(folder, target), contents)
  return `/assets/${target}`
}

const compressible = new Set(['.css', '.js', '.svg', '.webmanifest'])

/** The name carries the hash of the content, so a file that is there is right. */
async function writeAsset(path, contents) {
  if (existsSync(path)) return
  await mkdir(dirname(path), { recursive: true })
  if (compressible.has(extname(path))) {
    // The last per cents of half a megabyte take seconds of everybody's first start.
    const quality = contents.length > 300_000 ? 9 : constants.BROTLI_MAX_QUALITY
    const best = { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }
    await writeFile(`${path}.br`, await promisify(brotliCompress)(contents, best))
    await writeFile(`${path}.gz`, await promisify(gzip)(contents, { level: 9 }))
  }
  await writeFile(path, contents)
}
