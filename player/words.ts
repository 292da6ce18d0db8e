// Every word the player itself puts on a screen. Chinese first; where staff must act, English second.
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
  code: ['请在控制台点“添加屏幕”，输入下面六位数字', 'In the console choose “Add screen” and type these six digits'],
  scanToPair: ['或用手机扫码添加', 'Or scan to add this screen'],
  connecting: ['正在连接控制台…', 'Connecting to the console…'],
  waiting: ['正在准备配对码…', 'Waiting for a pairing code…'],
  loading: ['已配对，正在下载内容…', 'Paired. Fetching what to show…'],
  refused: ['这台控制台不是本屏原来配对的那一台', 'This is not the console this screen was paired with'],
} as const
