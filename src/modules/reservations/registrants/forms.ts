import { z } from 'zod'
import { field } from '#platform/http/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { paperKinds } from './actions/desk/verify.ts'

export const groupForm = z.object({
  name: field.text(100),
  kana: field.text(200),
  organisation: z.string().default(''),
})

export const codeForm = z.object({ code: field.text(60) })
export const acceptForm = z.object({ show: field.ticked() })
export const inviteForm = z.object({ role: field.choice(['deputy', 'member']) })
export const mailForm = z.object({ mailRole: field.choice(['deputy', 'member']), address: field.text(254) })

const links = field.choice(['lives', 'works', 'studies', 'none']).transform((link) => (link === 'none' ? null : link))

export const namedForm = z.object({
  name: field.text(100),
  kana: field.text(200),
  birth: field.day(parseWareki),
  town: field.text(100),
  link: links,
  disabled: field.ticked(),
  agreed: field.mustTick(),
})

export const ownForm = z.object({
  works: field.ticked(),
  studies: field.ticked(),
  disabledSelf: field.ticked(),
  show: field.ticked(),
})

export const handOverForm = z.object({ successor: field.text(40) })
export const renewalForm = z.object({ seen: z.string().max(50_000).default(''), sure: field.mustTick() })
export const endForm = z.object({ sure: field.mustTick() })

// The counter ---------------------------------------------------------------------------------

const paper = field.choice(paperKinds)

export const counterForm = z.object({
  name: field.text(100),
  kana: field.text(200),
  birth: field.day(parseWareki),
  town: field.text(100),
  link: links,
  disabled: field.ticked(),
  paper,
})

export const seenForm = z.object({ fact: field.text(40), paper })
export const droppedForm = z.object({ dropped: field.text(40) })
export const residenceForm = z.object({ inhabitant: field.text(40), inhabitantPaper: paper })
export const representativeForm = z.object({ successor: field.text(40) })

const heard = field.choice(['oral', 'written', 'none', 'urgent'])

export const refusalForm = z.object({ refusalGround: field.text(60), refusalReason: field.text(1000) })
export const suspensionForm = z.object({
  suspensionGround: field.text(60),
  suspensionReason: field.text(1000),
  from: field.day(parseWareki),
  last: field.day(parseWareki),
  heard,
})
export const liftingForm = z.object({ liftingReason: field.text(1000) })
export const revocationForm = z.object({
  revocationGround: field.text(60),
  revocationReason: field.text(1000),
  revocationHeard: heard,
})

export const grantForm = z.object({
  grant: field.text(60),
  grantFrom: field.day(parseWareki),
  // The last day is typed; kept is the day after it. Empty: no end.
  grantLast: z
    .string()
    .default('')
    .transform((typed, context) => {
      if (typed.trim() === '') return null
      const day = parseWareki(typed)
      if (day) return day.add({ days: 1 })
      context.addIssue({ code: 'custom', message: 'not_a_date' })
      return z.NEVER
    }),
  grantReason: field.text(500),
})
export const grantEndForm = z.object({ grant: field.text(40) })
