// The voices of the house from the slices of @fontsource: a browser loads only those a page needs, by unicode-range.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

// Slices from 58 on hold the characters of daily use, the ones before it the rare ones.
const isDaily = (slice) => !/^\d+$/.test(slice) || Number(slice) >= 58
const isJapaneseOrLatin = (slice) => /^\d+$/.test(slice) || slice === 'latin'

const voices = [
  { family: 'BIZ UDPGothic', folder: 'biz-udpgothic', weight: 400, holds: isDaily },
  { family: 'BIZ UDPGothic', folder: 'biz-udpgothic', weight: 700, holds: isDaily },
  { family: 'BIZ UDPMincho', folder: 'biz-udpmincho', weight: 700, holds: isDaily },
  // 𠮷 and other rare characters of names, which the other two lack.
  {
    family: 'Noto Sans JP',
    folder: 'noto-sans-jp',
    weight: 400,
    holds: (slice) => /^\d+$/.test(slice) && !isDaily(slice),
  },
]

/** The `@font-face` rules; `emit` writes a font file and returns its address. */
export async function fontStylesheet(root, emit) {
  const faces = []
  for (const { family, folder, weight, holds } of voices) {
    const home = join(root, 'node_modules/@fontsource', folder)
    for (const { slice, range } of slicesOf(await readFile(join(home, `${weight}.css`), 'utf8'), folder)) {
      if (!isJapaneseOrLatin(slice) || !holds(slice)) continue
      const name = `${folder}-${slice}-${weight}.woff2`
      const file = join(home, `files/${folder}-${slice}-${weight}-normal.woff2`)
      faces.push(
        readFile(file)
          .then((bytes) => emit(name, bytes))
          .then((address) => fontFace(family, weight, address, range)),
      )
    }
  }
  return (await Promise.all(faces)).join('\n')
}

const fontFace = (family, weight, file, range) =>
  `@font-face{font-family:"${family}";font-weight:${weight};font-display:optional;src:url(${file})format("woff2");unicode-range:${range}}`

const slicesOf = (css, folder) =>
  [...css.matchAll(/files\/([a-z0-9-]+)-\d+-normal\.woff2[\s\S]*?unicode-range:\s*([^;]+);/g)].map(
    ([, name, range]) => ({
      slice: name.slice(folder.length + 1),
      range,
    }),
  )
