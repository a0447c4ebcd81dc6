import type { Say } from './say.ts'

/** What somebody wrote, line by line, in Japanese whatever the page speaks. */
export const Written = ({ say, text }: { say: Say; text: string }) => (
  <div lang={say.lang === 'en' ? 'ja' : undefined}>
    {text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => (
        <p>{line}</p>
      ))}
  </div>
)
