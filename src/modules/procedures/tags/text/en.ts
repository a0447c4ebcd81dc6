import type { Ja } from './ja.ts'

export const en: Ja = {
  title: 'Tags',
  series: { dog: 'Dog tag', 'dog-vaccination': 'Vaccination tag' },
  number: (serial, year) => `No. ${serial}${year ? ` (fiscal ${year})` : ''}`,
  preparing: 'Being prepared',
  atCounter: 'Ready at the counter',
  come: 'It is ready at the counter. Show the QR code to collect it.',
  posting: 'About to be posted',
  posted: (when) => `Posted ${when}`,
  handed: (when) => `Handed over ${when}`,
  note: 'Please fix it to the dog’s collar. If it gets lost, call the office below.',
}
