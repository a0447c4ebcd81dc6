import type { DataField, Module } from './module.ts'
import { platformData } from './platform-data.ts'

/** Zone and confidentiality of a table: 総務省 地方公共団体における情報セキュリティポリシーに関するガイドライン. */
export type TableClass = Pick<DataField, 'zone' | 'confidentiality'>

/** Lowest first. */
const zones = ['internet', 'lgwan', 'mynumber'] as const
const levels = ['1', '2', '3A', '3B', '3C'] as const

/** Tables of the platform and its modules that say nothing about anybody, by the module's schema. */
const withoutPeople: Readonly<Record<string, TableClass>> = Object.fromEntries(
  [
    'messaging.line_account messaging.line_menus',
    'search.salts search.steering',
    'reports.subscription_hits reports.asset_import_lines reports.asset_kinds',
    'reports.merges_carried reports.recurring reports.recurring_counted',
    'reports.assets reports.posted reports.posted_updates reports.forwarded',
    'platform.file_sizes',
    'auth.signin_attempts payments.drawers payments.ledger_accounts people.deputy_ranks people.first_load',
    'people.office_successions people.register_imports platform.clock platform.document_numbers',
    'platform.event_positions platform.migrations platform.rate_limits platform.workers procedures.portal_polls',
    'procedures.disposal_counts procedures.disposal_files procedures.webhook_attempts procedures.portal_statuses messaging.push_arrivals messaging.buckets operations.alerts reservations.keys reservations.sheet_problems platform.audit_leaves platform.audit_nodes platform.audit_pruned',
    'procedures.disposal_counts procedures.disposal_files procedures.webhook_attempts procedures.portal_statuses messaging.push_arrivals messaging.callbacks messaging.callback_news operations.alerts reservations.keys reservations.sheet_problems platform.audit_leaves platform.audit_nodes platform.audit_pruned',
    'procedures.disposal_counts procedures.disposal_files procedures.webhook_attempts procedures.portal_statuses operations.alerts reservations.keys reservations.sheet_problems reservations.joint_bills platform.audit_leaves platform.audit_nodes platform.audit_pruned',
  ]
    .join(' ')
    .split(' ')
    .map((table): [string, TableClass] => [table, { zone: 'internet', confidentiality: '2' }])
    .concat(
      // What the office publishes anyway.
      [
        'people.offices procedures.appointment_calendars procedures.courses procedures.revisions',
        'reservations.facilities reservations.closed_days reservations.atoms reservations.spaces reservations.space_atoms',
        'reservations.neighbours reservations.patterns reservations.pattern_blocks reservations.equipment',
        'reservations.rule_sets reservations.tariffs reservations.places_version',
        'pages.former_slugs',
        'pages.shown_media pages.shown_links pages.outer_links pages.former_addresses pages.imported',
        'search.documents search.head search.reconciled',
        'reports.invented reports.map_counts',
        'reports.monthly reports.counted_months',
      ]
        .join(' ')
        .split(' ')
        .map((table): [string, TableClass] => [table, { zone: 'internet', confidentiality: '1' }]),
    ),
)

/** Each table with the highest zone and the highest confidentiality of its fields. */
export function tableClasses(modules: readonly Module[]): ReadonlyMap<string, TableClass> {
  const classes = new Map<string, TableClass>(Object.entries(withoutPeople))
  for (const field of [...modules.flatMap(({ dataMap }) => dataMap ?? []), ...platformData]) {
    const { zone, confidentiality } = classes.get(field.table) ?? field
    classes.set(field.table, {
      zone: higher(zones, zone, field.zone),
      confidentiality: higher(levels, confidentiality, field.confidentiality),
    })
  }
  return classes
}

/** `schema.table` names in the SQL of a source that lie in a zone above `zone`. */
export const tablesAbove = (
  source: string,
  zone: TableClass['zone'],
  classes: ReadonlyMap<string, TableClass>,
): string[] =>
  [...new Set(source.match(/\b[a-z_]+\.[a-z_]+\b/g) ?? [])].filter((name) => {
    const found = classes.get(name)
    return found !== undefined && zones.indexOf(found.zone) > zones.indexOf(zone)
  })

const higher = <One extends string>(order: readonly One[], left: One, right: One): One =>
  order.indexOf(left) >= order.indexOf(right) ? left : right
