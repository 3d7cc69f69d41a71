/** Drawings as files: SVG and PNG that need no style sheet, and texts. */
const styled = [
  ...['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'fill-opacity'],
  ...['font-family', 'font-size', 'font-weight', 'font-variant-numeric', 'text-anchor'],
]

const headRoom = 52
const margin = 16

/** The drawing with its title and unit, every colour and font resolved. */
export function standaloneSvg(drawing: SVGSVGElement, title: string, unit: string): string {
  const [width, height] = ['width', 'height'].map((name) => Number(drawing.getAttribute(name)))
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const sources = [drawing, ...drawing.querySelectorAll<SVGElement>('*')]
  const targets = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  targets.forEach((target, at) => {
    const style = getComputedStyle(sources[at]!)
    for (const name of styled) {
      const value = style.getPropertyValue(name)
      if (value !== '') target.setAttribute(name, value)
    }
    target.removeAttribute('class')
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('x', String(margin))
  copy.setAttribute('y', String(margin + headRoom))
  const page = getComputedStyle(document.documentElement)
  const color = (name: string): string => page.getPropertyValue(name).trim()
  const font = escaped(getComputedStyle(drawing).fontFamily)
  const [fullWidth, fullHeight] = [width! + 2 * margin, height! + headRoom + 2 * margin]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${fullWidth}" height="${fullHeight}" ` +
    `viewBox="0 0 ${fullWidth} ${fullHeight}" font-family="${font}">` +
    `<title>${escaped(title)}</title>` +
    `<rect width="100%" height="100%" fill="${color('--surface')}"/>` +
    `<text x="${margin}" y="${margin + 12}" font-size="13" font-weight="600" fill="${color('--ink')}">${escaped(title)}</text>` +
    `<text x="${margin}" y="${margin + 29}" font-size="11" fill="${color('--ink-3')}">${escaped(unit)}</text>` +
    `${new XMLSerializer().serializeToString(copy)}</svg>\n`
  )
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const pngScale = 2

/** The same as a picture of twice as many pixels. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * pngScale
  canvas.height = image.naturalHeight * pngScale
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture was made.'))))
  })
}

/** Hands a file to the reader. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}

/** "Revenues up 11.8%" → "revenues-up-11-8". */
export function fileName(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.join('-').slice(0, 80) || 'chart'
}
