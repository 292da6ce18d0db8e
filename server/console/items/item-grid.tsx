// Items as cards. Shows as many as fit twice on a page, and more as one comes near the end.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Item } from '../../../playlists/model/items/item.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { ItemCard, itemToHref } from './item-card.tsx'

const PORTION = 48

type ItemGridProps = {
  /** `null` while being read. */
  items: readonly Item[] | null
  /** Cards lead to their items; without it, they are chosen. */
  links?: boolean
  selected?: ReadonlySet<string>
  onSelect?: (selected: ReadonlySet<string>) => void
  noteOf?: (item: Item) => ComponentChildren
}

/** What is chosen after a click: with Shift, all between it and the last one clicked. */
const select = (
  items: readonly Item[],
  before: ReadonlySet<string>,
  id: string,
  on: boolean,
  last: string | null,
): Set<string> => {
  const after = new Set(before)
  const to = items.findIndex((item) => item.id === id)
  const from = last === null ? to : items.findIndex((item) => item.id === last)
  for (const item of items.slice(Math.min(from === -1 ? to : from, to), Math.max(from, to) + 1)) {
    if (on) after.add(item.id)
    else after.delete(item.id)
  }
  return after
}

export const ItemGrid = ({ items, links = false, selected, onSelect, noteOf }: ItemGridProps) => {
  const [count, setCount] = useState(PORTION)
  const end = useRef<HTMLDivElement>(null)
  const last = useRef<string | null>(null)
  const more = items !== null && items.length > count
  useEffect(() => {
    if (!more || !end.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setCount((old) => old + PORTION), {
      rootMargin: '600px',
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [more, count])
  if (items === null) {
    return (
      <div class="item-grid">
        {Array.from({ length: 10 }, (_, index) => (
          <div key={index} class="stack-tight">
            <Skeleton height="120px" />
            <Skeleton width="70%" />
          </div>
        ))}
      </div>
    )
  }
  return (
    <>
      <div class={`item-grid${selected && selected.size > 0 ? ' item-grid-choosing' : ''}`}>
        {items.slice(0, count).map((item) => (
          <ItemCard
            key={item.id}
            item={item}
            {...(links ? { href: itemToHref(item) } : {})}
            selected={selected?.has(item.id) ?? false}
            note={noteOf?.(item)}
            onSelect={
              onSelect &&
              ((on, range) => {
                onSelect(select(items, selected ?? new Set(), item.id, on, range ? last.current : null))
                last.current = item.id
              })
            }
          />
        ))}
      </div>
      {more && <div ref={end} />}
    </>
  )
}
