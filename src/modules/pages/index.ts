import { joinRooms } from '#platform/module/index.ts'
import { front } from './front/index.ts'
import { keeping } from './keeping/index.ts'
import { reading } from './reading/index.ts'
import { writing } from './writing/index.ts'

/** The front of the office: the home page, and what the offices write for everybody. */
export const pages = joinRooms('pages', [front, reading, keeping, writing])
