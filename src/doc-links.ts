import { dirname, join } from 'node:path'
import type { Source } from './architecture.ts'

/** Links of these pages that lead to no file of `files`, and decision records that the index leaves out or that grew too long. */
export function docProblems(docs: readonly Source[], files: ReadonlySet<string>): string[] {
  return [...docs.flatMap((doc) => brokenLinks(doc, files)), ...decisionProblems(docs)]
}

function brokenLinks({ path, text }: Source, files: ReadonlySet<string>): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)]
    .map((match) => (match[1] ?? match[2] ?? '').replace(/#.*$/, ''))
    .filter((target) => target && !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(path), target).replace(/\/$/, ''))
    .filter((target) => !files.has(target))
    .map((target) => `${path}: there is no ${target}`)
}

function decisionProblems(docs: readonly Source[]): string[] {
  const records = docs.filter(({ path }) => /^docs\/decisions\/\d{4}-/.test(path))
  const index = docs.find(({ path }) => path === 'docs/decisions/README.md')?.text ?? ''
  const numbers = records.map(({ path }) => path.slice('docs/decisions/'.length).slice(0, 4))
  return records.flatMap(({ path, text }, position) => [
    ...(index.includes(`](${path.slice('docs/decisions/'.length)})`) ? [] : [`${path} is not in the index`]),
    ...(numbers.indexOf(numbers[position] ?? '') === position ? [] : [`${path}: the number is taken`]),
    ...(text.trimEnd().split('\n').length <= 25 ? [] : [`${path} is longer than 25 lines`]),
  ])
}
