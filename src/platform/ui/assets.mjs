// Stylesheets, fonts and the mark, for scripts/build.mjs. Plain JavaScript: it runs before anything is compiled.
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { transform } from 'esbuild'
import { fontStylesheet } from './fonts.mjs'

const here = dirname(fileURLToPath(import.meta.url))

const common = [
  'styles/tokens.css',
  'styles/base.css',
  'styles/layout.css',
  'page/way.css',
  'components/link/link.css',
  'components/button/button.css',
  'components/picture/picture.css',
  'components/feedback/feedback.css',
  'components/lists/lists.css',
  'components/tables/tables.css',
  'components/application/receipt.css',
]
const course = ['page/masthead.css', 'components/lists/course.css']
const last = ['styles/utilities.css']

/** Which parts make which stylesheet. A page links the sheet of its realm and the others that it needs. */
export const stylesheets = {
  'resident.css': [...common, ...course, 'components/application/steps.css', ...last],
  'staff.css': [...common, 'components/staff/staff.css', ...last],
  'simulator.css': [...common, ...course, 'page/simulator.css', ...last],
  'forms.css': ['components/form/form.css', 'components/fields/fields.css', 'components/choices/choices.css'],
  'home.css': ['components/home/home.css'],
  'gallery.css': ['gallery/gallery.css'],
  'print.css': ['styles/print.css'],
}

/**
 * Writes stylesheets, fonts and the mark into the folder `out`: names carry a hash of the content, `.br` and `.gz` stand
 * beside what compresses. Returns the manifest: `resident.css` → `/assets/resident.4f2a91c3de.css`.
 */
export async function buildAssets({ root, out }) {
  await mkdir(out, { recursive: true })
  const manifest = {}
  const emit = async (name, content, compress = true) => {
    const file = hashed(name, content)
    manifest[name] = `/assets/${file}`
    await writeFile(join(out, file), content)
    if (compress) await writeCompressed(join(out, file), content)
    return file
  }
  await emit('mark.svg', await readFile(join(here, 'page/mark.svg')))
  const tokens = await readTokens(root)
  for (const [name, parts] of Object.entries(stylesheets)) await emit(name, await stylesheet(parts, tokens))
  const fonts = await fontStylesheet(root, async (name, content) => {
    const file = await emit(name, content, false)
    delete manifest[name]
    return file
  })
  await emit('fonts.css', (await minify(fonts)).code)
  return manifest
}

async function stylesheet(parts, tokens) {
  const sources = await Promise.all(parts.map((part) => readFile(join(here, part), 'utf8')))
  return (await minify(withTokens(sources.join('\n'), tokens))).code
}

const minify = (css) =>
  transform(css, { loader: 'css', minify: true, target: ['chrome105', 'safari15.4', 'firefox121'] })

const withTokens = (css, tokens) =>
  css.replaceAll(/var\((--color-[\w-]+)\)/g, (_, name) => {
    if (!tokens.has(name)) throw new Error(`no such design token: ${name}`)
    return tokens.get(name)
  })

async function readTokens(root) {
  const css = await readFile(join(root, 'node_modules/@digital-go-jp/design-tokens/dist/tokens.css'), 'utf8')
  return new Map([...css.matchAll(/(--color-[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]))
}

function hashed(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  return name.replace(/(\.\w+)$/, `.${hash}$1`)
}

async function writeCompressed(file, content) {
  const bytes = Buffer.from(content)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, quality))
  await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
}
