type Asker<Question, Answer> = {
  question: Question
  resolve(answer: Answer): void
  reject(error: unknown): void
}

/**
 * One statement for many who ask the same at the same time: while one is under way, whoever comes meanwhile goes together
 * with the others in the next, so that a crowd costs the database a few statements. An answer is always of a statement
 * that began after its question. `ask` answers in the order of the questions, `most` of them at a time.
 */
export function together<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  most = 250,
): (question: Question) => Promise<Answer> {
  const waiting: Asker<Question, Answer>[] = []
  let isUnderWay = false

  async function askOn(): Promise<void> {
    isUnderWay = true
    while (waiting.length > 0) {
      const askers = waiting.splice(0, most)
      try {
        const answers = await ask(askers.map(({ question }) => question))
        if (answers.length !== askers.length) throw new Error(`${answers.length} answers to ${askers.length} questions`)
        // Parse edge: as many answers as questions.
        for (const [at, asker] of askers.entries()) asker.resolve(answers[at] as Answer)
      } catch (error) {
        for (const asker of askers) asker.reject(error)
      }
    }
    isUnderWay = false
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject })
      if (!isUnderWay) void askOn()
    })
}
