import type { Catalogue } from '../../record/index.ts'

/** Offices to which some rule gives reports, and the one that sees the rest. */
export const officeKeysOf = ({ routing, settings }: Pick<Catalogue, 'routing' | 'settings'>): string[] => [
  ...new Set([...routing.map(({ office }) => office), settings.office]),
]
