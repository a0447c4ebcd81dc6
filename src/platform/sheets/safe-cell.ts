const starts = /^[=+\-@\t\r\n＝＋－＠]/
const isNumber = /^-?\d+(\.\d+)?$/

/**
 * What a spreadsheet would take for a formula gets an apostrophe in front; a number does not.
 * Source: OWASP, CSV Injection; the full-width signs are what Japanese Excel reads as such.
 */
export const safeCell = (text: string): string => (starts.test(text) && !isNumber.test(text) ? `'${text}` : text)
