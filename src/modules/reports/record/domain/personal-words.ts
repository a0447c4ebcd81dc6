import { maskGuardedNumbers } from '#platform/ids/index.ts'

const covered = '＊＊＊'
const mail = /[\p{L}\p{N}._%+-]+[@＠][\p{L}\p{N}-]+(?:[.．][\p{L}\p{N}-]+)+/gu
// A telephone number has ten or eleven digits and begins with 0, in whatever width and with whatever between.
const phone = /(?<![\d０-９])[0０](?:[-‐‑–—−ー－()（） ]*[\d０-９]){9,10}(?![\d０-９])/gu

/** A text for everybody: telephone numbers, mail addresses and individual numbers in it are covered. */
export const coverPersonal = (text: string): string =>
  maskGuardedNumbers(text).replace(mail, covered).replace(phone, covered)
