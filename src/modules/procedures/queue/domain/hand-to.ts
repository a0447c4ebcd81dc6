/** Why a case goes to a colleague; a word of a list, so that nothing about a person is written down. */
export const handReasons = ['workload', 'absence', 'knows', 'conflict'] as const
export type HandReason = (typeof handReasons)[number]
