import { kanjiNumber } from '../domain/address.ts'

/** 町字 as a file has it: 「光が丘二丁目」, 「光が丘２丁目」, 「西大泉町」. */
export function readTown(text: string): { town: string; chome: number | null } {
  const match = /^(.+?)([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})丁目$/.exec(text)
  if (!match) return { town: text, chome: null }
  const [, town = '', number = ''] = match
  return { town, chome: kanjiNumbers.get(number) ?? Number(number.normalize('NFKC')) }
}

const kanjiNumbers = new Map(Array.from({ length: 99 }, (_, index) => [kanjiNumber(index + 1), index + 1]))

export type Block = { ban?: string; go?: string; lot?: string }

/** 番地号表記: 「9番6号」, 「9番」, 「9-6」 are 住居表示; 「1179番地」, 「1179番地2」, 「1179番地の2」 are 地番. */
export function readBlock(text: string): Block | undefined {
  const folded = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[‐‑‒–—―−ーｰ]/g, '-')
  const lot = /^(\d+)番地(?:の?(\d+(?:-\d+)*))?$/.exec(folded)
  if (lot) return { lot: lot[2] ? `${lot[1]}-${lot[2]}` : `${lot[1]}` }
  const [, ban, go] =
    /^(\d+)(?:番(?:(\d+(?:-\d+)*)号)?|-(\d+))?$/.exec(folded.replace(/^(\d+)-(\d+(?:-\d+)*)$/, '$1番$2号')) ?? []
  if (!ban) return undefined
  return go ? { ban, go } : { ban }
}
