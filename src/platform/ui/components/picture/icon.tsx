/** Drawn on a 24 unit grid with one line weight; always beside a word, so hidden from screen readers. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
)

const ring = 'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19Z'
const sheet = 'M6 2.5h8l5 5v14H6Zm8 0v5h5'

const paths = {
  next: 'M4.5 12h15m-6-6 6 6-6 6',
  back: 'm14.5 5.5-6.5 6.5 6.5 6.5',
  more: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  up: 'm5.5 14.5 6.5-6.5 6.5 6.5',
  down: 'm5.5 9.5 6.5 6.5 6.5-6.5',
  search: 'M10.5 3.5a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm5 12 5.5 5.5',
  tick: 'm4.5 12.5 5 5 10-11',
  done: `${ring}m-4.5 9.75 3.25 3.25 6-6.5`,
  now: `${ring}m0 8.5a1 1 0 1 1 0 2 1 1 0 0 1 0-2Z`,
  later: ring,
  stopped: `${ring}m-3.5 6 7 7m0-7-7 7`,
  clock: `${ring}m0 4v5.5l3.5 2`,
  attention: 'M12 3 2.5 20.5h19Zm0 6.5v5.5m0 2.75v.01',
  wrong: `${ring}m0 4.5v6m0 3.25v.01`,
  info: `${ring}m0 8.5v6m0-9.5v.01`,
  speech: 'M3.5 4.5h17v12h-9.5l-4.5 4v-4h-3Z',
  phone: 'M7.5 3 4 4.5C4 13.5 10.5 20 19.5 20l1.5-3.5-5-2.5-2 2c-2.5-1-5-3.5-6-6l2-2Z',
  mail: 'M2.5 5h19v14h-19Zm0 1 9.5 7.5L21.5 6',
  card: 'M2.5 5h19v14h-19Zm3 9.5c.5-3 5.5-3 6 0m-3-6a1.75 1.75 0 1 1 0 3.5 1.75 1.75 0 0 1 0-3.5Zm6.5 1.5h3.5m-3.5 4h3.5',
  payment: 'M2.5 5h19v14h-19Zm0 5h19m-16 5h4',
  document: `${sheet}M9.5 12.5h6m-6 4h6`,
  download: 'M12 3.5v12m-5-5 5 5 5-5M3.5 17v3.5h17V17',
  calendar: 'M3.5 5h17v15.5h-17Zm0 5h17M8 2.5V7m8-4.5V7',
  pin: 'M12 21.5c-5-5-7.5-8.75-7.5-12a7.5 7.5 0 0 1 15 0c0 3.25-2.5 7-7.5 12Zm0-14.75a2.75 2.75 0 1 1 0 5.5 2.75 2.75 0 0 1 0-5.5Z',
  person: 'M12 3a4.25 4.25 0 1 1 0 8.5A4.25 4.25 0 0 1 12 3Zm-8 18c0-8.5 16-8.5 16 0',
  people:
    'M9 4a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Zm-6.5 16c0-7.5 13-7.5 13 0M16 4.25a3.5 3.5 0 0 1 0 6.5M18 14.5c2.25.750 3.5 2.5 3.5 5.5',
  print: 'M7 8.5v-6h10v6M7 17.5H3v-9h18v9h-4m-10-3h10v7H7Z',
  letter: `${sheet}M9.5 12.5h6m-6 4h3`,
  plus: 'M12 4.5v15m-7.5-7.5h15',
  close: 'm5.5 5.5 13 13m0-13-13 13',
  outside: 'M13.5 4h6.5v6.5M20 4l-9 9m-2-7.5H4V20h14.5v-5',
  lock: 'M5 10.5h14v10.5H5Zm3 0V7.5a4 4 0 0 1 8 0v3m-4 3.5v3.5',
  device: 'M7 2.5h10v19H7Zm4 16h2',
  save: 'M4 4h12.5l3.5 3.5V20H4Zm4 0v5h7V4M8 20v-6.5h8V20',
} as const

export type IconName = keyof typeof paths

export const iconNames = Object.keys(paths) as readonly IconName[]
