/**
 * Whether a text holds what may not be written down here: an individual number (12 digits with the right check digit) or
 * a 住民票コード (11). Full width digits, spaces and hyphens between them are seen through. A telephone number begins with
 * 0 or +, so eleven such digits are none. Never log the text.
 * 根拠: 番号法 第20条; 行政手続における特定の個人を識別するための番号の利用等に関する法律施行令 第8条 (検査用数字).
 */
export const holdsGuardedNumber = (text: string): boolean =>
  (fold(text).match(runs) ?? []).some((run) => isGuarded(run))

/** The text with every such number blotted out, and otherwise as it is. */
export function maskGuardedNumbers(text: string): string {
  const masked = text.replace(runs, blotted)
  // Digits in circles and the like are seen only when they are folded.
  return holdsGuardedNumber(masked) ? fold(masked).replace(runs, blotted) : masked
}

const runs = /[+＋]?[\d０-９](?:[ 　\-‐‑‒–—―−ー－]?[\d０-９])*/g

const blotted = (run: string): string => (isGuarded(run) ? '●'.repeat(run.length) : run)

const fold = (text: string): string => text.normalize('NFKC').replace(/[‐‑‒–—―−ー－]/g, '-')

function isGuarded(run: string): boolean {
  const digits = fold(run).replace(/[ -]/g, '')
  if (digits.startsWith('+')) return false
  const isOne = digits.length === 12 || (digits.length === 11 && !digits.startsWith('0'))
  return isOne && hasCheckDigit(digits)
}

/** The last digit as the ministry counts it: weights 2 to 7, then 2 to 6, from the right; modulus 11. */
export function guardCheckDigit(digits: string): number {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const weight = index < 6 ? index + 2 : index - 4
    return total + Number(digit) * weight
  }, 0)
  return sum % 11 <= 1 ? 0 : 11 - (sum % 11)
}

const hasCheckDigit = (digits: string): boolean => guardCheckDigit(digits.slice(0, -1)) === Number(digits.at(-1))
