/**
 * The course of a 証明請求:
 *
 *   draft → confirmed → submitted → in_review ⇄ awaiting_correction
 *                                       ↓ ↑ returned
 *                                   proposed → issuing → issued → completed
 *                                       ↓  ↘ awaiting_payment ↗
 *                                    refused
 *
 * A resident may withdraw until somebody confirmed the decision.
 */
export type ApplicationState =
  | 'draft'
  | 'confirmed'
  | 'submitted'
  | 'in_review'
  | 'awaiting_correction'
  | 'proposed'
  | 'awaiting_payment'
  | 'issuing'
  | 'issued'
  | 'completed'
  | 'refused'
  | 'withdrawn'

const next: Record<ApplicationState, readonly ApplicationState[]> = {
  draft: ['confirmed', 'withdrawn'],
  confirmed: ['draft', 'submitted', 'withdrawn'],
  submitted: ['in_review', 'withdrawn'],
  in_review: ['submitted', 'awaiting_correction', 'proposed', 'withdrawn'],
  awaiting_correction: ['in_review', 'withdrawn'],
  proposed: ['in_review', 'awaiting_payment', 'issuing', 'refused', 'withdrawn'],
  awaiting_payment: ['issuing', 'withdrawn'],
  // back when a character cannot be printed
  issuing: ['issued', 'in_review', 'awaiting_payment'],
  issued: ['completed'],
  completed: [],
  refused: [],
  withdrawn: [],
}

export const applicationStates: readonly string[] = Object.keys(next)

export const canBecome = (from: ApplicationState, to: ApplicationState): boolean => next[from].includes(to)

/** States in which the resident can still take the request back. */
export const isWithdrawable = (state: ApplicationState): boolean => canBecome(state, 'withdrawn')

export const isClosed = (state: ApplicationState): boolean =>
  state === 'completed' || state === 'refused' || state === 'withdrawn'
