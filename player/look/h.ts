// Elements by hand. Layers are drawn once and never change but for their clocks, so the page needs no library that compares
// trees: Preact would be a fifth of all that a screen loads.

export type Child = Node | string | null | false

const fill = <E extends Element>(element: E, className: string, children: readonly Child[]): E => {
  if (className !== '') element.setAttribute('class', className)
  for (const child of children) if (child !== null && child !== false) element.append(child)
  return element
}

export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: Child[]
): HTMLElementTagNameMap[K] => fill(document.createElement(tag), className, children)

/** An SVG of paths in one view box. */
export const drawing = (className: string, viewBox: string, ...paths: string[]): SVGSVGElement => {
  const make = <K extends keyof SVGElementTagNameMap>(tag: K) =>
    document.createElementNS('http://www.w3.org/2000/svg', tag)
  const svg = make('svg')
  svg.setAttribute('viewBox', viewBox)
  const shapes = paths.map((d) => {
    const path = make('path')
    path.setAttribute('d', d)
    return path
  })
  return fill(svg, className, shapes)
}

/** Puts `children` in place of what is in `element`. */
export const refill = (element: Element, ...children: Child[]): void => {
  element.textContent = ''
  fill(element, '', children)
}
