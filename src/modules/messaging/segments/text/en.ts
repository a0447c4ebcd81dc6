const and = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

export const en = {
  register: (facts: readonly string[]) => `{{office}} sent you this because of ${and(facts)} in the resident register.`,
  declared: (facts: readonly string[]) => `{{office}} sent you this because of ${and(facts)}.`,
  both: (facts: readonly string[], said: readonly string[]) =>
    `{{office}} sent you this because of ${and(facts)} in the resident register, and because of ${and(said)}.`,
  facts: {
    age: 'your age',
    household: 'your household',
    area: 'the town you live in',
    since: 'the day you moved in',
  },
  said: {
    topic: (name: string) => `the topic you chose, “${name}”`,
    quietTopic: 'a topic you chose',
    ageGroup: 'the age group you told us',
    area: 'the area you told us',
    children: 'your children’s ages that you told us',
  },
}
