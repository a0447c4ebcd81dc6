export const en = {
  open: {
    title: 'It has been reported already',
    lede: (kind: string, plate: string) =>
      `${kind} ${plate} has been reported already. Follow the report, and we tell you how it goes on.`,
    watch: 'Follow',
    other: 'Report something else',
    otherNote: 'If something else about it is broken, please tell us here.',
  },
  gone: {
    title: 'Nothing has this number',
    ended: (kind: string, plate: string) => `${kind} ${plate} is not here any more. {{office}} has taken it away.`,
    unknown: (plate: string) => `We know of nothing with the number ${plate}. Please look at the plate once more.`,
    unreadable: 'We could not read the number. Please look at the plate once more.',
    still: 'If the plate is still there, or something is broken, please choose the place and tell us.',
    report: 'Choose the place and report',
  },
}
