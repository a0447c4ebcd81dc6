import { sql } from '#platform/db/index.ts'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import type { House } from '#platform/module/index.ts'
import { toWareki } from '#platform/time/index.ts'
import type { ApplicationId } from './order-papers.ts'

/** One drawn paper beside what its case allows. */
type Paper = {
  documentNumber: string
  issueNumber: string
  bytes: Buffer
  /** The people authorised in the case, as the register has them. */
  authorised: readonly { name: string; birthDate: string }[]
  /** 世帯主 and 筆頭者, whom a paper with 続柄 or 本籍 names whether or not it is about them. */
  named: readonly string[]
  stored: readonly string[]
  subjects: readonly string[]
}

export type PapersRead = { read: number; people: number; flaws: string[] }

/** Reads the papers of these cases as a person would and says what on them is not what the case allows. */
export async function readPapers(house: House, ids: readonly ApplicationId[]): Promise<PapersRead> {
  const everyName = await namesOnRegister(house)
  const result: PapersRead = { read: 0, people: 0, flaws: [] }
  for (let from = 0; from < ids.length; from += 100) {
    for (const paper of await drawnPapers(house, ids.slice(from, from + 100))) {
      const flaw = flawOf(paper, everyName)
      result.read += 1
      result.people += paper.authorised.length
      if (flaw) result.flaws.push(`${paper.issueNumber}: ${flaw}`)
    }
  }
  return result
}

async function namesOnRegister(house: House): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from people.register_records where valid_to is null`.execute(house.db.kysely)
  return new Set(rows.map(({ name }) => name))
}

async function drawnPapers(house: House, ids: readonly ApplicationId[]): Promise<Paper[]> {
  const { rows } = await sql<Paper>`
    select c.document_number as "documentNumber", c.issue_number as "issueNumber", d.bytes,
      (select jsonb_agg(jsonb_build_object('name', r.name, 'birthDate', r.birth_date))
        from procedures.subjects s join people.register_records r on r.person_id = s.person_id and r.valid_to is null
        where s.application_id = c.application_id) as authorised,
      array(select member.name from procedures.applications a
          join people.register_records mine on mine.person_id = a.applicant_person_id and mine.valid_to is null
          join people.register_records member on member.household_id = mine.household_id and member.valid_to is null
          where a.id = c.application_id and member.relation = '世帯主'
        union select r.honseki_head from procedures.subjects s
          join people.register_records r on r.person_id = s.person_id and r.valid_to is null
          where s.application_id = c.application_id and r.honseki_head is not null) as named,
      array(select person_id::text from platform.document_subjects where document_id = c.document_id order by 1) as stored,
      array(select person_id::text from procedures.subjects where application_id = c.application_id order by 1) as subjects
    from procedures.certificates c join platform.documents d on d.id = c.document_id
    where c.application_id = any(${[...ids]}::uuid[]) order by c.id limit ${ids.length}`.execute(house.db.kysely)
  return rows
}

function flawOf(paper: Paper, everyName: ReadonlySet<string>): string | undefined {
  const { authorised, named, documentNumber, issueNumber } = paper
  const { text } = readPdf(paper.bytes)
  if (!text.includes(documentNumber) || !text.includes(issueNumber)) return 'another number than its own'
  const lines = text.split('\n')
  if (!areTheSame(blocksOn(lines), authorised)) return 'other people than authorised'
  const allowed = new Set([...authorised.map(({ name }) => name), ...named])
  if (lines.some((line) => everyName.has(line) && !allowed.has(line))) return 'a name that does not belong there'
  return paper.stored.join() === paper.subjects.join() ? undefined : 'kept for other people than authorised'
}

type Block = { kanaAndName: string; birthDate: string | undefined }

/** What stands in the box 氏名 of each person, and the birth date beside it. Where the font changes, so does the line. */
const blocksOn = (lines: readonly string[]): Block[] =>
  lines.flatMap((line, place) => {
    if (line !== '生年月日') return []
    const label = lines.lastIndexOf('氏名', place)
    return [{ kanaAndName: withoutSpaces(lines.slice(label + 1, place).join('')), birthDate: lines[place + 1] }]
  })

/** Each block is one of the people, and each of the people has one block. */
function areTheSame(blocks: readonly Block[], people: Paper['authorised']): boolean {
  const left = [...people]
  for (const { kanaAndName, birthDate } of blocks) {
    const found = left.findIndex(
      (one) =>
        kanaAndName.endsWith(withoutSpaces(one.name)) && birthDate === toWareki(Temporal.PlainDate.from(one.birthDate)),
    )
    if (found < 0) return false
    left.splice(found, 1)
  }
  return left.length === 0
}

const withoutSpaces = (text: string): string => text.replace(/\s/g, '')
