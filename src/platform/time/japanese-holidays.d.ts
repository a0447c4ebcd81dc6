/** It comes without types; this is what the test asks of it. */
declare module 'japanese-holidays' {
  const japaneseHolidays: { isHoliday(date: Date, withSubstitutes: boolean): string | undefined }
  export default japaneseHolidays
}
