// What acts is a button with a verb; what leads somewhere is a link. One primary button in a view at most.
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import './button.css'

type Look = { kind?: 'primary' | 'plain' | 'quiet' | 'danger'; icon?: IconName; small?: boolean }

const toClass = ({ kind = 'plain', small = false }: Look, only = false): string =>
  `button button-${kind}${small ? ' button-small' : ''}${only ? ' button-icon' : ''}`

type ButtonProps = Look & {
  children: ComponentChildren
  /** Shows that it is at work and takes no second click; its width stays. */
  busy?: boolean
} & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'children' | 'size'>

export const Button = ({ kind, icon, small, busy = false, children, disabled, ...rest }: ButtonProps) => (
  <button
    type="button"
    {...rest}
    class={toClass({ ...(kind && { kind }), ...(small && { small }) })}
    disabled={busy || disabled}
    aria-busy={busy}
  >
    {icon && <Icon name={icon} size={18} />}
    <span class="one-line">{children}</span>
    {busy && <span class="button-busy" />}
  </button>
)

type IconButtonProps = { icon: IconName; label: string; small?: boolean; kind?: Look['kind'] } & Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'icon' | 'label' | 'size'
>

/** Only an icon; `label` names it, on hover too. */
export const IconButton = ({ icon, label, small, kind = 'quiet', ...rest }: IconButtonProps) => (
  <button
    type="button"
    title={label}
    {...rest}
    class={toClass({ kind, ...(small && { small }) }, true)}
    aria-label={label}
  >
    <Icon name={icon} size={small ? 16 : 20} />
  </button>
)

type LinkButtonProps = Look & { href: string; children: ComponentChildren }

export const LinkButton = ({ kind, icon, small, href, children }: LinkButtonProps) => (
  <a href={href} class={toClass({ ...(kind && { kind }), ...(small && { small }) })}>
    {icon && <Icon name={icon} size={18} />}
    <span class="one-line">{children}</span>
  </a>
)
