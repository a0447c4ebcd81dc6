// Reads the main part of a page aloud, a sentence at a time, and marks the sentence. Without a browser that can speak there
// is no button. A pause ends the sentence and 続ける begins it anew: phones forget where they were.

type Sentence = { words: string; lang: string; range: Range; block: Element }

const button = document.querySelector<HTMLButtonElement>('#read-aloud')
const player = document.querySelector<HTMLElement>('.player')
const main = document.querySelector<HTMLElement>('main')
if (button && player && main && 'speechSynthesis' in window) begin(button, player, main)

function begin(start: HTMLButtonElement, box: HTMLElement, page: HTMLElement): void {
  const voice = window.speechSynthesis
  const status = box.querySelector<HTMLElement>('[role="status"]')
  let sentences: readonly Sentence[] = []
  let at = 0
  // What was said before the last press is answered by nobody.
  let turn = 0
  const speeds = [...box.querySelectorAll<HTMLButtonElement>('[data-rate]')]
  const rateNow = () =>
    Number(speeds.find((one) => one.getAttribute('aria-pressed') === 'true')?.dataset.rate ?? '') || 1

  const part = (name: string) => box.querySelector<HTMLButtonElement>(`[data-do="${name}"]`)
  const tell = (message?: string) => {
    const words = message === undefined ? undefined : box.querySelector(`[data-say="${message}"]`)
    status?.replaceChildren(...(words ? [...words.cloneNode(true).childNodes] : []))
  }
  const showReading = (isReading: boolean) => {
    const [pause, go] = [part('pause'), part('go')]
    if (!pause || !go) return
    const [shown, gone] = isReading ? [pause, go] : [go, pause]
    const hadFocus = document.activeElement === gone
    shown.hidden = false
    if (hadFocus) shown.focus()
    gone.hidden = true
  }
  const halt = () => {
    turn += 1
    voice.cancel()
    showReading(false)
  }
  const end = (message?: string) => {
    halt()
    unmark()
    at = 0
    tell(message)
  }
  const speak = () => {
    const sentence = sentences[at]
    if (!sentence) return end(sentences.length === 0 ? 'nothing' : 'done')
    turn += 1
    const mine = turn
    voice.cancel()
    const said = new SpeechSynthesisUtterance(sentence.words)
    said.lang = sentence.lang
    said.rate = rateNow()
    const speaker = voiceFor(voice, sentence.lang)
    if (speaker) said.voice = speaker
    said.onend = () => {
      if (mine !== turn) return
      at += 1
      speak()
    }
    said.onerror = ({ error }) => {
      if (mine !== turn) return
      const isMissing = error === 'language-unavailable' || error === 'voice-unavailable'
      end(isMissing ? 'silent' : 'failed')
    }
    mark(sentence, box)
    tell()
    showReading(true)
    voice.speak(said)
  }
  const close = () => {
    end()
    box.hidden = true
    document.documentElement.style.removeProperty('scroll-padding-bottom')
    const details = start.closest('details')
    details?.querySelector('summary')?.focus()
  }
  const open = async () => {
    await look(box)
    box.hidden = false
    const details = start.closest('details')
    if (details) details.open = false
    part('pause')?.focus()
    document.documentElement.style.setProperty('scroll-padding-bottom', `${box.offsetHeight}px`)
    sentences = sentencesOf(page)
    at = 0
    if ((await voicesOf(voice)).some((one) => speaks(one, pageLang()))) speak()
    else end('silent')
  }

  start.hidden = false
  start.addEventListener('click', () => void open())
  part('pause')?.addEventListener('click', halt)
  part('go')?.addEventListener('click', speak)
  part('stop')?.addEventListener('click', close)
  for (const speed of speeds) {
    speed.addEventListener('click', () => {
      for (const one of speeds) one.setAttribute('aria-pressed', one === speed ? 'true' : 'false')
      keep(start.form, speed.value)
      if (part('go')?.hidden) speak()
    })
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !box.hidden && !event.defaultPrevented) close()
  })
  addEventListener('pagehide', () => voice.cancel())
}

const pageLang = (): string => document.documentElement.lang || 'ja'

const speaks = (voice: SpeechSynthesisVoice, lang: string): boolean =>
  voice.lang.toLowerCase().replace('_', '-').startsWith(lang)

/** The device's own voices first: they need no connection and send no page to anybody. */
const voiceFor = (voice: SpeechSynthesis, lang: string): SpeechSynthesisVoice | undefined => {
  const voices = voice.getVoices().filter((one) => speaks(one, lang))
  return voices.find((one) => one.localService && one.default) ?? voices.find((one) => one.localService) ?? voices[0]
}

