// One layout: its zones to drag on the left, what a screen makes of them on the right. Saved as a whole, and then published.
import { useState } from 'preact/hooks'
import type { Layout } from '../../../../playlists/model/layout.ts'
import { toMainZone } from '../../../../playlists/model/zones.ts'
import { find, live } from '../../api/collections.ts'
import type { Draft } from '../../api/documents.ts'
import { saveDocument } from '../../api/save.ts'
import { Restored, useForm } from '../../items/use-form.tsx'
import { Note } from '../../items/note.tsx'
import { Button } from '../../parts/button.tsx'
import { Segmented } from '../../parts/choice.tsx'
import { Empty } from '../../parts/empty.tsx'
import { TextField } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Menu } from '../../parts/menu.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { toast } from '../../parts/toast.tsx'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { Canvas } from './canvas.tsx'
import { copyLayout, removeLayout } from './layout-acts.tsx'
import { isUnpublished } from './layout-field.tsx'
import { allScreens, isShipped, layoutToDraft, layoutToName, screensWith } from './layout-names.ts'
import { LayoutNotes, ZoneRules } from './layout-notes-list.tsx'
import { LayoutPreview } from './layout-preview.tsx'
import { ratios, toRatio, type Ratio } from './shapes.ts'
import { useZones } from './use-zones.ts'
import { isMain } from './zone-edits.ts'
import { zoneToName } from './zone-name.ts'
import { ZoneFields } from './zone-fields.tsx'
import { ZoneList } from './zone-list.tsx'
import './layout-page.css'

type LayoutDraft = Draft<'layouts'>

/** A layout that was just made is looked at as the one that it was made from. */
const toFirstRatio = (layout: Layout): Ratio => {
  const asked = new URLSearchParams(location.search).get('shape')
  return ratios.find((ratio) => ratio === asked) ?? toRatio(layout, allScreens())
}

const check = ({ name }: LayoutDraft): { readonly [field: string]: string } =>
  name.trim() === '' ? { name: t('rule.text-empty') } : {}

const Editor = ({ layout }: { layout: Layout }) => {
  const fixed = isShipped(layout)
  const form = useForm<Layout, LayoutDraft>({
    name: `layout-${layout.id}`,
    document: layout,
    toDraft: layoutToDraft,
    empty: layoutToDraft(layout),
    check,
    write: (base, draft) => saveDocument('layouts', base ?? layout, draft, layoutToDraft),
    onSaved() {
      live('layouts').renew()
      toast(t('layouts.saved'))
    },
  })
  const editing = useZones(form.draft.zones, (zones) => form.change({ zones: [...zones] }))
  const zones = editing.dragged.value ?? editing.zones
  const [ratio, setRatio] = useState(() => toFirstRatio(layout))
  const [chosen, setChosen] = useState(() => toMainZone(layout.zones)?.id ?? '')
  const [source, setSource] = useState<string>(() => screensWith(layout)[0]?.id ?? '')
  const zone = zones.find(({ id }) => id === chosen) ?? toMainZone(zones)

  return (
    <Page
      title={layoutToName(layout)}
      back={{ href: '/layouts', label: t('layouts.title') }}
      aside={
        form.touched ? (
          <Mark tone="warn">{t('draft.unsaved')}</Mark>
        ) : isUnpublished(layout) && !fixed ? (
          <Mark tone="warn">{t('layouts.unpublished')}</Mark>
        ) : undefined
      }
      actions={
        fixed ? (
          <Button kind="primary" icon="copy" onClick={() => void copyLayout(layout)}>
            {t('layouts.copyToEdit')}
          </Button>
        ) : (
          <>
            <Button kind="primary" busy={form.busy} disabled={!form.touched} onClick={() => void form.save()}>
              {t('common.save')}
            </Button>
            <Menu
              label={t('common.more')}
              groups={[
                [{ label: t('layouts.copy'), icon: 'copy', onChoose: () => void copyLayout(layout) }],
                [
                  {
                    label: t('common.delete'),
                    icon: 'trash',
                    danger: true,
                    onChoose: () => void removeLayout(layout),
                  },
                ],
              ]}
            >
              <Icon name="more" />
            </Menu>
          </>
        )
      }
    >
      <div class="layout-page">
        <div class="stack layout-main">
          {fixed ? <Note tone="plain">{t('layouts.fixedText')}</Note> : <Restored form={form} />}
          <div class="layout-bar">
            <Segmented<Ratio>
              label={t('layouts.ratio')}
              value={ratio}
              options={ratios.map((one) => ({ value: one, label: one }))}
              onChange={setRatio}
            />
            {!fixed && (
              <span class="row">
                <Button
                  small
                  kind="quiet"
                  icon="undo"
                  disabled={editing.undo === null}
                  onClick={() => editing.undo?.()}
                >
                  {t('layouts.undo')}
                </Button>
                <Button small kind="quiet" disabled={editing.redo === null} onClick={() => editing.redo?.()}>
                  {t('layouts.redo')}
                </Button>
              </span>
            )}
          </div>
          <div class="layout-desk">
            <Canvas editing={editing} ratio={ratio} selected={zone?.id ?? ''} onSelect={setChosen} fixed={fixed} />
          </div>
          <LayoutNotes zones={zones} />
          {zone && (
            <section class="stack" key={zone.id}>
              <h2>{zoneToName(zone)}</h2>
              <ZoneFields editing={editing} zone={zone} fixed={fixed} onSelect={setChosen} />
              {!isMain(zones, zone) && <ZoneRules zone={zone} screens={screensWith(layout)} />}
            </section>
          )}
          {!fixed && (
            <p class="quiet small">
              <span class="layout-keys">{t('layouts.keys')}</span>
              <span class="layout-touch">{t('layouts.touch')}</span>
            </p>
          )}
        </div>
        <div class="stack layout-side">
          <LayoutPreview editing={editing} ratio={ratio} source={source} onSource={setSource} />
          <section class="stack-tight">
            <h2>{t('layouts.zones')}</h2>
            <ZoneList editing={editing} chosen={zone?.id ?? ''} fixed={fixed} onChoose={setChosen} />
          </section>
          {!fixed && (
            <TextField
              label={t('common.name')}
              maxLength={40}
              value={form.draft.name}
              error={form.errors['name']}
              onInput={(name) => form.change({ name })}
            />
          )}
        </div>
      </div>
    </Page>
  )
}

export const LayoutPage = ({ id = '' }: { id?: string }) => {
  const layout = find('layouts', id)
  if (layout) return <Editor key={id} layout={layout} />
  return (
    <Page title={t('layouts.title')} back={{ href: '/layouts', label: t('layouts.title') }}>
      {layout === null ? <Empty icon="problem" title={t('layouts.notFound')} /> : <Skeleton height="420px" />}
    </Page>
  )
}
