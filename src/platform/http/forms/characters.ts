/** Longest text of any field; schemas set their own, smaller limits. */
export const longestText = 20_000

/** What makes a typed text unusable, whatever the field asks for; `undefined` when it is fine. Counts characters as a person does not: UTF-16 units. */
export function flawOf(text: string): 'control_character' | 'broken_character' | 'too_long' | undefined {
  if (text.length > longestText) return 'too_long'
  if (controls.test(text)) return 'control_character'
  if (!text.isWellFormed() || text.includes('\ufffd') || noncharacters.test(text)) return 'broken_character'
  return undefined
}

/** What can be shown again in the field: everything but the characters that `flawOf` refuses. */
export const showable = (text: string): string =>
  text.slice(0, longestText).toWellFormed().replace(allControls, '').replace(allNoncharacters, '')

// Tabs and line ends are typing; NUL and its kin are not, and PostgreSQL has no NUL in text.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/
// Unicode 17 §23.7: noncharacters. The texts mark furigana with some of them, so input must never carry any.
const noncharacters = /\p{Noncharacter_Code_Point}/u
const allControls = new RegExp(controls, 'g')
const allNoncharacters = new RegExp(noncharacters, 'gu')
