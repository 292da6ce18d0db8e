// A native modal dialog: the browser keeps the focus inside, Esc closes, the focus returns where it was.
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useId, useRef } from 'preact/hooks'
import { t } from '../words/words.ts'
import { IconButton } from './button.tsx'
import './dialog.css'

type DialogProps = {
  title: string
  onClose: () => void
  children: ComponentChildren
  /** The buttons, the one that acts last. */
  footer?: ComponentChildren
  size?: 'small' | 'middle' | 'large'
  /** Makes the whole dialog a form: Enter in a field does what the main button (`type="submit"`) does. */
  onSubmit?: () => void
}

export const Dialog = ({ title, onClose, children, footer, size = 'middle', onSubmit }: DialogProps) => {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
    // The browser would take the first button, which is the one that closes.
    const wishes = ['[autofocus]', '.dialog-content :is(input, select, textarea)', '.dialog-footer button:last-child']
    wishes
      .map((wish) => dialog?.querySelector<HTMLElement>(wish))
      .find(Boolean)
      ?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      class={`dialog dialog-${size}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === ref.current) onClose()
      }}
    >
      <form
        class="dialog-body"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit?.()
        }}
      >
        <header class="dialog-header">
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label={t('common.close')} onClick={onClose} />
        </header>
        <div class="dialog-content">{children}</div>
        {footer && <footer class="dialog-footer">{footer}</footer>}
      </form>
    </dialog>
  )
}
