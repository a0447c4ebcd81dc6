/**
 * Expected failures of an action are values; these are thrown when the request cannot go on.
 * `platform/http` maps each to a page or problem+json. `detail` is for the log only and holds no personal data.
 */
export class HouseError extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 411 | 413 | 422 | 429 | 503,
    readonly code: string,
    readonly detail?: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(detail ? `${code}: ${detail}` : code)
    this.name = new.target.name
  }
}

/** The thing is not there, or the actor has no right to know that it is. */
export class NotFound extends HouseError {
  constructor(detail?: string) {
    super(404, 'not_found', detail)
  }
}

/** The actor may see the thing but not do this to it. */
export class Forbidden extends HouseError {
  constructor(code = 'forbidden', detail?: string) {
    super(403, code, detail)
  }
}

/** Somebody else changed it first, or its state does not allow this. */
export class Conflict extends HouseError {
  constructor(code = 'conflict', detail?: string) {
    super(409, code, detail)
  }
}

/** The input cannot be read at all (forged token, broken body); fields with wrong values are form errors instead. */
export class Invalid extends HouseError {
  constructor(code = 'invalid', detail?: string, status: 400 | 422 = 400) {
    super(status, code, detail)
  }
}

/**
 * Refused by rules that say more than a code: why and what to do in both languages of the API, and in `about` the
 * numbers, days and moments that it names. Nothing of a person.
 */
export class Refused extends HouseError {
  constructor(
    status: 403 | 409 | 422,
    code: string,
    readonly says: { ja: string; en: string },
    readonly about: Readonly<Record<string, string | number>> = {},
  ) {
    super(status, code)
  }
}

/** Too many requests from one source. */
export class TooMany extends HouseError {
  constructor(retryAfterSeconds: number, detail?: string) {
    super(429, 'too_many', detail, retryAfterSeconds)
  }
}

/** Nothing is written for want of room on the disk; what was sent is not taken in. */
export class ReadOnly extends HouseError {
  constructor(detail?: string) {
    super(503, 'read_only', detail, 60)
  }
}

/** A part that the request needs does not answer; trying again later helps. */
export class Unavailable extends HouseError {
  constructor(detail?: string, retryAfterSeconds = 5) {
    super(503, 'unavailable', detail, retryAfterSeconds)
  }
}
