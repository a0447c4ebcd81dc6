import type { Doc } from './entry.ts'

/** Which documents are of one subject, in the order of their ids; subjects are numbered, numbers are used again. */
export type Subjects = {
  /** Above every number that is in use. */
  readonly size: number
  add: (doc: Doc) => void
  remove: (doc: Doc) => void
  versions: (subject: number) => readonly Doc[]
  hasSeveral: (subject: number) => boolean
}

export function createSubjects(): Subjects {
  const numbers = new Map<string, number>()
  const docs: (readonly Doc[])[] = []
  // How many there are, so that ranking need not look at lists.
  const sizes: number[] = []
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
      sizes[number] = docs[number].length
    },
    remove(doc) {
      const left = (docs[doc.subjectNumber] ?? []).filter((other) => other !== doc)
      docs[doc.subjectNumber] = left
      sizes[doc.subjectNumber] = left.length
      if (left.length > 0) return
      numbers.delete(doc.subject)
      free.push(doc.subjectNumber)
    },
    versions: (subject) => docs[subject] ?? [],
    hasSeveral: (subject) => (sizes[subject] ?? 0) > 1,
  }
}
