// The words that the player itself sets beside items. What it says before it has anything to play is in `index.html`.
export const words = {
  source: '来源：',
  scan: '扫码了解更多',
  dos: '应该做',
  donts: '不要做',
  answer: '答',
  alert: '紧急发布',
  levels: { blue: '蓝色', yellow: '黄色', orange: '橙色', red: '红色' },
  drill: '演练',
  hello: '科普屏',
} as const
