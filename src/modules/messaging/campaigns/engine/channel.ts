export type Channel = 'line' | 'push' | 'mail' | 'letter'

/** Recipients of a chunk: what LINE takes at once; on the others what is sent in some minutes. */
export const chunkSize: Record<Channel, number> = { line: 500, push: 100, mail: 100, letter: 100 }

/** Jobs of an emergency go before everything, those of a campaign after what concerns one person. */
export const jobPriority = (isEmergency: boolean): number => (isEmergency ? -10 : 10)
