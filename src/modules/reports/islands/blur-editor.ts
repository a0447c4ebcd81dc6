import { between, inMiddle, limited, moved, type Part, sized, tidy } from '../pictures/editor/boxes.ts'

// Draws what is to be hidden over the photo: by pointer, by finger, by keyboard. The numbers below the photo stay the
// truth: they are what the form sends, and without this script they are all there is.

type Side = keyof Part

const sides: readonly Side[] = ['left', 'top', 'width', 'height']
const step = 1

class BlurEditor extends HTMLElement {
  private parts: Part[] = []
  private chosen = -1
  private readonly stage = this.querySelector<HTMLElement>('.blur-stage')
  private readonly status = this.querySelector<HTMLElement>('[role=status]')

  connectedCallback(): void {
    const { stage } = this
    if (!stage) return
    this.parts = this.rows().flatMap((row) => partIn(row) ?? [])
    this.querySelector('[name=add]')?.addEventListener('click', () => this.addFresh())
    this.querySelector('[name=remove]')?.addEventListener('click', () => this.takeAway(this.chosen))
    // Typed numbers move the boxes.
    this.addEventListener('input', () => {
      this.parts = this.rows().flatMap((row) => partIn(row) ?? [])
      this.draw()
    })
    stage.addEventListener('pointerdown', (event) => this.press(event))
    stage.addEventListener('click', (event) => this.tap(event))
    const field = this.closest('form')?.querySelector<HTMLInputElement>(`input[name="${this.dataset.field}"]`)
    if (!field) return this.open(true)
    const show = () => void this.showFile(field.files?.[0])
    field.addEventListener('change', show)
    show()
  }

  /** The chosen file is drawn here and goes nowhere before the form is sent. */
  private async showFile(file: File | undefined): Promise<void> {
    this.stage?.querySelector('canvas')?.remove()
    const unseen = this.querySelector<HTMLElement>('[data-unseen]')
    if (unseen) unseen.hidden = true
    // What was drawn belongs to another photo.
    if (this.stage?.dataset.file !== undefined) this.write([])
    if (!file) return this.open(false)
    try {
      const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
      const scale = Math.min(1, 1200 / Math.max(image.width, image.height))
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(image.width * scale)
      canvas.height = Math.round(image.height * scale)
      canvas.setAttribute('role', 'img')
      canvas.setAttribute('aria-label', this.dataset.alt ?? '')
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
      image.close()
      this.stage?.prepend(canvas)
      if (this.stage) this.stage.dataset.file = file.name
      this.open(true)
    } catch {
      this.open(false)
      if (unseen) unseen.hidden = false
    }
  }

  private open(isOpen: boolean): void {
    const tools = this.querySelector<HTMLElement>('[data-with-script]')
    if (tools) tools.hidden = !isOpen
    this.classList.toggle('open', isOpen)
    this.draw()
  }

  private rows = (): HTMLElement[] => [...this.querySelectorAll<HTMLElement>('.blur-row')]

  /** Into the numbers, with as many rows as it takes, and onto the photo. */
  private write(parts: readonly Part[]): void {
    this.parts = [...parts]
    for (let rows = this.rows(); rows.length < parts.length; rows = this.rows()) {
      const last = rows.at(-1)
      const copy = last?.cloneNode(true)
      if (!last || !(copy instanceof HTMLElement)) break
      const legend = copy.querySelector('legend')
      if (legend) legend.textContent = this.words('one', rows.length)
      last.after(copy)
    }
    for (const [at, row] of this.rows().entries())
      for (const side of sides) {
        const input = inputOf(row, side)
        const part = parts[at]
        if (input) input.value = part ? String(tidy(part[side])) : ''
      }
    this.draw()
  }

  private draw(): void {
    const { stage } = this
    if (!stage) return
    if (this.chosen >= this.parts.length) this.chosen = -1
    const boxes = [...stage.querySelectorAll<HTMLElement>('.blur-box')]
    for (const box of boxes.slice(this.parts.length)) box.remove()
    const isOpen = this.classList.contains('open')
    for (const [at, part] of this.parts.entries()) {
      const box = boxes[at] ?? this.newBox(at)
      for (const side of sides) box.style[side] = `${part[side]}%`
      box.classList.toggle('chosen', at === this.chosen)
      box.setAttribute('aria-label', this.say(at))
      box.hidden = !isOpen
    }
    const remove = this.querySelector<HTMLButtonElement>('[name=remove]')
    if (remove) remove.disabled = this.chosen < 0
  }

  private newBox(at: number): HTMLElement {
    const box = document.createElement('button')
    box.type = 'button'
    box.className = 'blur-box'
    box.append(document.createElement('span'))
    box.addEventListener('focus', () => this.choose(at))
    box.addEventListener('keydown', (event) => this.key(event, at))
    this.stage?.append(box)
    return box
  }

  private box = (at: number): HTMLElement | undefined => this.stage?.querySelectorAll<HTMLElement>('.blur-box')[at]

  private choose(at: number): void {
    this.chosen = at
    this.draw()
  }

