/**
 * Whose facts are asked for. The individual number is never in it: the ward's own gateway, inside the number zone, knows
 * which person a pseudonym of one item stands for. Somebody who is on no register of ours is described once.
 */
export type Subject = {
  pseudonym: string
  described?: { name: string; birthDate: string; address: string }
}

export type LinkageRequest = {
  /** The same id again is the same question: the gateway answers it once and remembers the answer. */
  requestId: string
  item: string
  /** Law and article. */
  ground: string
  procedure: string
  subject: Subject
}

export type LinkageAnswer =
  | { outcome: 'found'; source: string; value: Readonly<Record<string, unknown>> }
  | { outcome: 'not_found' }
  /** 不開示 (支援措置 and the like): the body that holds it does not tell. */
  | { outcome: 'blocked' }
  /** No answer in time, or one that says nothing. */
  | { outcome: 'timeout' }

/** 情報連携: asks other bodies through the ward's gateway. Never called inside a transaction. */
export type Linkage = { ask(request: LinkageRequest): Promise<LinkageAnswer> }
