/** A telephone number as people write it: 「090-1234-5678」, 「03-3993-1111」; as it is where its parts are not known. */
export const phoneText = (digits: string): string =>
  digits.replace(/^(0[5-9]0)(\d{4})(\d{4})$/, '$1-$2-$3').replace(/^(0[36])(\d{4})(\d{4})$/, '$1-$2-$3')
