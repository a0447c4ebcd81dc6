export const en = {
  open: 'Open and read',
  choose: 'How you are told things',
  digest: {
    purpose: 'You chose to be told what has gathered, now and then',
    subject: 'News on what you chose',
    body: 'There is news on the topics that you chose. You can read it on the page below.',
    line: 'There is news on the topics that you chose. You can read it on the page below.',
  },
}
