/** Rights over the hand-over to the core system. */
export const corePermissions = {
  /** Export, say what has been entered, read results, compare: never both halves of one entry. */
  handOver: 'procedures.core.hand-over',
} as const
