// The first administrator at the console of a controller under test.
import type { Page } from 'playwright-core'
import { FIRST_ADMINISTRATOR } from '../../server/controller.ts'
import { PASSWORD } from '../doubles/running-controller.ts'

/** Opens a page of the console, and signs in on the way. */
export const signInTo = async (page: Page, url: string): Promise<void> => {
  await page.goto(url)
  await page.getByLabel('用户名').fill(FIRST_ADMINISTRATOR)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
}
