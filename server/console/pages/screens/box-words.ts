import type { Pairs } from '../../words/pairs.ts'

/** The box behind a screen: replaced, stolen; and the key that all of them trust. */
export const boxWords = {
  'audit.screen-replaced': ['更换了“{name}”的设备', 'replaced the box of “{name}”'],
  'audit.screen-blocked': ['封锁了“{name}”的设备', 'blocked the box of “{name}”'],
  'audit.screen-unblocked': ['解除了“{name}”的封锁', 'let the box of “{name}” in again'],
  'audit.controller-key-replaced': ['更换了控制器密钥', "replaced the controller's key"],
} as const satisfies Pairs
