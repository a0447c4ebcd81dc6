export const en = {
  map: {
    here: 'Chosen place',
    states: { received: 'Received', working: 'In progress', done: 'Finished' },
    credits: (credits: string) => `Map data: ${credits}.`,
  },
}
