import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { attacks } from '#modules/pages/keeping/import/fixtures/attacks.ts'
import { describeJourney } from './journey.ts'
import { sitDown } from './steps.ts'

const old = (html: string) => ({ name: '古いページ.html', mimeType: 'text/html', buffer: Buffer.from(html) })

/** What the page holds that could do something, and what the browser refused. */
const dangers = (page: Page) =>
  page.evaluate(() => {
    const words = document.querySelector('main') ?? document.body
    const all = [...words.querySelectorAll('*')]
    return {
      events: all.flatMap((one) => [...one.attributes].map(({ name }) => name)).filter((name) => name.startsWith('on')),
      scripts: words.querySelectorAll(
        'script:not([type="application/ld+json"]), iframe, object, embed, base, meta, style, link, form[action^="javascript"]',
      ).length,
      addresses: all
        .flatMap((one) => [one.getAttribute('href'), one.getAttribute('src'), one.getAttribute('action')])
        .filter((address) => address !== null && /^\s*(javascript|data|vbscript):/i.test(address)),
      isOwned: 'isOwned' in window,
    }
  })

describeJourney('古いページを取り込む', (journey) => {
  test('攻撃を仕込んだ古いページは、下書きでも、見せるページでも何も起こさず、落としたものが職員に見える', async () => {
    const furukawa = await journey.visit({ viewport: { width: 1280, height: 900 } })
    await sitDown(furukawa, '古川大輔')
    const { page } = furukawa
    await page.addInitScript(() => {
      Object.assign(window, { owned: () => Object.assign(window, { isOwned: true }) })
    })
    const refused: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy|violates/i.test(message.text())) refused.push(message.text())
    })
    page.on('dialog', (dialog) => void dialog.dismiss())

    await furukawa.open('/staff/pages/imports')
    // One that swallows the rest of the page is tried with the others in the unit test.
    const safe = attacks.filter(
      (attack) => !/<plaintext|<xmp|<noembed|<textarea|<title|<!\[CDATA|<noscript|<template/.test(attack),
    )
    const body = safe.map((attack, number) => `<p>攻撃${number}</p>${attack}`).join('\n')
    await furukawa.attach(
      'HTMLファイル',
      old(`<html><body><div id="main"><h1>攻撃のページ</h1>${body}<p>終わり</p></div></body></html>`),
    )
    await furukawa.press('取り込む')
    for (const words of ['攻撃のページ', 'スクリプト', '動きを起こす属性', '危険なリンク', 'フレーム'])
      expect(await furukawa.words()).toContain(words)
    await furukawa.follow('攻撃のページ')
    const quiet = { events: [], scripts: 0, addresses: [], isOwned: false }
    expect(await furukawa.words()).toContain('攻撃1')
    expect(await dangers(page)).toEqual(quiet)

    await furukawa.press('リンクを作る')
    const link = /https?:\/\/\S+\/preview\/[\w-]+/.exec(await furukawa.words())?.[0] ?? ''
    expect(link).not.toBe('')
    await furukawa.open(link)
    expect(await furukawa.words()).toContain('攻撃1')
    expect(await dangers(page)).toEqual(quiet)
    expect(refused).toEqual([])
  })
})
