// The schedule in a phone's calendar. The address is told once, when it is made; whoever has it can read, so it can be taken
// away again.
import { useEffect, useState } from 'preact/hooks'
import { answer, api } from '../../api/client.ts'
import { problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { Ago } from '../../parts/time.tsx'
import { toast } from '../../parts/toast.tsx'
import { confirm } from '../../shell/dialogs.tsx'
import { t } from '../../words/words.ts'

const copyText = async (text: string): Promise<void> => {
  // Over plain HTTP browsers have no clipboard for pages: the address stands there to be copied by hand.
  if (!window.isSecureContext) return toast(t('feed.copyByHand'))
  await navigator.clipboard.writeText(text)
  toast(t('common.copied'))
}

type FeedSectionProps = { of: 'sites' | 'screens'; id: string }

export const FeedSection = ({ of, id }: FeedSectionProps) => {
  const [madeAt, setMadeAt] = useState<number | null>(null)
  const [address, setAddress] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const routes = api[of][':id'].feed
  const param = { id }
  useEffect(() => {
    let current = true
    const read = async (): Promise<void> => {
      const known = await answer(routes.$get({ param }))
      if (current && known.type === 'ok') setMadeAt(known.value.madeAt)
    }
    void read()
    return () => {
      current = false
    }
  }, [of, id])

  const refuse = (problem: Problem): void => toast(problemToWords(problem), { tone: 'bad' })
  const make = async (): Promise<void> => {
    const sure =
      madeAt === null ||
      (await confirm({ title: t('feed.renewTitle'), text: t('feed.renewText'), verb: t('feed.renew') }))
    if (!sure) return
    setBusy(true)
    const made = await answer(routes.$post({ param }))
    setBusy(false)
    if (made.type === 'problem') return refuse(made)
    setMadeAt(made.value.madeAt)
    setAddress(new URL(made.value.path, window.location.origin).href)
  }
  const revoke = async (): Promise<void> => {
    const sure = await confirm({ title: t('feed.revokeTitle'), text: t('feed.revokeText'), verb: t('feed.revoke') })
    if (!sure) return
    setBusy(true)
    const gone = await answer(routes.$delete({ param }))
    setBusy(false)
    if (gone.type === 'problem' && gone.problem !== 'not-found') return refuse(gone)
    setMadeAt(null)
    setAddress(null)
    toast(t('feed.revoked'))
  }

  return (
    <section class="stack-tight">
      <h2>{t('feed.title')}</h2>
      <p class="quiet small">{t('feed.text')}</p>
      {address !== null && (
        <TextField
          label={t('feed.address')}
          hint={t('feed.once')}
          readonly
          value={address}
          onInput={() => {}}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      {address === null && madeAt !== null && (
        <p class="small">
          {t('feed.made')} <Ago at={madeAt} />
        </p>
      )}
      <div class="row row-wrap">
        {address !== null && (
          <Button
            small
            icon="copy"
            onClick={() => {
              void copyText(address)
            }}
          >
            {t('common.copy')}
          </Button>
        )}
        <Button small icon="link" busy={busy} onClick={() => void make()}>
          {t(madeAt === null ? 'feed.make' : 'feed.renew')}
        </Button>
        {madeAt !== null && (
          <Button small kind="danger" disabled={busy} onClick={() => void revoke()}>
            {t('feed.revoke')}
          </Button>
        )}
      </div>
    </section>
  )
}
