// Stylesheets, fonts and the mark, for scripts/build.mjs. Plain JavaScript: it runs before anything is compiled.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
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
  'simulator.css': [...common, ...course, ...last],
  'devices.css': ['page/devices.css'],
  'forms.css': ['components/form/form.css', 'components/fields/fields.css', 'components/choices/choices.css'],
  'home.css': ['components/home/home.css'],
  'gallery.css': ['gallery/gallery.css'],
  'print.css': ['styles/print.css'],
}

/**
 * Makes stylesheets, fonts and the mark. `emit(name, contents)` writes one file under a hashed name and returns its address.
 * Returns the addresses that pages ask for: `resident.css` → `/assets/resident-4f2a91c3.css`.
 */
export async function makeAssets(root, emit) {
  const tokens = await readTokens(root)
  const fonts = await fontStylesheet(root, emit)
  const made = [
    ['mark.svg', await readFile(join(here, 'page/mark.svg'))],
    ['fonts.css', await minify(fonts)],
    ...(await Promise.all(
      Object.entries(stylesheets).map(async ([name, parts]) => [name, await stylesheet(parts, tokens)]),
    )),
  ]
  return Promise.all(made.map(async ([name, contents]) => [name, await emit(name, contents)]))
}

async function stylesheet(parts, tokens) {
  const sources = await Promise.all(parts.map((part) => readFile(join(here, part), 'utf8')))
  return minify(withTokens(sources.join('\n'), tokens))
}

async function minify(css) {
  const { code } = await transform(css, {
    loader: 'css',
    minify: true,
    target: ['chrome105', 'safari15.4', 'firefox121'],
  })
  return code
}

const withTokens = (css, tokens) =>
  css.replaceAll(/var\((--color-[\w-]+)\)/g, (_, name) => {
    if (!tokens.has(name)) throw new Error(`no such design token: ${name}`)
    return tokens.get(name)
  })

async function readTokens(root) {
  const css = await readFile(join(root, 'node_modules/@digital-go-jp/design-tokens/dist/tokens.css'), 'utf8')
  return new Map([...css.matchAll(/(--color-[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]))
}