  private add(part: Part): number | undefined {
    if (this.parts.length >= Number(this.dataset.most)) {
      this.tell(this.dataset.full ?? '')
      return undefined
    }
    const at = this.parts.length
    this.write([...this.parts, part])
    this.box(at)?.focus()
    this.choose(at)
    this.tell(this.words('added', at))
    return at
  }

  /** Each a little beside the one before, so that both can be seen. */
  private addFresh(): void {
    const off = (this.parts.length % 6) * 5
    this.add(inMiddle(40 + off, 40 + off))
  }

  private takeAway(at: number): void {
    if (!this.parts[at]) return
    this.write(this.parts.filter((_, index) => index !== at))
    this.tell((this.dataset.removed ?? '').replace('#', String(this.parts.length)))
    const next = this.box(Math.min(at, this.parts.length - 1)) ?? this.querySelector<HTMLElement>('[name=add]')
    next?.focus()
  }

  private change(at: number, part: Part): void {
    this.write(this.parts.map((one, index) => (index === at ? part : one)))
  }

  private key(event: KeyboardEvent, at: number): void {
    const part = this.parts[at]
    if (!part || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      return this.takeAway(at)
    }
    const [x, y] = arrows[event.key] ?? [0, 0]
    if (x === 0 && y === 0) return
    event.preventDefault()
    this.change(at, event.shiftKey ? sized(part, x, y) : moved(part, x, y))
    this.tell(this.say(at))
  }

  // A finger taps a place; drawing would keep it from scrolling the page.
  private tap(event: MouseEvent): void {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch' || isBox(event.target)) return
    const { x, y } = this.placeOf(event)
    this.add(inMiddle(x, y))
  }

  private press(event: PointerEvent): void {
    if (event.button !== 0 || !this.classList.contains('open')) return
    const box = isBox(event.target)
    if (!box && event.pointerType === 'touch') return
    event.preventDefault()
    const from = this.placeOf(event)
    const at = box ? [...(this.stage?.querySelectorAll('.blur-box') ?? [])].indexOf(box) : undefined
    const isCorner = event.target instanceof HTMLSpanElement
    if (box) box.focus()
    this.follow(event, at === undefined ? this.drawing(from) : this.dragging(at, from, isCorner))
  }

  private follow(event: PointerEvent, go: (place: { x: number; y: number }) => void): void {
    const { stage } = this
    if (!stage) return
    stage.setPointerCapture(event.pointerId)
    const move = (moving: PointerEvent) => go(this.placeOf(moving))
    const end = () => {
      stage.removeEventListener('pointermove', move)
      if (this.parts[this.chosen]) this.tell(this.say(this.chosen))
    }
    stage.addEventListener('pointermove', move)
    for (const over of ['pointerup', 'pointercancel']) stage.addEventListener(over, end, { once: true })
  }

  private drawing(from: { x: number; y: number }): (place: { x: number; y: number }) => void {
    let at: number | undefined
    let isRefused = false
    return ({ x, y }) => {
      const part = between(from, { x, y })
      if (isRefused || (at === undefined && Math.max(part.width, part.height) < 2)) return
      if (at === undefined) at = this.add(part)
      else this.change(at, part)
      isRefused = at === undefined
    }
  }

  private dragging(at: number, from: { x: number; y: number }, isCorner: boolean) {
    const part = this.parts[at]
    return ({ x, y }: { x: number; y: number }) => {
      if (!part) return
      const [across, down] = [x - from.x, y - from.y]
      this.change(at, isCorner ? sized(part, across, down) : moved(part, across, down))
    }
  }

  /** In per cent of the photo. */
  private placeOf({ clientX, clientY }: MouseEvent): { x: number; y: number } {
    const { left = 0, top = 0, width = 1, height = 1 } = this.stage?.getBoundingClientRect() ?? {}
    return { x: limited(((clientX - left) / width) * 100), y: limited(((clientY - top) / height) * 100) }
  }

  private words = (name: 'one' | 'added' | 'at', at: number) => (this.dataset[name] ?? '').replace('#', String(at + 1))

  private say(at: number): string {
    const part = this.parts[at]
    return this.words('at', at).replaceAll(/\{(left|top|width|height)\}/g, (_, side: Side) =>
      String(Math.round(part?.[side] ?? 0)),
    )
  }

  private tell(words: string): void {
    if (this.status) this.status.textContent = words
  }
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
}

function partIn(row: HTMLElement): Part | undefined {
  const [left = Number.NaN, top = Number.NaN, width = Number.NaN, height = Number.NaN] = sides.map((side) =>
    numberIn(inputOf(row, side)?.value ?? ''),
  )
  return [left, top, width, height].every(Number.isFinite) ? { left, top, width, height } : undefined
}

const numberIn = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.normalize('NFKC')))

const inputOf = (row: HTMLElement, side: Side) => row.querySelector<HTMLInputElement>(`input[data-side=${side}]`)

const isBox = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('.blur-box') : null

customElements.define('blur-editor', BlurEditor)
