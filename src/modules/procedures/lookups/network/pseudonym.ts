import { createHmac } from 'node:crypto'

/**
 * Stands for one person in one item of one ward: it cannot be turned back, and what two items say cannot be joined by it.
 * 根拠: 番号法 第19条第8号, 第21条 (情報提供は個人番号によらず、符号で行う).
 */
export const pseudonymOf = (key: string, item: string, personId: string): string =>
  createHmac('sha256', key).update(`linkage\0${item}\0${personId}`).digest('base64url')
