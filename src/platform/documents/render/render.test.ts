import { describe, expect, it } from 'vitest'
import { certificate, father, foreigner, hanako, issuer, personId } from '../fixtures.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { renderAddressSheet } from './address-sheet.ts'
import { renderCertificate } from './certificate.ts'
import type { CertificateSubject } from './input.ts'
import { renderLetter } from './letter.ts'
import { renderReceipt } from './receipt.ts'

const idsOf = (subjects: readonly CertificateSubject[]) => subjects.map((subject) => subject.personId)
const render = async (subjects: readonly CertificateSubject[]) =>
  readPdf(await renderCertificate(certificate(subjects), idsOf(subjects)))
const date = Temporal.PlainDate.from('2026-12-02')
const recipient = { postcode: '179-0072', addressLines: ['東京都練馬区光が丘二丁目9番6号'], name: '髙﨑　𠮷之助' }
const contact = { office: '戸籍住民課', phone: '03-3993-1111' }

describe('住民票の写し', () => {
  it('選んだ項目だけを載せ、選ばなかった項目は「省略」とする', async () => {
    const { text } = await render([hanako])
    for (const word of [
      '佐藤　花子',
      '平成元年4月12日',
      '令和8年12月2日',
      '8練区戸第123号',
      'R8-00000123',
      '7K3M-PQ8W-Z4R6-T2XA',
      '1／1',
    ])
      expect(text).toContain(word)
    expect(text.match(/^省略$/gm)).toHaveLength(3)
    expect(text).not.toContain('在留')
    expect(text).not.toMatch(/個人番号|住民票コード/)
  })

  it('外国人住民には本籍ではなく国籍や在留資格の欄がある', async () => {
    const { text } = await render([foreigner])
    for (const word of ['NGUYEN THI MAI ANH', '国籍・地域', '技術・人文知識・国際業務', 'AB12345678CD', '通称'])
      expect(text).toContain(word)
    expect(text).not.toContain('本籍')
  })

  it('髙﨑𠮷のどの字も、そのままの字で載る', async () => {
    const { text, fonts } = await render([father])
    expect(text.replaceAll('\n', '')).toContain('髙﨑　𠮷之助')
    expect(fonts).toContain('NotoSansJP-Regular')
  })

  it('人数が多ければ何ページにもなり、証明は最後のページだけにある', async () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      ...hanako,
      personId: personId(index + 1),
      name: `佐藤　${index + 1}郎`,
    }))
    const { text, pages } = await render(many)
    expect(pages).toBeGreaterThan(2)
    expect(text.match(/相違ないことを証明する/g)).toHaveLength(1)
    for (const { name } of many) expect(text.split(name)).toHaveLength(2)
    expect(text).toContain(`${pages}／${pages}`)
  })

  it.each([
    ['許されていない人が混ざっている', [hanako, father], [hanako]],
    ['許された人が抜けている', [hanako], [hanako, father]],
    ['別の人になっている', [father], [hanako]],
    ['同じ人が二度載っている', [hanako, hanako], [hanako]],
    ['誰も載っていない', [], []],
  ])('%sときは作らない', async (_, printed, authorised) => {
    await expect(renderCertificate(certificate(printed), idsOf(authorised))).rejects.toThrow('subjects printed')
  })

  it('字がない氏名は、四角や似た字で代えずに止める', async () => {
    for (const name of ['葛\u{E0100}城', '\u{31350}', '山田😀'])
      await expect(renderCertificate(certificate([{ ...hanako, name }]), idsOf([hanako]))).rejects.toMatchObject({
        code: 'missing_glyphs',
      })
  })

  it('読み上げのための構造と、日本語の指定と、題名がある', async () => {
    const { tags, source } = await render([hanako])
    for (const tag of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure'])
      expect([...tags]).toContain(tag)
    expect(source).toContain('/Lang (ja-JP)')
    expect(source).toContain('/Marked true')
    expect(source).toContain('/DisplayDocTitle true')
  })

  it('同じ内容なら、いつ作っても同じファイルになる', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() => renderCertificate(certificate([hanako]), idsOf([hanako]))),
    )
    expect(Buffer.from(first ?? []).equals(Buffer.from(second ?? []))).toBe(true)
  })

  it('交互に同時に作っても、ほかの人のことが混ざらない', async () => {
    const people = Array.from({ length: 40 }, (_, index) => ({
      ...hanako,
      personId: personId(index + 1),
      name: `人物第${index + 1000}号`,
    }))
    const papers = await Promise.all(
      people.map((person) => renderCertificate(certificate([person]), [person.personId])),
    )
    papers.forEach((paper, index) => expect(readPdf(paper).text.match(/人物第\d+号/g)).toEqual([people[index]?.name]))
  })
})

