import type { Pairs } from './pairs.ts'

/** For every way in which an uploaded file may fail: what is wrong with it, and what to do instead. */
export const uploadWords = {
  'upload.sending': ['上传中 {percent}%', 'Uploading {percent}%'],
  'upload.working': ['正在制作各种尺寸…', 'Making all sizes…'],
  'upload.done': ['已就绪', 'Ready'],
  'upload.failed': ['没有成功', 'Failed'],
  'upload.cancel': ['取消上传 {name}', 'Cancel {name}'],
  'upload.unreachable': [
    '网络中断了。请重试，会从断开的地方继续。',
    'The network broke. Try again: it goes on from where it stopped.',
  ],
  'upload.unexpected': ['出了意外错误，请重试。', 'Something unexpected happened. Try again.'],
  'upload.cancelled': ['已取消', 'Cancelled'],
  'upload.empty': ['文件是空的。请重新导出后再上传。', 'The file is empty. Export it again.'],
  'upload.type-unknown': [
    '认不出这种文件。请上传 JPG、PNG、WebP、GIF、SVG 图片，或 MP4、WebM 视频。',
    'This kind of file is not known. Upload a JPG, PNG, WebP, GIF or SVG picture, or an MP4 or WebM video.',
  ],
  'upload.type-refused': [
    '屏上不能播放这种文件（{actual}）。请另存为 JPG、PNG 或 MP4。',
    'Screens cannot show this kind of file ({actual}). Save it as JPG, PNG or MP4.',
  ],
  'upload.type-lies': [
    '文件名写的是 {claimed}，内容却不是（{actual}）。请用原来的软件重新导出。',
    'The name says {claimed}, the content is something else ({actual}). Export it again from where it was made.',
  ],
  'upload.unknown': ['认不出的内容', 'something unknown'],
  'upload.pdf': [
    '这里用不了 PDF。请先在素材库上传它（会一页变一张图），再来选；或在 WPS 里“导出为图片”。',
    'A PDF cannot be used here. Upload it in the library, which makes a picture of each page, or export its pages as pictures.',
  ],
  'upload.slides': [
    '屏上不能直接播幻灯片。请在 WPS 或 PowerPoint 里“另存为”图片（JPG）或视频（MP4），再上传。',
    'Screens cannot show slides. In PowerPoint or WPS save them as pictures (JPG) or as a video (MP4), then upload those.',
  ],
  'upload.text': [
    '屏上不能直接播文档。请把文字写成一条“图文”，或“导出为图片”后上传。',
    'Screens cannot show documents. Write the words as a bulletin, or export pictures and upload those.',
  ],
  'upload.office': [
    '屏上不能直接播这种文档。请用 WPS 打开后“导出为图片”（JPG），再上传。',
    'Screens cannot show this document. Open it and export pictures (JPG), then upload those.',
  ],
  'upload.heic': [
    '这是 iPhone 的 HEIC 照片，屏上不能显示。请在手机“设置 › 相机 › 格式”选“兼容性最佳”，或另存为 JPG。',
    'This is an iPhone HEIC photo, which screens cannot show. Choose Settings › Camera › Formats › Most Compatible, or save it as JPG.',
  ],
  'upload.truncated': [
    '文件不完整，后半部分缺失。请重新复制或下载后再上传。',
    'The end of the file is missing. Copy or download it again.',
  ],
  'upload.unreadable': ['文件已损坏，打不开。请重新导出。', 'The file is damaged. Export it again.'],
  'upload.too-large': ['文件太大，最多 {limitBytes}。', 'Too large: at most {limitBytes}.'],
  'upload.too-many-pixels': [
    '图片太大（{width}×{height}）。请缩小后再上传，长边 8000 像素足够清晰。',
    'The picture is too large ({width}×{height}). Make it smaller: 8,000 pixels on the longer side is sharp enough.',
  ],
  'upload.too-long': [
    '视频太长（{durationMs}），最多 {limitMs}。请剪短或分成几段。',
    'The video is too long ({durationMs}); at most {limitMs}. Cut it.',
  ],
  'upload.svg-external': [
    '这个 SVG 引用了外部文件（{reference}）。请在绘图软件里“嵌入”图片后重新导出。',
    'This SVG refers to another file ({reference}). Embed it in the drawing program, then export again.',
  ],
  'upload.svg-entities': [
    '这个 SVG 含有不支持的声明。请导出为“普通 SVG”或 PNG。',
    'This SVG has declarations that are not supported. Export it as plain SVG, or PNG.',
  ],
  'upload.codec': [
    '屏上的浏览器放不了这种编码（{codec}）。请转成 H.264 视频、AAC 声音的 MP4。',
    'Screens cannot play this codec ({codec}). Convert it to MP4 with H.264 video and AAC sound.',
  ],
  'upload.no-picture': ['文件里只有声音，没有画面。', 'The file has sound only, no picture.'],
  'upload.timed-out': [
    '处理时间过长，已停止。请简化或缩小文件后再试。',
    'It took too long and was stopped. Make the file simpler or smaller.',
  ],
  'upload.too-heavy': [
    '处理它需要的内存过多，已停止。请缩小后再试。',
    'It needed too much memory and was stopped. Make it smaller.',
  ],
  'upload.out-of-space': [
    '控制器的磁盘满了，请联系管理员。',
    "The controller's disk is full. Call your administrator.",
  ],
  'upload.interrupted': ['处理时控制器重启了，请重试。', 'The controller was restarted meanwhile. Try again.'],
} as const satisfies Pairs
