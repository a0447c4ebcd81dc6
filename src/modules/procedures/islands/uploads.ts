// Says at once which files were chosen, how large they are, and that they are being sent. The form works without.

for (const box of document.querySelectorAll<HTMLElement>('[data-uploads]')) {
  const most = Number(box.dataset.uploads)
  const said = box.querySelector<HTMLElement>('[role=status]')
  const inputs = [...box.querySelectorAll<HTMLInputElement>('input[type=file]')]
  const say = (text: string) => {
    if (said) said.textContent = text
  }
  const size = (bytes: number) =>
    bytes < 1_000_000 ? `${Math.max(Math.round(bytes / 1000), 1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
  const chosen = () => inputs.flatMap((input) => [...(input.files ?? [])])
  box.addEventListener('change', () => {
    const lines = chosen().map((file) => `${file.name} (${size(file.size)})`)
    const isLarge = chosen().some((file) => file.size > most)
    say([...lines, ...(isLarge ? [box.dataset.large ?? ''] : [])].join('\n'))
  })
  box.closest('form')?.addEventListener('submit', (event) => {
    // What is too large would be refused after a long wait.
    if (chosen().some((file) => file.size > most)) {
      event.preventDefault()
      say(box.dataset.large ?? '')
      inputs[0]?.focus()
    } else if (chosen().length > 0) say(box.dataset.sending ?? '')
  })
}
