import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { HouseholdMember, RegisteredAddress } from '#modules/people/index.ts'
import { authored, type Lang } from '#platform/i18n/index.ts'
import type { Id, PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'

/** The invented household in whose name people practise; the first of it is the one who asks. */
export type PracticeHousehold = {
  members: readonly HouseholdMember[]
  address: RegisteredAddress
  /** What the first of them is called in a text, read aloud where kanji have to be. */
  who: Readonly<Record<Lang, string>>
}

const practiceSchema = z.strictObject({
  address: z.strictObject({ postcode: z.string(), address: z.string(), lines: z.array(z.string()).min(1) }),
  /** The first one's name in Latin letters. */
  english: z.string(),
  household: z
    .array(
      z.strictObject({
        name: z.string(),
        kana: z.string(),
        birthDate: z.iso.date().transform((day) => ({ isKnown: true as const, date: Temporal.PlainDate.from(day) })),
        sex: z.enum(['male', 'female']),
        relation: z.string(),
      }),
    )
    .min(1),
})

/** From the ward's `practice.json`, read once; `undefined` where the ward has none and there is no practice. */
export function practiceHousehold({ config }: Pick<House, 'config'>): PracticeHousehold | undefined {
  if (!known.has(config)) known.set(config, read(config))
  return known.get(config)
}

const known = new WeakMap<House['config'], PracticeHousehold | undefined>()

function read({ root, profile }: House['config']): PracticeHousehold | undefined {
  const file = join(root, 'profiles', profile, 'practice.json')
  if (!existsSync(file)) return undefined
  const { address, english, household } = practiceSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const members = household.map((member, index) => ({
    ...member,
    personId: idOfMember(index + 1),
    kanaIsOfficial: false,
    alias: null,
    aliasKana: null,
    formerSurname: null,
    formerSurnameKana: null,
    isForeign: false,
  }))
  const [self] = household
  const read = self ? authored(withReading(self)) : ''
  return { members, address, who: { ja: read, easy: read, en: self ? `${english} (${self.name})` : '' } }
}

const withReading = ({ name, kana }: { name: string; kana: string }): string => {
  const readings = kana.split(' ').map((word) => word.replaceAll(/[ァ-ヶ]/g, toHiragana))
  return name
    .split(' ')
    .map((word, index) => `｜${word}《${readings[index] ?? ''}》`)
    .join(' ')
}

const toHiragana = (katakana: string): string => String.fromCharCode(katakana.charCodeAt(0) - 0x60)

// In no register: version 8 of RFC 9562, which we give to nobody else.
const idOfMember = (number: number): PersonId =>
  `00000000-0000-8000-8000-${String(number).padStart(12, '0')}` as Id<'person'>
