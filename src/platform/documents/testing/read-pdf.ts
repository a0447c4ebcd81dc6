import { inflateSync } from 'node:zlib'

/** What a test reads out of a PDF of ours: the words as a viewer copies them, line by line, and the structure's tags. */
export type PdfContent = {
  text: string
  pages: number
  tags: ReadonlySet<string>
  fonts: readonly string[]
  /** Of type, in points, as used. */
  sizes: ReadonlySet<number>
  source: string
}

/** Reads the PDFs that this folder writes (classic xref, Flate streams, Identity-H fonts with ToUnicode); nothing else. */
export function readPdf(bytes: Uint8Array): PdfContent {
  const objects = objectsOf(Buffer.from(bytes))
  const heads = [...objects.values()].map(({ head }) => head)
  const fonts = fontsOf(objects)
  const pages = heads.filter((head) => /\/Type \/Page\b/.test(head))
  const text = pages.map((page) => pageText(objects, fonts, page)).join('\n')
  const tags = new Set(
    heads.filter((head) => /\/P \d+ 0 R/.test(head)).flatMap((head) => /\/S \/(\w+)/.exec(head)?.[1] ?? []),
  )
  const names = heads.flatMap(
    (head) => /\/Subtype \/Type0[\s\S]*?\/BaseFont \/[A-Z]{6}\+([\w-]+)/.exec(head)?.[1] ?? [],
  )
  const sizes = new Set(
    [...objects.values()].flatMap(({ stream }) =>
      [...(stream?.toString('latin1') ?? '').matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size)),
    ),
  )
  return { text, pages: pages.length, tags, fonts: names, sizes, source: heads.join('\n') }
}

type PdfObject = { head: string; stream?: Buffer }

function objectsOf(file: Buffer): Map<number, PdfObject> {
  const text = file.toString('latin1')
  const start = Number(/startxref\s+(\d+)/.exec(text.slice(-200))?.[1])
  const entries = [...text.slice(start).matchAll(/^(\d{10}) \d{5} ([fn])/gm)]
  const objects = new Map<number, PdfObject>()
  entries.forEach(([, offset, kind], number) => {
    if (kind === 'n') objects.set(number, objectAt(file, text, Number(offset)))
  })
  return objects
}

function objectAt(file: Buffer, text: string, offset: number): PdfObject {
  const end = text.indexOf('endobj', offset)
  const streamAt = text.indexOf('stream\n', offset)
  if (streamAt < 0 || streamAt > end) return { head: text.slice(offset, end) }
  const head = text.slice(offset, streamAt)
  const from = streamAt + 'stream\n'.length
  const raw = file.subarray(from, from + Number(/\/Length (\d+)/.exec(head)?.[1]))
  return { head, stream: head.includes('FlateDecode') ? inflateSync(raw) : raw }
}

type CharacterMap = Map<number, string>

/** Character maps by the name that pages use, /F1. */
function fontsOf(objects: ReadonlyMap<number, PdfObject>): Map<string, CharacterMap> {
  const fonts = new Map<string, CharacterMap>()
  for (const { head } of objects.values()) {
    for (const [, name = '', number] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(number))?.head ?? '')?.[1]
      const map = objects.get(Number(unicode))?.stream
      if (map) fonts.set(name, charactersOf(map.toString('latin1')))
    }
  }
  return fonts
}

function charactersOf(map: string): CharacterMap {
  const characters: CharacterMap = new Map()
  for (const [, from = '0', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    ;[...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], index) => {
      characters.set(
        Number.parseInt(from, 16) + index,
        Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      )
    })
  }
  return characters
}

function pageText(
  objects: ReadonlyMap<number, PdfObject>,
  fonts: ReadonlyMap<string, CharacterMap>,
  page: string,
): string {
  const contents = objects.get(Number(/\/Contents (\d+) 0 R/.exec(page)?.[1]))?.stream?.toString('latin1') ?? ''
  let font: CharacterMap | undefined
  const lines: string[] = []
  for (const [, name, shown] of contents.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name)
    else lines.push(decode(shown ?? '', font))
  }
  return lines.join('\n')
}

const decode = (shown: string, font: CharacterMap | undefined): string =>
  [...shown.matchAll(/<([0-9a-f]+)>/gi)]
    .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    .map((code) => font?.get(Number.parseInt(code, 16)) ?? '\uFFFD')
    .join('')
