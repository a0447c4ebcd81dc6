import type { Module } from '#platform/module/index.ts'

/** What a program is told to do where the booking itself has no words. */
export const problems = {
  right_missing: {
    ja: 'この利用者登録では、いまはできません。/registrations で状態（standing）と役（role）を確かめてください。',
    en: 'This registration may not do this now. Look at its standing and role in /registrations.',
  },
  reservation_over: {
    ja: '仮押さえの時間が過ぎたか、予約が終わっています。予約を読み直してください。',
    en: 'The hold has ended or the reservation is over. Read it again.',
  },
  cancellation_too_late: {
    ja: '取消しの期限を過ぎました。施設に電話してください。',
    en: 'It is too late to cancel. Please call the facility.',
  },
  place_closed: {
    ja: 'この日は使えません。別の日を選んでください。',
    en: 'It cannot be used on this day. Choose another day.',
  },
} satisfies NonNullable<Module['problems']>
