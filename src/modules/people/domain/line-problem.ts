/** Why a line of a register file could not be used; `what to do` for each stands in the staff texts. */
export type LineReason =
  | 'broken_quotes'
  | 'cell_count'
  | 'missing'
  | 'too_long'
  | 'not_a_number'
  | 'not_a_day'
  | 'unknown_code'
  | 'bad_shape'
  | 'forbidden_number'
  | 'unreadable_character'
  | 'private_character'
  | 'address_unreadable'
  | 'nationality_and_honseki'
  | 'line_twice'
  | 'line_changed'
  | 'second_head'
  | 'number_merged'

/** One finding: where and why, never what the line says. `line` 0: not in this file, but on the register. */
export type LineProblem = {
  line: number
  atenaNumber: string | null
  /** The item's name in the header. */
  item: string | null
  reason: LineReason
}
