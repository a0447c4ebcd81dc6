/** `k3f9-7QX2mPlA0_s`: the serial of a reservation, and what only this house can have written after it. */
export const writeCode = (serial: number, mark: string): string => `${serial.toString(36)}-${mark}`

/** The parts of a code as it stands in an address or was read by a scanner; `undefined` for anything else. */
export function readCode(text: string): { serial: number; mark: string } | undefined {
  const match = /(?:^|\/)([0-9a-z]{1,7})-([0-9A-Za-z_-]{11})$/.exec(text.trim())
  const serial = match?.[1] && Number.parseInt(match[1], 36)
  return match?.[2] && serial && serial <= 2_147_483_647 ? { serial, mark: match[2] } : undefined
}
