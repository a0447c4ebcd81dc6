import type { ErrorCode } from './sentences.ts'

export type Problem = { code: ErrorCode; about?: string | undefined }

/** A call that is not answered as asked: 404 for what is not there, 403 for a key, 400 for anything else the caller can mend. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 403 | 404,
    readonly problems: readonly Problem[],
  ) {
    super(problems.map(({ code }) => code).join(', '))
    this.name = 'Refusal'
  }
}

export const bad = (code: ErrorCode, about?: string): Refusal => new Refusal(400, [{ code, about }])
export const notThere = (code: ErrorCode, about?: string): Refusal => new Refusal(404, [{ code, about }])
export const noKey = (code: ErrorCode): Refusal => new Refusal(403, [{ code }])
