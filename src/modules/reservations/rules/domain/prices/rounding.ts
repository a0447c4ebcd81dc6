import type { Tariff } from '../data/tariff.ts'

/** To whole units as the rules say; a thousandth of a yen is the computer's and no fraction. */
export function rounded(amount: number, { unit, to }: Tariff['rounding']): number {
  const units = Math.round((amount / unit) * 1000) / 1000
  const whole = { down: Math.floor, up: Math.ceil, nearest: Math.round }[to](units)
  return whole * unit
}