describe('手紙と領収書', () => {
  it('長い通知は、ことばを失わずに次のページへ続く', async () => {
    const paragraphs = Array.from({ length: 40 }, (_, index) => `第${index + 1}段落。${'あいうえお'.repeat(30)}`)
    const letter = {
      issuer,
      documentNumber: '8練区戸第9号',
      date,
      recipient,
      senderTitle: '練馬区長',
      title: 'お知らせ',
      paragraphs,
      contact,
    }
    const { text, pages } = readPdf(
      await renderLetter({ ...letter, seal: 'omitted', appeal: ['3か月以内に審査請求ができます。'] }),
    )
    expect(pages).toBeGreaterThan(2)
    for (const number of [1, 20, 40]) expect(text).toContain(`第${number}段落。`)
    expect(text).toContain('（公印省略）')
    expect(text).toContain('3か月以内に審査請求ができます。')
  })

  it('宛名用紙には住所と氏名と入れるものが載る', async () => {
    const sender = {
      office: '戸籍住民課',
      postcode: '176-8501',
      address: '東京都練馬区豊玉北6-12-1',
      phone: '03-3993-1111',
    }
    const sheet = {
      issuer,
      recipient,
      sender,
      reference: 'N8-2041-7765-3',
      contents: ['住民票の写し　2通'],
      issuedOn: date,
    }
    const { text, pages } = readPdf(await renderAddressSheet(sheet))
    expect(pages).toBe(1)
    for (const word of ['〒179-0072', '之助　様', '住民票の写し　2通']) expect(text).toContain(word)
  })

  it('二度目からの領収書には再発行と記す', async () => {
    const receipt = {
      issuer,
      number: '8練区領第1号',
      issuedOn: date,
      paidOn: date,
      payerName: '佐藤花子',
      total: 300,
      refunded: 0,
      methodLabel: 'QR',
      purpose: '手数料',
    }
    const lines = [{ label: '住民票の写し', unit: 300, count: 1, amount: 300 }]
    expect(readPdf(await renderReceipt({ ...receipt, lines, issue: 1 })).text).not.toContain('再発行')
    expect(readPdf(await renderReceipt({ ...receipt, lines, issue: 2 })).text).toContain('再発行')
  })

  it('消費税のかかる領収書には登録番号と税率ごとの額と税額が載り、指定管理者のものは指定管理者の名で出る', async () => {
    const receipt = {
      issuer,
      number: '8練区領第1号',
      issuedOn: date,
      paidOn: date,
      payerName: '佐藤花子',
      lines: [{ label: '使用料', unit: 1100, count: 2, amount: 2200 }],
      total: 2200,
      refunded: 0,
      methodLabel: 'クレジットカード',
      issue: 1,
      purpose: '施設の使用料',
      invoice: { number: 'T3000020131202', rates: [{ percent: 10, total: 2200, tax: 200 }] },
    }
    const { text: wards } = readPdf(await renderReceipt(receipt))
    for (const word of ['T3000020131202', '10％対象', '内消費税額等 200円', issuer.mayorTitle])
      expect(wards).toContain(word)
    expect(wards).not.toContain('非課税')
    const { text: others } = readPdf(await renderReceipt({ ...receipt, payee: '見本文化振興財団' }))
    expect(others).toContain('見本文化振興財団')
    expect(others).not.toContain(issuer.mayorTitle)
  })
})
