/** Rights of the counter. To type is not to decide: contractors hold these, too. */
export const receptionPermissions = {
  /** Receive, type, compare. */
  type: 'procedures.receptions.type',
  /** Say that a case was typed for the wrong person. */
  relink: 'procedures.receptions.relink',
} as const
