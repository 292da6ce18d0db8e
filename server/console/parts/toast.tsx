// A short word at the edge of the page about what was done, with the way to undo it. It never blocks, and waits while read.
import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../words/words.ts'
import { Button, IconButton } from './button.tsx'
import { Icon } from './icon.tsx'
import './toast.css'

type Toast = { id: number; text: string; tone: 'plain' | 'bad'; undo?: () => void | Promise<void> }

const toasts = signal<readonly Toast[]>([])
let counted = 0

const drop = (id: number): void => {
  toasts.value = toasts.peek().filter((toast) => toast.id !== id)
}

export const toast = (
  text: string,
  { undo, tone = 'plain' }: { undo?: () => void | Promise<void>; tone?: Toast['tone'] } = {},
): void => {
  toasts.value = [...toasts.peek().slice(-2), { id: ++counted, text, tone, ...(undo && { undo }) }]
}

const READ_MS = 6000
const UNDO_MS = 10_000

const ToastLine = ({ one }: { one: Toast }) => {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => drop(one.id), one.undo || one.tone === 'bad' ? UNDO_MS : READ_MS)
    return () => clearTimeout(timer)
  }, [held, one])
  return (
    <div
      class={`toast toast-${one.tone}`}
      role={one.tone === 'bad' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <Icon name={one.tone === 'bad' ? 'problem' : 'check'} size={18} />
      <span class="toast-text">{one.text}</span>
      {one.undo && (
        <Button
          small
          kind="quiet"
          icon="undo"
          onClick={() => {
            drop(one.id)
            void one.undo?.()
          }}
        >
          {t('common.undo')}
        </Button>
      )}
      <IconButton small icon="close" label={t('common.close')} onClick={() => drop(one.id)} />
    </div>
  )
}

export const Toasts = () => (
  <div class="toasts">
    {toasts.value.map((one) => (
      <ToastLine key={one.id} one={one} />
    ))}
  </div>
)
