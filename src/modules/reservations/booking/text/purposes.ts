import { defineTexts } from '#platform/i18n/index.ts'

/** Why somebody gets a notice about a reservation. */
export const reservationPurposes = defineTexts({
  ja: { reservation: 'あなたやあなたの団体《だんたい》が、施設《しせつ》を予約《よやく》しているため' },
  easy: { reservation: 'あなたや あなたの グループが 場所《ばしょ》を 予約《よやく》したから' },
  en: { reservation: 'You or your group have booked a facility' },
})
