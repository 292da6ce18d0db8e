// Views of one thing, side by side. Arrows move between tabs.
import './tabs.css'

type TabsProps<V extends string> = {
  label: string
  value: V
  tabs: readonly { value: V; label: string; count?: number }[]
  onChange: (value: V) => void
}

export const Tabs = <V extends string>({ label, value, tabs, onChange }: TabsProps<V>) => {
  const move = (event: KeyboardEvent, step: number): void => {
    const at = tabs.findIndex((tab) => tab.value === value)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (!next || !(event.currentTarget instanceof HTMLElement)) return
    event.preventDefault()
    onChange(next.value)
    event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-tab="${next.value}"]`)?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          class="tab"
          data-tab={tab.value}
          aria-selected={tab.value === value}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onChange(tab.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') move(event, 1)
            if (event.key === 'ArrowLeft') move(event, -1)
          }}
        >
          {tab.label}
          {tab.count !== undefined && <span class="tab-count">{tab.count}</span>}
        </button>
      ))}
    </div>
  )
}
