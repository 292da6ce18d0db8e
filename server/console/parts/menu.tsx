// A button that opens a short list of actions. Arrows move, Enter chooses, Esc and a click elsewhere close.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon, type IconName } from './icon.tsx'
import './menu.css'

export type MenuAction = { label: string; icon?: IconName; danger?: boolean; checked?: boolean; onChoose: () => void }

type MenuProps = {
  label: string
  /** Class of the button that opens it. */
  look?: string
  children: ComponentChildren
  groups: readonly (readonly MenuAction[])[]
  side?: 'down' | 'up'
  align?: 'start' | 'end'
}

export const Menu = ({
  label,
  look = 'button button-quiet button-icon',
  children,
  groups,
  side = 'down',
  align = 'end',
}: MenuProps) => {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const actions = (): HTMLElement[] => [...(root.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]

  useEffect(() => {
    if (!open) return
    actions()[0]?.focus()
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])

  const close = (): void => {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }

  const move = (event: KeyboardEvent): void => {
    const all = actions()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Escape' || event.key === 'Tab') close()
    if (event.key === 'Escape') event.stopPropagation()
    if (to === undefined) return
    event.preventDefault()
    all[(to + all.length) % all.length]?.focus()
  }

  return (
    <div class="menu" ref={root}>
      <button
        type="button"
        class={look}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div
          class={`menu-list menu-${side} menu-${align}`}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={move}
        >
          {groups
            .filter((group) => group.length > 0)
            .map((group, index) => (
              <div key={index} class="menu-group">
                {group.map((action) => (
                  <button
                    key={action.label}
                    type="button"
                    tabIndex={-1}
                    role={action.checked === undefined ? 'menuitem' : 'menuitemradio'}
                    aria-checked={action.checked}
                    class={`menu-action${action.danger ? ' menu-danger' : ''}`}
                    onClick={() => {
                      close()
                      action.onChoose()
                    }}
                  >
                    {action.icon ? <Icon name={action.icon} size={18} /> : <span class="menu-noicon" />}
                    <span class="one-line">{action.label}</span>
                    {action.checked && <Icon name="check" size={16} />}
                  </button>
                ))}
              </div>
            ))}
        </div>
      )}
    </div>
  )
}
