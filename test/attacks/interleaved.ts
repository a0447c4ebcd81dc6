import { expect } from 'vitest'
import { demoPeople } from '#demo/people.ts'
import { filedCase } from '#modules/procedures/testing/filed-case.ts'
import { startWorker } from '#platform/jobs/index.ts'
import { sql } from '#platform/db/index.ts'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import { type Attacked, type Desk, decideToIssue } from './office.ts'

// Five households; 佐藤花子 and 佐藤健 share one, so that only the authorised subjects tell their papers apart.
const applicants = ['佐藤花子', '佐藤健', '山本蓮', 'NGUYEN THI LAN', '小林和子', '伊藤正']
const everyName = demoPeople.map(({ name }) => name)

// Steady memory, and an early word when something is crossed.
const papersPerRound = 120

/**
 * Issues `papers` certificates of interleaved people on two workers and reads each paper: its names are the subjects
 * of its own case, its number is its own, and nobody else's name stands in it.
 */
export async function renderInterleaved(office: Attacked, papers: number): Promise<void> {
  const desk: Desk = [await office.sitAtDesk('高橋真'), await office.sitAtDesk('田中美咲')]
  for (let done = 0; done < papers; done += papersPerRound)
    await renderRound(office, desk, done, Math.min(papersPerRound, papers - done))
}

async function renderRound(office: Attacked, desk: Desk, done: number, papers: number): Promise<void> {
  const wanted = new Map<string, readonly string[]>()
  for (let batch = 0; wanted.size < papers; batch += 1) {
    const people = applicants.slice(0, papers - wanted.size)
    const filed = await Promise.all(people.map((name) => fileAndDecide(office, desk, name, batch % 2 === 1)))
    for (const { id, names } of filed) wanted.set(id, names)
  }
  const workers = await Promise.all([startWorker(office.house), startWorker(office.house)])
  try {
    await expect.poll(() => countIssued(office), { timeout: 60_000 + papers * 2000, interval: 200 }).toBe(done + papers)
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
  for (const [id, names] of wanted) await expectOwnPaper(office, id, names)
}

async function fileAndDecide(
  office: Attacked,
  desk: Desk,
  name: string,
  asFamily: boolean,
): Promise<{ id: string; names: readonly string[] }> {
  const isFamily = asFamily && name === '佐藤花子'
  const { id } = await filedCase(office.house, name, { whose: isFamily ? 'household' : 'self', delivery: 'counter' })
  await decideToIssue(office, id, desk)
  return { id, names: isFamily ? ['佐藤花子', '佐藤健', '佐藤陽菜', '佐藤湊'] : [name] }
}

async function countIssued({ house }: Attacked): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from procedures.certificates where rendered_at is not null`.execute(house.db.kysely)
  return rows[0]?.count ?? 0
}

async function expectOwnPaper({ house }: Attacked, id: string, names: readonly string[]): Promise<void> {
  const { rows } = await sql<{
    bytes: Uint8Array
    number: string
    subjects: string[]
    bound: string[]
    allowed: string[]
  }>`
    select document.bytes, certificate.document_number as number,
      array(select person_id::text from platform.document_subjects where document_id = document.id order by 1) as subjects,
      array(select person_id::text from procedures.certificate_subjects where certificate_id = certificate.id order by 1) as bound,
      array(select person_id::text from procedures.subjects where application_id = certificate.application_id order by 1) as allowed
    from procedures.certificates certificate join platform.documents document on document.id = certificate.document_id
    where certificate.application_id = ${id}`.execute(house.db.kysely)
  expect(rows).toHaveLength(1)
  const [paper] = rows
  if (!paper) return
  const text = readPdf(paper.bytes).text.replaceAll(/\s/g, '')
  expect(text).toContain(paper.number)
  expect(everyName.filter((name) => text.includes(name.replaceAll(' ', ''))).sort()).toEqual([...names].sort())
  expect(paper.subjects).toHaveLength(names.length)
  expect(paper.subjects).toEqual(paper.allowed)
  expect(paper.bound).toEqual(paper.allowed)
}
