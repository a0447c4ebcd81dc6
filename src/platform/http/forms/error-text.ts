import type { z } from 'zod'
import type { Ctx } from '../env.ts'
import { httpTexts } from '../text/index.ts'

/** Words an error code (`too_long:200`) in the page's language. A message of the schema's own is passed on. */
export function wordError(c: Ctx, message: string, issue?: z.core.$ZodIssue): string {
  const texts = httpTexts(c.get('lang'))
  const [code, first, second] = message.split(':')
  switch (code) {
    case 'required':
      return texts.fieldRequired
    case 'choose':
      return texts.fieldChoose
    case 'tick':
      return texts.fieldTick
    case 'choose_file':
      return texts.fieldChooseFile
    case 'file_too_large':
      return texts.fieldFileTooLarge(Number(first))
    case 'too_long':
      return first ? texts.fieldTooLong(Number(first)) : texts.fieldMuchTooLong
    case 'not_a_number':
      return texts.fieldNotANumber
    case 'not_a_date':
      return texts.fieldNotADate
    case 'out_of_range':
      return texts.fieldOutOfRange(Number(first), Number(second))
    case 'control_character':
    case 'broken_character':
      return texts.fieldBrokenCharacter
  }
  // zod's own words are for developers: only texts that a schema gave itself are shown.
  return issue && issue.code !== 'custom' && /^(Invalid|Too|Unrecognized|Required)/.test(message)
    ? texts.fieldInvalid
    : message
}
