/** What one attempt at a provider came to. */
export type Outcome =
  /** The provider has it; `providerId` is its name for it. A repetition that it recognised counts too. */
  | { kind: 'accepted'; providerId?: string }
  /** It will never take this one. */
  | { kind: 'refused'; reason: string }
  /** It surely did not take it now. */
  | { kind: 'not-now'; reason: string }
  /** Nobody knows whether it took it. */
  | { kind: 'no-answer'; reason: string }
