// What the drawing tests' page offers to `page.evaluate`: the player's own drawing, and eyes for it. Built for the oldest
// browser that screens have, so that the same page is looked at there, too.
import '../../../player/look/screen.css'
import { drawItem } from '../../../player/items/draw.ts'
import { createStage } from '../../../player/stage/stage.ts'
import { faultsOf } from './faults.ts'

declare global {
  interface Window {
    drawItem: typeof drawItem
    createStage: typeof createStage
    faultsOf: typeof faultsOf
  }
}

Object.assign(window, { drawItem, createStage, faultsOf })
