// What the drawing tests' page offers to `page.evaluate`: the player's own drawing, and eyes for it. Built for the oldest
// browser that screens have, so that the same page is looked at there, too.
import '../../../player/look/screen.css'
import { drawItem } from '../../../player/items/draw.ts'
import { createStage } from '../../../player/stage/stage.ts'
import { faultsOf } from './faults.ts'

export const offered = { drawItem, createStage, faultsOf }
Object.assign(window, offered)
