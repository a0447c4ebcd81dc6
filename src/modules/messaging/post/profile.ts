import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { House } from '#platform/module/index.ts'
import { type LetterWishes, needsHands } from './domain/notice-letter.ts'

/** `letter-printing.json` of a profile: who prints the letters of notices. */
const printingSchema = z.strictObject({
  /** Key of the office that prints, and that enters what comes back. */
  office: z.string(),
  /** `office`: every letter; `post-house`: those with a wish that it cannot fulfil. */
  printedBy: z.enum(['office', 'post-house']),
  source: z.string(),
  /** false = 要確認. */
  confirmed: z.boolean(),
})

export type Printing = z.infer<typeof printingSchema>

/** `undefined`: the office prints no letters. */
export function printingOf({ config }: Pick<House, 'config'>): Printing | undefined {
  if (!known.has(config)) known.set(config, read(config))
  return known.get(config)
}

/** Who prints a letter with these wishes. */
export function wayOf(house: House, wishes: LetterWishes): 'office' | 'post-house' {
  const printing = printingOf(house)
  return printing && (printing.printedBy === 'office' || needsHands(wishes)) ? 'office' : 'post-house'
}

const known = new WeakMap<House['config'], Printing | undefined>()

function read({ root, profile }: House['config']): Printing | undefined {
  const file = join(root, 'profiles', profile, 'letter-printing.json')
  return existsSync(file) ? printingSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}
