const worthwhile = 1_500_000

/** Photos as the office would make them anyway: at most 2,048 pixels. What this browser cannot read goes as it is. */
export async function makeSmaller(form: HTMLFormElement): Promise<void> {
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=file]')) {
    const files = [...(input.files ?? [])]
    if (!files.some(({ size }) => size > worthwhile)) continue
    const list = new DataTransfer()
    for (const file of files) list.items.add(await smaller(file))
    input.files = list.files
  }
}

async function smaller(file: File): Promise<File> {
  if (file.size <= worthwhile) return file
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, 2048 / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.88)
    })
    const name = file.name.replace(/\.\w+$/, '.jpg')
    return blob && blob.size < file.size ? new File([blob], name, { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}
