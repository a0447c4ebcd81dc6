// Says at once which files were chosen and how large they are; sends large ones before the form, one after another, with
// what is done in per cent and a button to stop; the form then names them as kept. All words stand in the page as
// templates. Without this script the form sends everything itself.

const worthwhile = 300_000
const heic = /^image\/hei[cf]$|\.hei[cf]$/i

function watchUploads(box: HTMLElement, form: HTMLFormElement): void {
  const most = Number(box.dataset.uploads)
  const { address, name = '' } = box.dataset
  const several = box.dataset.several !== undefined
  const said = box.querySelector<HTMLElement>('[role=status]')
  const sending = box.querySelector<HTMLElement>('.sending')
  const bar = sending?.querySelector('progress')
  const inputs = [...box.querySelectorAll<HTMLInputElement>('input[type=file]')]
  const [main, camera] = inputs
  let request: XMLHttpRequest | undefined

  const chosen = () => inputs.flatMap((input) => [...(input.files ?? [])])
  const words = (state: string, percent?: number) => {
    const template = box.querySelector<HTMLTemplateElement>(`template[data-say=${state}]`)
    const copy = template && document.importNode(template.content, true)
    const place = copy?.querySelector('[data-percent]')
    if (place) place.textContent = `${percent}%`
    return copy
  }
  /** A line for each; a string is what people called their file. */
  const say = (...lines: (string | DocumentFragment | null)[]) =>
    said?.replaceChildren(...lines.flatMap((line, at) => (line ? [...(at > 0 ? ['\n'] : []), line] : [])))

  async function changed(input: HTMLInputElement): Promise<void> {
    if ([...(input.files ?? [])].some(isHeic)) {
      input.files = listOf(await Promise.all([...(input.files ?? [])].map(asJpeg)))
    }
    // The camera gives one at a time: what it took joins the others, and it can be used again.
    if (several && main && input === camera) {
      main.files = listOf(chosen())
      camera.value = ''
    }
    const isLarge = chosen().some((file) => file.size > most)
    say(...chosen().map((file) => `${file.name} (${size(file.size)})`), isLarge ? words('large') : null)
  }

  async function sendAll(): Promise<boolean> {
    const all = chosen()
    const total = all.reduce((sum, file) => sum + file.size, 0)
    let done = 0
    let spoken = -1
    const show = (bytes: number) => {
      const percent = Math.min(Math.floor((bytes / total) * 100), 100)
      if (bar) bar.value = percent
      const shown = sending?.querySelector('[data-percent]')
      if (shown) shown.textContent = `${percent}%`
      // Every quarter is enough for who listens.
      if (Math.floor(percent / 25) === spoken) return
      spoken = Math.floor(percent / 25)
      say(words(spoken === 0 ? 'sending' : 'portion', percent))
    }
    if (sending) sending.hidden = false
    try {
      for (const file of all) {
        show(done)
        const answer = await send(file, (bytes) => show(done + Math.min(bytes, file.size)))
        if ('id' in answer) {
          keep(answer.id, file)
          done += file.size
          continue
        }
        if (answer.state === 'native') return true
        say(file.name, words(answer.state))
        main?.focus()
        return false
      }
      return true
    } finally {
      request = undefined
      if (sending) sending.hidden = true
    }
  }

  type Answer = { id: string } | { state: string }

  function send(file: File, onProgress: (bytes: number) => void): Promise<Answer> {
    const body = new FormData()
    body.append('csrf', form.querySelector<HTMLInputElement>('input[name=csrf]')?.value ?? '')
    body.append('file', file)
    const xhr = new XMLHttpRequest()
    request = xhr
    return new Promise((resolve) => {
      xhr.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
      xhr.addEventListener('error', () => resolve({ state: 'failed' }))
      xhr.addEventListener('abort', () => resolve({ state: 'stopped' }))
      xhr.addEventListener('load', () => {
        const { id, problem } = (xhr.response ?? {}) as { id?: string; problem?: string }
        if (xhr.status === 201 && id) resolve({ id })
        else if (xhr.status === 422 && problem) resolve({ state: problem })
        else if (xhr.status === 503) resolve({ state: 'failed' })
        // Signed out meanwhile, or something else that the form knows how to answer.
        else resolve({ state: 'native' })
      })
      xhr.responseType = 'json'
      xhr.open('POST', address ?? '')
      xhr.setRequestHeader('accept', 'application/json')
      xhr.send(body)
    })
  }

  /** It is with the office: the form names it and does not send it again. */
  function keep(id: string, file: File): void {
    if (!several) for (const one of box.querySelectorAll(`input[name="${name}-kept"]`)) one.remove()
    const hidden = document.createElement('input')
    hidden.type = 'hidden'
    hidden.name = `${name}-kept`
    hidden.value = id
    box.append(hidden)
    for (const input of inputs) input.files = listOf([...(input.files ?? [])].filter((one) => one !== file))
  }

  for (const input of inputs) input.addEventListener('change', () => void changed(input))
  sending?.querySelector('button')?.addEventListener('click', () => request?.abort())

  form.addEventListener('submit', (event) => {
    if (request) return event.preventDefault()
    // What is too large would be refused after a long wait.
    if (chosen().some((file) => file.size > most)) {
      event.preventDefault()
      say(words('large'))
      main?.focus()
      return
    }
    if (event.defaultPrevented || chosen().length === 0) return
    const bytes = chosen().reduce((sum, file) => sum + file.size, 0)
    if (!address || isGoing || bytes < worthwhile) return say(words('sending'))
    event.preventDefault()
    const { submitter } = event
    void sendAll().then((isDone) => {
      if (!isDone) return
      isGoing = true
      form.requestSubmit(submitter)
    })
  })
  let isGoing = false
  addEventListener('pageshow', () => {
    isGoing = false
  })
}

const isHeic = ({ name, type }: File) => heic.test(type) || heic.test(name)

/** A photo as an iPhone keeps it becomes a JPEG where this browser can read it; elsewhere the office says what to do. */
async function asJpeg(file: File): Promise<File> {
  if (!isHeic(file)) return file
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const canvas = document.createElement('canvas')
    const scale = Math.min(1, 4000 / Math.max(image.width, image.height))
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.9)
    })
    return blob ? new File([blob], file.name.replace(/\.hei[cf]$/i, '.jpg'), { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}

function listOf(files: readonly File[]): FileList {
  const list = new DataTransfer()
  for (const file of files) list.items.add(file)
  return list.files
}

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(Math.round(bytes / 1000), 1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

// Below what it uses: the functions above are constants.
for (const box of document.querySelectorAll<HTMLElement>('[data-uploads]')) {
  const form = box.closest('form')
  if (form) watchUploads(box, form)
}
