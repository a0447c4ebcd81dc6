import { bodyOf } from '#platform/http/forms/body.ts'
import type { Ctx } from '#platform/http/index.ts'
import { type Asked, askedOf } from '../reading/query.ts'

/** What was posted: texts by name, from the body before the address, and pictures under whatever name. */
export type Posted = { asked: Asked; all: (name: string) => string[]; names: readonly string[]; files: readonly File[] }

/** `media`, `media[]`, `photo1` …: programs do not agree, and a form of ours holds no other files. */
export async function readPosted(c: Ctx): Promise<Posted> {
  const texts = new URLSearchParams(new URL(c.req.url).search)
  const files: File[] = []
  for (const [name, value] of await bodyOf(c)) {
    if (typeof value === 'string') texts.append(name, clean(value))
    else if (value.size > 0) files.push(value)
  }
  return {
    asked: askedOf(texts),
    all: (name) =>
      texts
        .getAll(name)
        .map((value) => value.trim())
        .filter((value) => value !== ''),
    names: [...new Set(texts.keys())],
    files,
  }
}

// What is no text (Unicode 17 §23.7, C0 and C1) says nothing and must not reach pages, whose readings it would mark.
const noText = /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/gu

const clean = (text: string): string => text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(noText, '')
