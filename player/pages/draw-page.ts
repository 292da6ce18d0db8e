// The pages of the player itself are templates in `index.html`, so that their words cost no script. Here they are copied, and
// what differs from screen to screen is filled in: the text of every element that names it by `data-fill`.

/** What there is to fill in, by name. */
export type Fillings = Readonly<Record<string, unknown>>

/** A copy of the template of that id. */
export const drawPage = (id: string, fillings: Fillings = {}): Element | null => {
  const template = document.querySelector<HTMLTemplateElement>(`template#${id}`)
  const page = template && document.importNode(template.content, true).firstElementChild
  for (const place of page ? page.querySelectorAll<HTMLElement>('[data-fill]') : [])
    place.textContent = String(fillings[String(place.dataset.fill)] ?? '–')
  return page
}
