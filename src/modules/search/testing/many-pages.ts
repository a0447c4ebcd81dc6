import type { Module } from '#platform/module/index.ts'
import { townPaper, written } from './town-paper.ts'

/** A module with so many pages, each in Japanese and in English. */
export function manyPages(count: number): Module {
  const paper = townPaper()
  paper.print(
    ...Array.from({ length: count }, (_, at) => [
      written(`page-${at}`, `第${at}号の案内`, { body: '申請の方法と持ち物を案内します。'.repeat(20) }),
      written(`page-${at}`, `Guide number ${at}`, { lang: 'en', body: 'How to apply and what to bring. '.repeat(20) }),
    ]).flat(),
  )
  return paper.module
}
