// A QR code from the modules the controller computed. At least s/6 without its quiet zone of four modules, each module a
// whole number of pixels, always dark on light: what cameras read.
import type { QrModules } from '../../playlists/manifest.ts'

/** Modules of light around a code (ISO/IEC 18004). */
const QUIET = 4

/** An SVG path of the dark modules, one unit each. */
const toPath = ({ size, bits }: QrModules): string => {
  const bytes = atob(bits)
  const isDark = (at: number): boolean => ((bytes.charCodeAt(at >> 3) >> (7 - (at & 7))) & 1) === 1
  let path = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let run = 0
      while (x + run < size && isDark(y * size + x + run)) run++
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`
      x += run
    }
  }
  return path
}

/** `least` is the least width of the code itself, px. */
export const drawQr = (qr: QrModules, least: number): SVGSVGElement => {
  const box = qr.size + 2 * QUIET
  const make = <K extends 'svg' | 'path'>(tag: K) => document.createElementNS('http://www.w3.org/2000/svg', tag)
  const svg = make('svg')
  const path = make('path')
  path.setAttribute('d', toPath(qr))
  svg.setAttribute('class', 'kp-qr')
  svg.setAttribute('viewBox', `${-QUIET} ${-QUIET} ${box} ${box}`)
  svg.append(path)
  svg.style.width = svg.style.height = `${box * Math.max(1, Math.ceil(least / qr.size))}px`
  return svg
}
