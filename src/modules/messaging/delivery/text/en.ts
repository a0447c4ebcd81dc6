export const en = {
  mailFoot: (phone: string) =>
    `--\n{{namedOffice}}, phone ${phone}\nPlease do not reply to this e-mail. If you do not know what it is about, please call us.`,
  stop: 'Stop messages of this kind:',
  letterFoot: (phone: string) => `If you do not use the internet, please call ${phone} or come to the city office.`,
}
