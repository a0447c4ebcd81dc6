/** What the law knows of a request to the office; each kind has its own states, words and decisions. */
export const procedureKinds = ['application', 'notification', 'certificate-request', 'entry', 'booking'] as const

/**
 * `application` 申請 asks for a 処分 (行政手続法 第2条第3号) · `notification` 届出 is done on arrival (第2条第7号, 第37条) ·
 * `certificate-request` 証明請求 · `entry` 申込 asks for a contract or a place · `booking` 予約 of a time.
 */
export type ProcedureKind = (typeof procedureKinds)[number]

/** How a request reached the office. */
export const channels = ['web', 'counter', 'phone', 'post', 'mynaportal'] as const
export type Channel = (typeof channels)[number]
