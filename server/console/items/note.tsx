// A sentence beside what it is about: what is not right, or worth knowing, and what to do.
import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../parts/icon.tsx'
import './note.css'

type NoteProps = {
  tone: 'warn' | 'bad' | 'plain'
  icon?: IconName
  children: ComponentChildren
  action?: ComponentChildren
}

export const Note = ({ tone, icon = tone === 'plain' ? 'problem' : 'warning', children, action }: NoteProps) => (
  <p class={`note note-${tone}`}>
    <Icon name={icon} size={16} />
    <span>{children}</span>
    {action}
  </p>
)