/** Browsers fill the list after the page is there; who has none after two seconds has none. */
function voicesOf(voice: SpeechSynthesis): Promise<readonly SpeechSynthesisVoice[]> {
  const known = voice.getVoices()
  if (known.length > 0) return Promise.resolve(known)
  return new Promise((resolve) => {
    const answer = () => {
      clearTimeout(timer)
      voice.removeEventListener('voiceschanged', answer)
      resolve(voice.getVoices())
    }
    const timer = setTimeout(answer, 2000)
    voice.addEventListener('voiceschanged', answer)
  })
}

/** The player's look comes with its first use. */
function look(box: HTMLElement): Promise<void> {
  const { sheet } = box.dataset
  if (!sheet) return Promise.resolve()
  delete box.dataset.sheet
  return new Promise((resolve) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = sheet
    link.onload = () => resolve()
    link.onerror = () => resolve()
    document.head.append(link)
  })
}

const silent = 'script,style,template,rp,nav,svg,select,textarea,input,[hidden],[aria-hidden="true"]'

/** The sentences of what can be seen, block by block. A word with its reading above is spoken as it is read. */
function sentencesOf(page: HTMLElement): Sentence[] {
  const found: Sentence[] = []
  let block: Element | undefined
  let pieces: { node: Text; words: string }[] = []
  const flush = () => {
    if (block && pieces.length > 0) found.push(...split(pieces, block))
    pieces = []
  }
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!(node instanceof Text) || !parent || parent.closest(silent) || parent.getClientRects().length === 0) continue
    if (parent.closest('rt')) continue
    const own = blockOf(parent, page)
    if (own !== block) {
      flush()
      block = own
    }
    pieces.push({ node, words: node.data })
  }
  flush()
  return found
}

function blockOf(element: Element, page: Element): Element {
  let one: Element | null = element
  while (one && one !== page && /^(?:inline|contents|ruby)/.test(getComputedStyle(one).display)) one = one.parentElement
  return one ?? page
}

function split(pieces: readonly { node: Text; words: string }[], block: Element): Sentence[] {
  const whole = pieces.map(({ words }) => words).join('')
  const lang = block.closest('[lang]')?.getAttribute('lang') ?? pageLang()
  const sentences: Sentence[] = []
  for (const { from, to } of partsOf(whole, lang)) {
    if (!/[\p{L}\p{N}]/u.test(whole.slice(from, to))) continue
    const range = document.createRange()
    let spoken = ''
    let start = 0
    let isOpen = false
    for (const { node, words } of pieces) {
      const stop = start + words.length
      const [a, b] = [Math.max(from, start), Math.min(to, stop)]
      if (a < b) {
        if (!isOpen) range.setStart(node, a - start)
        isOpen = true
        range.setEnd(node, b - start)
        spoken += readingAbove(node) ?? words.slice(a - start, b - start)
      }
      start = stop
    }
    sentences.push({ words: spoken.replace(/\s+/g, ' ').trim(), lang, range, block })
  }
  return sentences
}

const readingAbove = (node: Text): string | undefined => {
  const ruby = node.parentElement?.closest('ruby')
  return ruby?.querySelector('rt')?.textContent ?? undefined
}

function partsOf(text: string, lang: string): { from: number; to: number }[] {
  if ('Segmenter' in Intl) {
    const segments = [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)]
    return segments.map(({ index, segment }) => ({ from: index, to: index + segment.length }))
  }
  return [...text.matchAll(/[^。！？]+[。！？]?/g)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
  }))
}

let marked: Element | undefined

function mark({ range, block }: Sentence, box: HTMLElement): void {
  unmark()
  if ('highlights' in CSS) CSS.highlights.set('read-aloud', new Highlight(range))
  else block.classList.add('is-read')
  marked = block
  const { top, bottom } = range.getBoundingClientRect()
  if (top >= 0 && bottom <= innerHeight - box.offsetHeight) return
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  scrollBy({ top: top - innerHeight / 3, behavior: isCalm ? 'auto' : 'smooth' })
}

function unmark(): void {
  if ('highlights' in CSS) CSS.highlights.delete('read-aloud')
  marked?.classList.remove('is-read')
  marked = undefined
}

/** Kept as the other reading help is, by the form of the page; who cannot be reached keeps it for this page. */
function keep(form: HTMLFormElement | null, speed: string): void {
  if (!form) return
  const body = new URLSearchParams({ csrf: new FormData(form).get('csrf')?.toString() ?? '', speed })
  fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined)
}
