// The voices of the house from the slices of @fontsource: a browser loads only those a page needs, by unicode-range.
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

// Slices from 58 on hold the characters of daily use, the ones before it the rare ones.
const isDaily = (slice) => !/^\d+$/.test(slice) || Number(slice) >= 58
const isJapaneseOrLatin = (slice) => /^\d+$/.test(slice) || slice === 'latin'

const work = 'BIZ UDPGothic'

// Gothics that phones and other small machines have, by weight.
const ownGothics = {
  400: [
    ...['HiraginoSans-W3', 'Hiragino Sans W3', 'HiraKakuProN-W3', 'NotoSansCJKjp-Regular', 'Noto Sans CJK JP'],
    ...['NotoSansJP-Regular', 'Noto Sans JP', 'YuGothic-Medium', 'Meiryo'],
  ],
  700: [
    ...['HiraginoSans-W6', 'Hiragino Sans W6', 'HiraKakuProN-W6', 'NotoSansCJKjp-Bold', 'Noto Sans CJK JP Bold'],
    ...['NotoSansJP-Bold', 'Noto Sans JP Bold', 'YuGothic-Bold', 'Meiryo Bold'],
  ],
}

const voices = [
  { family: work, home: '@fontsource/biz-udpgothic', cut: '400', weight: '400', holds: isDaily },
  { family: work, home: '@fontsource/biz-udpgothic', cut: '700', weight: '700', holds: isDaily },
  { family: 'BIZ UDPMincho', home: '@fontsource/biz-udpmincho', cut: '700', weight: '700', holds: isDaily },
  // 𠮷 and other rare characters of names, which the other two lack. One variable font: a tenth of nine fixed ones.
  {
    family: 'Noto Sans JP',
    home: '@fontsource-variable/noto-sans-jp',
    cut: 'wght',
    weight: '100 900',
    holds: (slice) => /^\d+$/.test(slice) && !isDaily(slice),
  },
]

/**
 * The `@font-face` rules in three sheets: titles and rare names for every device, the voice of work for wide windows, and for
 * narrow ones the device's own gothic, where it has one: a page would ask a phone for forty slices (docs/decisions/0321).
 * `emit` writes a font file and returns its address.
 */
export const fontStylesheets = async (root, emit) => ({
  'fonts.css': await facesOf(root, emit, ({ family }) => family !== work),
  'fonts-wide.css': await facesOf(root, emit, ({ family }) => family === work),
  'fonts-narrow.css': await facesOf(root, emit, ({ family }) => family === work, ownGothics),
})

async function facesOf(root, emit, isWanted, own = {}) {
  const faces = []
  for (const { family, home, cut, weight, holds } of voices.filter(isWanted)) {
    const folder = join(root, 'node_modules', home)
    const name = basename(home)
    for (const { slice, range } of slicesOf(await readFile(join(folder, `${cut}.css`), 'utf8'), name)) {
      if (!isJapaneseOrLatin(slice) || !holds(slice)) continue
      faces.push(
        readFile(join(folder, `files/${name}-${slice}-${cut}-normal.woff2`))
          .then((bytes) => emit(`${name}-${slice}-${cut}.woff2`, bytes))
          .then((address) => fontFace(family, weight, [...(own[weight] ?? []).map(local), web(address)], range)),
      )
    }
  }
  return (await Promise.all(faces)).join('\n')
}

const local = (name) => `local("${name}")`
const web = (address) => `url(${address})format("woff2")`

const fontFace = (family, weight, sources, range) =>
  `@font-face{font-family:"${family}";font-weight:${weight};font-display:optional;src:${sources.join(',')};unicode-range:${range}}`

const slicesOf = (css, name) =>
  [...css.matchAll(/files\/([a-z0-9-]+)-(?:\d+|wght)-normal\.woff2[\s\S]*?unicode-range:\s*([^;]+);/g)].map(
    ([, slice, range]) => ({ slice: slice.slice(name.length + 1), range }),
  )
