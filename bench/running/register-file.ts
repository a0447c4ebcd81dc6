import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { towns } from '#demo/population/places/towns.ts'

/** A full register file of so many residents, two to a household, every fourth with one earlier 履歴; streamed. */
export async function writeFullFile(path: string, residents: number): Promise<void> {
  await write(path, function* () {
    for (let index = 0; index < residents; index += 1) {
      if (index % 4 === 0) yield lineOf(index, { history: 1, on: '20150401', block: '1番1号' })
      yield lineOf(index, { history: 2 })
    }
  })
}

/** The differences of a day: two in three moved inside the ward, the others left or died. */
export async function writeDifferences(path: string, residents: number, changes: number): Promise<void> {
  const step = Math.floor(residents / changes)
  await write(path, function* () {
    for (let change = 0; change < changes; change += 1) {
      const state = change % 3 === 0 ? '転出' : change % 30 === 1 ? '死亡' : '住民'
      // The odd ones: no household loses its head.
      yield lineOf((change * step) | 1, { history: 3, on: '20261125', block: `${1 + (change % 40)}番2号`, state })
    }
  })
}

const header =
  '宛名番号,世帯番号,履歴番号,枝番号,住民状態,異動事由,異動年月日,届出年月日,処理年月日,続柄,氏名,氏名_振り仮名,振り仮名公証フラグ,生年月日,性別,住所_郵便番号,住所_都道府県,住所_市区町村名,住所_町字,住所_番地号表記,住所_方書,住所を定めた年月日,住民となった年月日,前住所,転出先住所,本籍,筆頭者'

type Step = { history: number; on?: string; block?: string; state?: string }

function lineOf(index: number, { history, on = '20200401', block, state = '住民' }: Step): string {
  const household = index >> 1
  const town = towns[household % towns.length] ?? { name: '', postcode: '', chome: 1 }
  const name = `${at(surnames, household)}${at(givens, index * 7)}${at(givens, index >> 6)}`
  const birth = `${1930 + (index % 90)}${two(1 + (index % 12))}${two(1 + (index % 28))}`
  const place = block ?? `${1 + (household % 40)}番${1 + (household % 23)}号`
  const room = household % 3 === 0 ? `コーポみどり ${100 + (household % 500)}` : ''
  const relation = index % 2 === 0 ? '世帯主' : '妻'
  return `${5_000_000_000 + index},${7_000_000_000 + household},${history},0,${state},${reasons[state]},${on},${on},${on},${relation},${name},ケイソク ジュウミン,1,${birth},${1 + (index % 2)},${town.postcode},東京都,練馬区,${town.name}${1 + (household % Math.max(1, town.chome))}丁目,${place},${room},${on},20150401,東京都板橋区板橋二丁目66番1号,${state === '転出' ? '埼玉県和光市本町1番' : ''},東京都練馬区光が丘二丁目9番,${name}`
}

const reasons: Record<string, string> = { 住民: '転居', 転出: '転出', 死亡: '死亡' }
const surnames = [...'佐藤鈴木高橋田中伊渡辺山本村小林加吉髙﨑𠮷齋邊']
const givens = [...'一二三子美和恵幸正清茂明隆愛葵蓮翔凛陽菜結衣大輔直樹由紀真理千尋桜']

const at = (from: readonly string[], place: number): string => from[place % from.length] ?? ''
const two = (number: number): string => String(number).padStart(2, '0')

async function write(path: string, lines: () => Generator<string>): Promise<void> {
  const stream = createWriteStream(path)
  stream.write(`${header}\r\n`)
  let piece: string[] = []
  for (const line of lines()) {
    piece.push(line)
    if (piece.length < 1000) continue
    if (!stream.write(`${piece.join('\r\n')}\r\n`)) await once(stream, 'drain')
    piece = []
  }
  stream.end(piece.length > 0 ? `${piece.join('\r\n')}\r\n` : '')
  await once(stream, 'finish')
}
