// Draws a bulletin and looks at what came out, as a person would: at every box and every line of text. Runs in a page, also in
// the oldest browser; it is built as the player is.
import type { BulletinShown } from '../../../playlists/manifest.ts'
import { drawItem } from '../../../player/items/draw.ts'

/** What is wrong with it, in words; `pictures` are URLs by index. */
export const faultsOf = async (item: BulletinShown, pictures: readonly string[]): Promise<string[]> => {
  const host = document.getElementById('host')
  if (host === null) throw new Error('no host')
  host.textContent = ''
  const layer = drawItem(host, item, {
    mediaUrl: (index) => pictures[index] ?? '',
    place: { siteName: '青山路菜市场', unitName: '云溪县科学技术协会' },
    clock: () => ({ time: '14:05', date: '11月21日 星期六' }),
    still: true,
    fontFamily: `'Noto Sans CJK SC', sans-serif`,
  })
  await layer.ready
  const faults: string[] = []
  const cutting = '.kp-box, .kp-main, .kp-strip, .kp-table, .kp-table p, .kp-advice section, .kp-list li'
  const side = Math.min(innerWidth, innerHeight)
  for (const face of host.querySelectorAll<HTMLElement>('.kp-face')) {
    const faceBox = face.getBoundingClientRect()
    for (const box of [face, ...face.querySelectorAll<HTMLElement>(cutting)]) {
      if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) {
        faults.push(
          `${box.className} holds ${box.scrollWidth}×${box.scrollHeight} in ${box.clientWidth}×${box.clientHeight}`,
        )
      }
    }
    const lines: { rect: DOMRect; text: Text }[] = []
    const walker = document.createTreeWalker(face, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text) || node.data.trim() === '') continue
      const parent = node.parentElement
      if (parent === null) continue
      const size = Number.parseFloat(getComputedStyle(parent).fontSize)
      const least = side / (parent.matches('.kp-source, .kp-date') ? 36 : 30)
      if (size < least - 0.01) faults.push(`${parent.className || parent.tagName} at ${size} px, least ${least}`)
      const range = document.createRange()
      range.selectNodeContents(node)
      // Where a line is set tighter than its font's own height, the line counts: beyond it there is no ink.
      const lineHeight = Number.parseFloat(getComputedStyle(parent).lineHeight)
      const rects = Array.from(range.getClientRects(), ({ x, y, width, height }) => {
        const excess = Math.max(0, height - lineHeight)
        return new DOMRect(x, y + excess / 2, width, height - excess)
      })
      const tops = new Set(rects.map(({ top }) => Math.round(top)))
      for (const rect of rects) {
        lines.push({ rect, text: node })
        const isInside =
          rect.left >= faceBox.left - 1 &&
          rect.right <= faceBox.right + 1 &&
          rect.top >= faceBox.top - 1 &&
          rect.bottom <= faceBox.bottom + 1
        if (!isInside) faults.push(`“${node.data.slice(0, 8)}” reaches out of the screen`)
      }
      // The first character of each further line.
      if (tops.size > 1) {
        let top: number | null = null
        for (let at = 0; at < node.data.length; at++) {
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          const rect = range.getClientRects()[0]
          if (rect === undefined) continue
          const isNewLine = top !== null && Math.abs(rect.top - top) > size / 2
          if (isNewLine && /[，。、；：？！）》”’]/.test(node.data[at] ?? ''))
            faults.push(`a line begins with ${node.data[at]}`)
          top = rect.top
        }
      }
      // A panel keeps its margins.
      if (parent.matches('.kp-figure')) {
        const panel = parent.parentElement?.getBoundingClientRect()
        const right = Math.max(...Array.from(parent.getClientRects(), (rect) => rect.right))
        if (parent.scrollWidth > parent.clientWidth || panel === undefined || right > panel.right - side / 26)
          faults.push(`the figure takes ${parent.scrollWidth} of ${parent.clientWidth}`)
      }
      if (parent.matches('.kp-body p, .kp-list p, .kp-advice p')) {
        const widest = Math.max(...rects.map(({ width }) => width))
        if (widest > size * 22.6) faults.push(`a line of ${(widest / size).toFixed(1)} characters`)
      }
    }
    for (const [at, one] of lines.entries()) {
      for (const other of lines.slice(at + 1)) {
        if (one.text === other.text) continue
        const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left)
        const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top)
        if (across > 2 && down > Math.min(one.rect.height, other.rect.height) * 0.35) {
          faults.push(`“${one.text.data.slice(0, 8)}” lies on “${other.text.data.slice(0, 8)}”`)
        }
      }
    }
    for (const code of face.querySelectorAll('.kp-qr')) {
      const { width, height } = code.getBoundingClientRect()
      if (width < side / 6 || Math.abs(width - height) > 1) faults.push(`a code of ${width}×${height}`)
    }
  }
  if (host.querySelector('.kp-face') === null) faults.push('nothing was drawn')
  layer.stop()
  if (host.childElementCount > 0) faults.push('something was left behind')
  return faults
}
