import sharp from 'sharp'
import { type Face, outlineOf } from '#platform/documents/index.ts'
import { icons } from './icons.ts'
import { cells, size } from './layout.ts'
import type { MenuArea, MenuProfile } from './profile.ts'

/** Raised when the drawing changes, so that menus are made anew. */
export const drawingVersion = 1

/** The picture of a rich menu as PNG: thin rules, one line drawing and two lines of words in each of the six areas. */
export function drawMenu({ colours }: MenuProfile, areas: readonly MenuArea[], filled?: MenuArea): Promise<Buffer> {
  const { width, height } = size
  const rules = [width / 3, (width * 2) / 3]
    .map((x) => `<path d="M${x} 60V${height - 60}" />`)
    .concat(`<path d="M60 ${height / 2}H${width - 60}" />`)
  const tiles = cells.map((cell, index) => {
    const area = areas[index]
    return area ? tile(area, cell, colours, area === filled) : ''
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="${colours.ground}"/>
    <g fill="none" stroke="${colours.rule}" stroke-width="4">${rules.join('')}</g>${tiles.join('')}</svg>`
  return sharp(Buffer.from(svg)).png({ palette: true, compressionLevel: 9 }).toBuffer()
}

type Cell = (typeof cells)[number]

function tile(
  { icon, label, note }: MenuArea,
  { x, y, width, height }: Cell,
  colours: MenuProfile['colours'],
  isFilled: boolean,
): string {
  const middle = x + width / 2
  const side = 110
  const ink = isFilled ? colours.onBrand : colours.ink
  const ground = `<rect x="${x + 16}" y="${y + 16}" width="${width - 32}" height="${height - 32}" rx="12" fill="${colours.brand}"/>`
  return `${isFilled ? ground : ''}
    <g transform="translate(${middle - side / 2} ${y + 62}) scale(${side / 24})" fill="none" stroke="${isFilled ? colours.onBrand : colours.brand}"
      stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="${icons[icon]}"/></g>
    ${words(label, 'gothic-bold', 50, middle, y + 268, width - 56, ink)}
    ${words(note, 'gothic', 34, middle, y + 330, width - 56, isFilled ? colours.onBrand : colours.meta)}`
}

/** Centred, and smaller where the place is narrow. */
function words(
  text: string,
  face: Face,
  wanted: number,
  middle: number,
  y: number,
  most: number,
  colour: string,
): string {
  const { width } = outlineOf(text, face, wanted)
  const fitting = width > most ? (wanted * most) / width : wanted
  const outline = outlineOf(text, face, fitting)
  return `<path transform="translate(${middle - outline.width / 2} ${y})" d="${outline.path}" fill="${colour}"/>`
}
