// A place where files may be dropped. It shows that it would take them; files dropped beside it do not replace the page.
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../words/words.ts'
import { Icon } from './icon.tsx'
import './drop.css'

type DropProps = { onFiles: (files: File[]) => void; children: ComponentChildren; look?: string; label?: string }

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

export const Drop = ({ onFiles, children, look = '', label }: DropProps) => {
  const [over, setOver] = useState(false)
  // Entering a child leaves its parent: only when as many were left as entered is the pointer outside.
  const depth = useRef(0)
  return (
    <div
      class={`drop ${look}`}
      onDragEnter={(event) => {
        if (!holdsFiles(event)) return
        depth.current++
        setOver(true)
      }}
      onDragLeave={() => {
        depth.current = Math.max(0, depth.current - 1)
        if (depth.current === 0) setOver(false)
      }}
      onDragOver={(event) => {
        if (holdsFiles(event)) event.preventDefault()
      }}
      onDrop={(event) => {
        depth.current = 0
        setOver(false)
        if (!holdsFiles(event)) return
        event.preventDefault()
        event.stopPropagation()
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length > 0) onFiles(files)
      }}
    >
      {children}
      {over && (
        <span class="drop-over">
          <Icon name="upload" size={24} />
          {label ?? t('common.dropHere')}
        </span>
      )}
    </div>
  )
}

/** Files dropped where nothing takes them would open in place of the page. */
export const keepDropsHarmless = (): void => {
  for (const type of ['dragover', 'drop'] as const) {
    window.addEventListener(type, (event) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      if (
        type === 'dragover' &&
        event.dataTransfer &&
        !(event.target instanceof Element && event.target.closest('.drop'))
      ) {
        event.dataTransfer.dropEffect = 'none'
      }
    })
  }
}

type PickProps = {
  accept: string
  onFiles: (files: File[]) => void
  children: ComponentChildren
  look?: string
  multiple?: boolean
}

/** A button that opens the computer's own file dialog. */
export const PickFiles = ({ accept, onFiles, children, look = 'button button-plain', multiple = true }: PickProps) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" class={look} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}
