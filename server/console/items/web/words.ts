import type { Pairs } from '../../words/pairs.ts'

export const webWords = {
  'web.new': ['添加网页', 'Web page'],
  'web.newTitle': ['新的网页', 'New web page'],
  'web.saved': ['已保存。发布后屏上才会播放。', 'Saved. Screens show it once it is published.'],
  'web.untitled': ['标题', 'Title'],
  'web.titleHint': [
    '播放时不显示，用来查找和统计。',
    'Not seen while it plays: to find it again, and for the records.',
  ],
  'web.urlHint': ['屏每次播放时自己去取这个网页。', 'Screens fetch the page themselves each time it plays.'],
  'web.zoomHint': [
    '给电脑看的网页字小，屏在远处看，可以放大。',
    'Pages are made for desks; screens are read from afar.',
  ],
  'web.percent': ['{count}%', '{count} %'],
  'web.needUrl': ['请填写网址', 'Give its address'],
  'web.ownAddress': [
    '这是控制器自己的地址，不能放到屏上',
    'This is the controller itself, which cannot be put on a screen',
  ],
  'web.network': [
    '网页要有网络才能播放。没有网络、打不开或出错时，屏会跳过它，播下一条，过一会儿再试。',
    'A web page needs the network. Without it, or when the page fails, screens go on to the next item and try again later.',
  ],
  'web.insecure': [
    '控制器用的是 https，浏览器不允许在里面打开 http 网页。请改用 https 网址，否则屏会跳过它。',
    'This controller uses https, in which browsers open no http page. Use an https address, or screens will skip it.',
  ],
  'web.look': [
    '预览里就是这个网页，和屏上一样与播放器隔离。',
    'This is the page itself, walled off as it is on a screen.',
  ],
  'web.lookHint': [
    '内容不全时，它可能要登录、保存数据或从别处取数据，屏上都不允许。',
    'What is missing may need a sign-in, storage of its own or data from elsewhere, which screens do not give.',
  ],
  'web.absent': [
    '网页没有显示出来：地址打不开、返回了错误，或者网站不允许嵌入别处。屏会跳过它。',
    'The page did not show: it cannot be reached, is an error, or its site forbids being embedded. Screens will skip it.',
  ],
  'web.lookNone': ['填好网址后，这里显示网页', 'The page is shown here once it has an address'],
} as const satisfies Pairs
