/** What arrived since the start, for measurements: `{ "multicast 200": 1500 }`, and how many people were written to. */
export type Totals = { answers: Record<string, number>; recipients: number }

export const createTotals = () => {
  const answers = new Map<string, number>()
  let recipients = 0
  let month = { name: '', messages: 0 }
  const messagesOf = (at: Temporal.Instant) => {
    const name = at.toZonedDateTimeISO('Asia/Tokyo').toPlainDate().toString().slice(0, 7)
    if (month.name !== name) month = { name, messages: 0 }
    return month
  }
  return {
    answered: (endpoint: string, status: number): void => {
      const name = `${endpoint} ${status}`
      answers.set(name, (answers.get(name) ?? 0) + 1)
    },
    sent: (people: number, at: Temporal.Instant): void => {
      recipients += people
      messagesOf(at).messages += people
    },
    /** What counts toward the monthly limit: people, however many messages one sending had. */
    ofMonth: (at: Temporal.Instant): number => messagesOf(at).messages,
    all: (): Totals => ({ answers: Object.fromEntries(answers), recipients }),
  }
}
