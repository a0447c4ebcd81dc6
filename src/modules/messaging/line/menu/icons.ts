/** Line drawings of the rich menu on a grid of 24, like those of our pages. */
export const icons = {
  paper: 'M6 2.5h8l5 5v14H6Zm8 0v5h5M9.5 12.5h6m-6 4h6',
  calendar: 'M3.5 5h17v15.5h-17Zm0 5h17M8 2.5V7m8-4.5V7',
  bin: 'M4 6.5h16M9 6.5v-3h6v3M6 6.5l1 15h10l1-15M10 10.5l.5 7m3.5-7-.5 7',
  bell: 'M5.5 17.5c1.5-2 1.5-4 1.5-7a5 5 0 0 1 10 0c0 3 0 5 1.5 7Zm4.5 0a2 2 0 0 0 4 0M12 3.5v2',
  shelter: 'M12 2.5 4 5.5v6c0 5 3.5 8 8 10 4.5-2 8-5 8-10v-6Zm-3.5 13V11l3.5-3 3.5 3v4.5Z',
  phone: 'M7.5 3 4 4.5C4 13.5 10.5 20 19.5 20l1.5-3.5-5-2.5-2 2c-2.5-1-5-3.5-6-6l2-2Z',
  lamp: 'M9.5 21.5V7c0-3.5 2-4.5 6.5-4.5M6 21.5h7M16 2.5h4l1 4h-6ZM16.5 9l-1 2m3-2v2m2-2 1 2',
} as const
