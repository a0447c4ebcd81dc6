// Stylesheets, fonts and the mark, for scripts/build.mjs. Plain JavaScript: it runs before anything is compiled.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import { fontStylesheets } from './fonts.mjs'

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
]
const course = [
  'page/masthead.css',
  'components/lists/answers.css',
  'components/lists/course.css',
  'components/application/receipt.css',
]
const last = ['styles/utilities.css']

/** Sheets that hold the tokens: one for each profile, `nerima-resident.css`. */
export const sheetsOfProfile = ['resident.css', 'staff.css', 'simulator.css']

/** Which parts make which stylesheet. A page links the sheet of its realm and the others that it needs. */
export const stylesheets = {
  'resident.css': [...common, ...course, 'components/application/steps.css', ...last],
  'staff.css': [...common, 'components/staff/staff.css', ...last],
  'simulator.css': [...common, ...course, ...last],
  'counter.css': ['components/staff/counter.css'],
  'devices.css': ['page/devices.css', 'page/phone.css', 'page/flex-message.css'],
  'emergency.css': ['page/emergency-band.css'],
  'forms.css': ['components/form/form.css', 'components/fields/fields.css', 'components/choices/choices.css'],
  'search.css': ['components/search/search.css', 'page/reading-bar.css'],
  'results.css': ['components/search/results.css'],
  'home.css': ['components/home/home.css'],
  'reading.css': ['styles/reading.css'],
  'aloud.css': ['page/aloud.css'],
  'prose.css': ['components/prose/prose.css'],
  'gallery.css': ['gallery/gallery.css'],
  'map.css': ['components/map/map.css'],
  'reports.css': ['components/reports/reports.css'],
  'vacancies.css': ['components/vacancies/vacancies.css'],
  'blur.css': ['components/photos/blur.css'],
  'closures.css': ['components/closures/closures.css'],
  'sheet.css': ['components/staff/sheet.css'],
  'queue.css': ['components/staff/queue.css'],
  'upkeep.css': ['components/staff/upkeep.css'],
  'campaigns.css': ['components/staff/campaigns.css'],
  'report-desk.css': ['components/staff/report-desk.css'],
  'work.css': ['components/staff/work.css'],
  'page-desk.css': ['components/staff/page-desk.css'],
  'filing.css': ['components/report/filing.css'],
  'print.css': ['styles/print.css'],
}

/**
 * Makes stylesheets, fonts and the mark. `emit(name, contents)` writes one file under a hashed name and returns its address.
 * Returns the addresses that pages ask for: `forms.css` → `/assets/forms-4f2a91c3.css`.
 */
export async function makeAssets(root, emit) {
  const tokens = await readTokens(root)
  const fonts = Object.entries(await fontStylesheets(root, emit))
  const shared = Object.entries(stylesheets).filter(([name]) => !sheetsOfProfile.includes(name))
  const made = [
    ...(await Promise.all(fonts.map(async ([name, faces]) => [name, await minify(faces)]))),
    ...(await Promise.all(shared.map(async ([name, parts]) => [name, await stylesheet(parts, tokens)]))),
    ...(await ofProfiles(root, tokens)),
  ]
  return Promise.all(made.map(async ([name, contents]) => [name, await emit(name, contents)]))
}

/** What carries a municipality's colours, for every profile: the operator chooses one when the office starts. */
async function ofProfiles(root, tokens) {
  const profiles = await readdir(join(root, 'profiles'), { withFileTypes: true })
  const names = profiles.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const made = names.map(async (profile) => {
    const colours = await coloursOf(root, profile, tokens)
    const own = new Map([...tokens, ...colours])
    const mark = await readFile(join(here, 'page/mark.svg'), 'utf8')
    return [
      [`${profile}-mark.svg`, withTokens(mark, own)],
      ...(await Promise.all(
        sheetsOfProfile.map(async (name) => [`${profile}-${name}`, await stylesheet(stylesheets[name], own)]),
      )),
    ]
  })
  return (await Promise.all(made)).flat()
}

/**
 * The colours of `profiles/NAME/colours.json` as tokens, `--profile-light-brand`; `green-900` is a design token. A profile
 * without colours takes those of the first.
 */
export async function coloursOf(root, profile, tokens) {
  const file = join(root, 'profiles', profile, 'colours.json')
  const chosen = existsSync(file) ? file : join(root, 'profiles', 'nerima', 'colours.json')
  const colours = JSON.parse(await readFile(chosen, 'utf8'))
  return Object.entries(colours).flatMap(([scheme, values]) =>
    Object.entries(values).map(([name, value]) => [`--profile-${scheme}-${name}`, valueOf(value, tokens)]),
  )
}

function valueOf(value, tokens) {
  if (/^#[0-9a-f]{6}$/.test(value)) return value
  const token = tokens.get(`--color-primitive-${value}`)
  if (!token) throw new Error(`no such design token: ${value}`)
  return token
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
  css.replaceAll(/var\((--(?:color|profile)-[\w-]+)\)/g, (_, name) => {
    if (!tokens.has(name)) throw new Error(`no such design token: ${name}`)
    return tokens.get(name)
  })

export async function readTokens(root) {
  const css = await readFile(join(root, 'node_modules/@digital-go-jp/design-tokens/dist/tokens.css'), 'utf8')
  return new Map([...css.matchAll(/(--color-[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]))
}
