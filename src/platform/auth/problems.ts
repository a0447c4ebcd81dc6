/** What can stop a sign-in or a signature on the way back from the identity provider. */
const problems = [
  'refused',
  'unknown_attempt',
  'unproven',
  'closed',
  'signature_unproven',
  'signature_other_person',
] as const

export type Problem = (typeof problems)[number]

export const isProblem = (text: string | undefined): text is Problem => problems.some((problem) => problem === text)
