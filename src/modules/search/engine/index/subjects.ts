import type { Doc } from './entry.ts'

/** Which documents are of one subject, in the order of their ids; subjects are numbered, numbers are used again. */
export type Subjects = {
  /** Above every number that is in use. */
  readonly size: number
  add: (doc: Doc) => void
  remove: (doc: Doc) => void
  versions: (subject: number) => readonly Doc[]
}

export function createSubjects(): Subjects {
  const numbers = new Map<string, number>()
  const docs: (readonly Doc[])[] = []
  const free: number[] = []
  return {
    get size() {
      return docs.length
    },
    add(doc) {
      const number = numbers.get(doc.subject) ?? free.pop() ?? docs.length
      numbers.set(doc.subject, number)
      doc.subjectNumber = number
      docs[number] = [...(docs[number] ?? []), doc].sort((a, b) => a.id - b.id)
    },
    remove(doc) {
      const left = (docs[doc.subjectNumber] ?? []).filter((other) => other !== doc)
      docs[doc.subjectNumber] = left
      if (left.length > 0) return
      numbers.delete(doc.subject)
      free.push(doc.subjectNumber)
    },
    versions: (subject) => docs[subject] ?? [],
  }
}
