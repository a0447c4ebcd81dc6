/** 受託: what of a contract of the profile says who may be given work, and when. */
type Contract = { employer: string; offices: readonly string[]; from: string; until: string }

/** Companies whose contract covers this office on that day, each once. */
export function companiesFor(
  contracts: readonly Contract[] | undefined,
  officeKey: string,
  on: Temporal.PlainDate,
): string[] {
  const day = on.toString()
  const covering = (contracts ?? []).filter(
    ({ offices, from, until }) => offices.includes(officeKey) && from <= day && day <= until,
  )
  return [...new Set(covering.map(({ employer }) => employer))]
}
