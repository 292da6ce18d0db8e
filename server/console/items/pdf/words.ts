import type { Pairs } from '../../words/pairs.ts'

export const pdfWords = {
  'pdf.title': ['把 PDF 变成图片', 'Making pictures of a PDF'],
  'pdf.opening': ['正在打开…', 'Opening…'],
  'pdf.page': ['第 {page} 页，共 {pages} 页', 'Page {page} of {pages}'],
  'pdf.locked': [
    '“{name}”有密码，打不开。请去掉密码后再上传。',
    '“{name}” is locked with a password. Save it without one, then upload it.',
  ],
  'pdf.too-many-pages': [
    '“{name}”超过 {most} 页。请只导出要播放的几页。',
    '“{name}” has more than {most} pages. Export only those to be shown.',
  ],
  'pdf.unreadable': [
    '“{name}”打不开。请在 WPS 或 PDF 阅读器里“导出为图片”，再上传。',
    '“{name}” cannot be opened. Export its pages as pictures, then upload those.',
  ],
} as const satisfies Pairs
