// Dialogs that any page may open, one above the other. A dialog is given what closes it.
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { t } from '../words/words.ts'

type Open = { id: number; render: (close: () => void) => ComponentChildren; close: () => void }

const stack = signal<readonly Open[]>([])
let counted = 0

/** Returns what closes it. */
export const openDialog = (render: (close: () => void) => ComponentChildren): (() => void) => {
  const id = ++counted
  const close = (): void => {
    stack.value = stack.peek().filter((open) => open.id !== id)
  }
  stack.value = [...stack.peek(), { id, render, close }]
  return close
}

export const closeAllDialogs = (): void => {
  stack.value = []
}

type Question = { title: string; text: ComponentChildren; verb: string; danger?: boolean }

/** For what cannot be undone: says what will happen; resolves with whether to do it. */
export const confirm = ({ title, text, verb, danger = true }: Question): Promise<boolean> =>
  new Promise((resolve) => {
    openDialog((close) => {
      const answer = (yes: boolean): void => {
        close()
        resolve(yes)
      }
      return (
        <Dialog
          size="small"
          title={title}
          onClose={() => answer(false)}
          onSubmit={() => answer(true)}
          footer={
            <>
              <Button onClick={() => answer(false)}>{t('common.cancel')}</Button>
              <Button type="submit" kind={danger ? 'danger' : 'primary'}>
                {verb}
              </Button>
            </>
          }
        >
          <div>{text}</div>
        </Dialog>
      )
    })
  })

const OpenDialog = ({ open }: { open: Open }) => <>{open.render(open.close)}</>

export const Dialogs = () => (
  <>
    {stack.value.map((open) => (
      <OpenDialog key={open.id} open={open} />
    ))}
  </>
)
