import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'

/** BIZ UD fonts for everything they have; Noto Sans JP for the rest, such as 𠮷. All are OFL and embedded as subsets. */
export type Face = 'mincho' | 'mincho-bold' | 'gothic' | 'gothic-bold' | 'fallback'

const files: Record<Face, string> = {
  mincho: '@expo-google-fonts/biz-udpmincho/400Regular/BIZUDPMincho_400Regular.ttf',
  'mincho-bold': '@expo-google-fonts/biz-udpmincho/700Bold/BIZUDPMincho_700Bold.ttf',
  gothic: '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf',
  'gothic-bold': '@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf',
  fallback: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
}

const bytesOf = new Map<Face, Buffer>()

/**
 * A font for one document. The parsed tables are shared, which saves most of the work; the glyphs are not: fontkit keeps
 * with each glyph the characters that it was first asked for, and those go into the document's text, so a glyph shared
 * between documents would carry one person's characters into another's.
 */
export function openFont(face: Face): fontkit.Font {
  const base = parsed.get(face) ?? parse(readFont(face))
  parsed.set(face, base)
  const ownGlyphs: PropertyDescriptor = { value: {}, writable: true }
  // A view on the base: `_glyphs` is the cache of fontkit's TTFFont; everything it makes from it hangs on the view too.
  return Object.create(base, { _glyphs: ownGlyphs }) as fontkit.Font // parse edge: Object.create is untyped
}

const parsed = new Map<Face, fontkit.Font>()

/** Read once per process; about 5 MB each. */
function readFont(face: Face): Buffer {
  const known = bytesOf.get(face)
  if (known) return known
  const bytes = readFileSync(createRequire(import.meta.url).resolve(files[face]))
  bytesOf.set(face, bytes)
  return bytes
}

function parse(bytes: Buffer): fontkit.Font {
  const font = fontkit.create(bytes)
  if (!('layout' in font)) throw new Error('a font collection is not a font')
  return font
}

const shared = new Map<Face, fontkit.Font>()

/** For measuring and asking only; nothing of it goes into a document. */
export function sharedFont(face: Face): fontkit.Font {
  const known = shared.get(face)
  if (known) return known
  const font = parse(readFont(face))
  shared.set(face, font)
  return font
}
