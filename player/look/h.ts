// Elements by hand. Layers are drawn once and never change but for their clocks, so the page needs no library that compares
// trees: Preact would be a fifth of all that a screen loads.

export type Child = Node | string | null | undefined | false

export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  element.className = className
  refill(element, ...children)
  return element
}

/** A canvas of so many pixels, and what draws on it; null only in browsers that are out of memory. */
export const createCanvas = (
  width: number,
  height: number,
  className = '',
): [HTMLCanvasElement, CanvasRenderingContext2D | null] => {
  const canvas = h('canvas', className)
  canvas.width = width
  canvas.height = height
  return [canvas, canvas.getContext('2d')]
}

/** Puts `children` in place of what is in `element`. */
export const refill = (element: Element, ...children: Child[]): void => {
  element.textContent = ''
  for (const child of children) if (child) element.append(child)
}
