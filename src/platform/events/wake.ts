/** NOTIFY channel on which a commit wakes waiting loops. Payload: what there is to do (`events`, `notices`, `clock`). */
export const wakeChannel = 'madoguchi_wake'

export type WakeReason = 'events' | 'notices' | 'clock'
