// The console's own icons: one family, 24 px grid, one stroke, round ends. Always beside a word, or named for those who cannot see it.
import './icon.css'

const paths = {
  overview: 'M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z',
  screen: 'M3.5 5h17v11h-17zM8.5 20h7M12 16v4',
  site: 'M12 21c4-4.6 6.5-8 6.5-11.2a6.5 6.5 0 0 0-13 0C5.5 13 8 16.4 12 21zM12 12.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z',
  library: 'M7 7h13v12H7zM4 16V4h13M7.5 16.5l3.5-4 3 3 2-2 3.5 3.5M15.5 10.5h.01',
  bulletin: 'M5 4h14v16H5zM8.5 8.5h7M8.5 12h7M8.5 15.5h4',
  playlist: 'M4 6.5h10M4 12h10M4 17.5h6M15 14.5v6l5-3z',
  schedule: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7M8 14.5h3M8 17h6',
  history: 'M4.5 12a7.5 7.5 0 1 0 2.3-5.4L4.5 9M4.5 4.5V9H9M12 8v4.3l2.8 1.7',
  publish: 'M12 20V8.5M7.5 12.5 12 8l4.5 4.5M5 4.5h14',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20 20',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  more: 'M4.7 12a.8 .8 0 1 0 1.6 0 .8 .8 0 1 0-1.6 0M11.2 12a.8 .8 0 1 0 1.6 0 .8 .8 0 1 0-1.6 0M17.7 12a.8 .8 0 1 0 1.6 0 .8 .8 0 1 0-1.6 0',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  down: 'M6 9.5l6 6 6-6',
  up: 'M6 14.5l6-6 6 6',
  right: 'M9.5 6l6 6-6 6',
  left: 'M14.5 6l-6 6 6 6',
  trash: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10.3 11v5M13.7 11v5',
  edit: 'M4.5 19.5h4L19 9l-4-4L4.5 15.5zM12.5 7.5l4 4',
  upload: 'M12 16V5M7.5 9.5 12 5l4.5 4.5M4.5 16v3.5h15V16',
  undo: 'M8.5 5.5 4.5 9.5l4 4M4.5 9.5h9a5.5 5.5 0 0 1 0 11H9',
  drag: 'M8.2 6a.8 .8 0 1 0 1.6 0 .8 .8 0 1 0-1.6 0M14.2 6a.8 .8 0 1 0 1.6 0 .8 .8 0 1 0-1.6 0M8.2 12a.8 .8 0 1 0 1.6 0 .8 .8 0 1 0-1.6 0M14.2 12a.8 .8 0 1 0 1.6 0 .8 .8 0 1 0-1.6 0M8.2 18a.8 .8 0 1 0 1.6 0 .8 .8 0 1 0-1.6 0M14.2 18a.8 .8 0 1 0 1.6 0 .8 .8 0 1 0-1.6 0',
  play: 'M8 5.5v13l10.5-6.5z',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4',
  moon: 'M19.5 14.2A8 8 0 1 1 9.8 4.5a6.3 6.3 0 0 0 9.7 9.7z',
  auto: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 4v16M15 6v12M18 8.5v7',
  language: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM4 12h16M12 4c-5 5-5 11 0 16M12 4c5 5 5 11 0 16',
  leave: 'M10 4.5H5v15h5M14.5 8l4 4-4 4M18.5 12H9.5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  warning: 'M12 4.5 21 19.5H3zM12 10.5v4M12 17h.01',
  problem: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 8v5M12 16h.01',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  eye: 'M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  filter: 'M4 6h16M7 12h10M10 18h4',
  unpair: 'M9 15l-2 2a3.5 3.5 0 0 1-5-5l3-3M15 9l2-2a3.5 3.5 0 0 1 5 5l-3 3M8 8 5 5M16 16l3 3',
  tag: 'M4 4h8l8 8-8 8-8-8zM8.5 8.5h.01',
  image: 'M4 5h16v14H4zM4.5 16l4.5-5 4 4 2.5-2.5 4 4M15.5 9h.01',
  web: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM4.7 9h14.6M4.7 15h14.6M12 4c-3.2 3-4.4 5.6-4.4 8s1.2 5 4.4 8M12 4c3.2 3 4.4 5.6 4.4 8s-1.2 5-4.4 8',
  video: 'M4 6h12v12H4zM16 10.5l4.5-3v9l-4.5-3z',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.5V12l3 2',
  layout: 'M4 5h16v14H4zM14 5v10M4 15h16',
  landscape: 'M3.5 6.5h17v11h-17z',
  portrait: 'M6.5 3.5h11v17h-11z',
  broadcast: 'M4 10v4h3.5L16 18.5v-13L7.5 10zM19 9.5a4 4 0 0 1 0 5M7.5 14l1 5.5h3L10.3 15.6',
  report: 'M4 20h16M6.5 20v-6M12 20V5M17.5 20v-9.5',
  camera: 'M4 7.5h3.5L9 5h6l1.5 2.5H20V19H4zM12 16a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
  reload: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.4l2.3 2.4M19.5 4.5V9H15',
  pointer: 'M12 3v3M12 18v3M3 12h3M18 12h3M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  bars: 'M4 5h16v14H4zM8 5v14M12 5v14M16 5v14',
  download: 'M12 4.5V15M7.5 10.5 12 15l4.5-4.5M4.5 16v3.5h15V16',
  sound: 'M4 10v4h3.5L12 18V6l-4.5 4zM15.5 9.5a3.6 3.6 0 0 1 0 5M18 7a7 7 0 0 1 0 10',
} as const

export type IconName = keyof typeof paths

export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
)
