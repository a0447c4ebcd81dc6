/** What somebody searches the register for; kept in the audit. */
export const searchPurposes = ['duty', 'request-of-person', 'supervision'] as const
export type SearchPurpose = (typeof searchPurposes)[number]
