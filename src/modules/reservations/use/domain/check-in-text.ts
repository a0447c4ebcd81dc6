/** `k3f9-7QX2mPlA0_s`: the serial of a reservation, and what only this house can have written after it. */
export const writeCheckInText = (serial: number, mark: string): string => `${serial.toString(36)}-${mark}`

/** The parts of a code as it was typed, read by a scanner, or stands at the end of an address; `undefined`: none. */
export function readCheckInText(text: string): { serial: number; mark: string } | undefined {
  const match = /(?:^|[/=])([0-9a-z]{1,6})-([\w-]{11})$/.exec(text.trim())
  const [, serial, mark] = match ?? []
  const number = Number.parseInt(serial ?? '', 36)
  return mark && number > 0 && number <= 2_147_483_647 ? { serial: number, mark } : undefined
}
