import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { House } from '#platform/module/index.ts'
import type { ExportId } from '../store/exports.ts'

/** The folder of one export: nothing that a person typed is part of the path. */
const folderOf = (house: House, id: ExportId): string => join(house.config.dataDir, 'exports', id)

/** Empty, whatever an interrupted run left. */
export async function freshFolder(house: House, id: ExportId): Promise<string> {
  await dropFolder(house, id)
  await mkdir(folderOf(house, id), { recursive: true, mode: 0o700 })
  return folderOf(house, id)
}

export const dropFolder = (house: House, id: ExportId): Promise<void> =>
  rm(folderOf(house, id), { recursive: true, force: true })

/** The finished file as it goes out. */
export const finished = 'file'

export const readFinished = (house: House, id: ExportId): ReadableStream =>
  Readable.toWeb(createReadStream(join(folderOf(house, id), finished))) as ReadableStream
