import type { Look, LookNode } from '../writing/look.ts'

// While somebody writes, what the rules say and how it looks follow what is typed. Without this script the button
// 「下書きを見る」 does the same.

const beside = document.querySelector<HTMLElement>('[data-page-look]')
const form = document.querySelector<HTMLFormElement>('#page-form')
const address = beside?.dataset.pageLook

if (beside && form && address) {
  let timer = 0
  let asked = 0
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void look(beside, form, address, ++asked), 700)
  })

  async function look(place: HTMLElement, typed: HTMLFormElement, at: string, turn: number): Promise<void> {
    try {
      const answer = await fetch(at, {
        method: 'POST',
        body: new FormData(typed),
        headers: { accept: 'application/json' },
        redirect: 'error',
      })
      // A slow answer to what was typed before says nothing any more.
      if (!answer.ok || turn !== asked) return
      const said = (await answer.json()) as Look // parse edge: our own route
      put(place, '[data-preview-title]', said.title)
      put(place, '[data-preview-summary]', said.summary)
      put(place, '[data-preview-body]', said.body)
      put(place, '[data-advice]', [adviceOf(said)])
    } catch {
      // Without the network the last look stays; saving says what is wrong.
    }
  }
}

function put(place: HTMLElement, selector: string, nodes: readonly LookNode[]): void {
  place.querySelector(selector)?.replaceChildren(...nodes.map(build))
}

function build(node: LookNode): Node {
  if (typeof node === 'string') return document.createTextNode(node)
  const [name, attributes, children] = node
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children.map(build))
  return element
}

function adviceOf({ findings }: Look): LookNode {
  const none = document.querySelector<HTMLElement>('[data-page-look]')?.dataset
  if (findings.length === 0) return ['p', {}, [none?.none ?? '']]
  return [
    'ul',
    { class: 'page-advice' },
    findings.map(
      ({ isError, field, place, excerpt, advice }): LookNode => [
        'li',
        isError ? { class: 'blocks' } : {},
        [
          ['span', { 'aria-hidden': 'true' }, [isError ? '✕' : '・']],
          [
            'div',
            {},
            [
              ...(isError ? [['strong', {}, [`${none?.error ?? ''}　`]] as const] : []),
              ['span', { class: 'where' }, [['a', { href: `#field-${field}` }, [place]]]],
              ...(excerpt === '' ? [] : [['q', {}, [excerpt]] as const]),
              ['p', {}, [advice]],
            ],
          ],
        ],
      ],
    ),
  ]
}
