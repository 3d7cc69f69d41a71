/** The few words that a page says itself, in the languages in which releases are built. */

export interface PageWords {
  readonly highlights: string
  readonly notes: string
  readonly contents: string
  readonly hint: string
  readonly how: string
  readonly close: string
  readonly given: string
  readonly moved: string
  readonly table: string
  readonly printed: (scale: number, decimals: number) => string
}

const small = ['zero', 'one', 'two', 'three', 'four', 'five', 'six']
const scales: ReadonlyMap<number, string> = new Map([
  [3, 'thousands'],
  [6, 'millions'],
  [9, 'billions'],
  [12, 'trillions'],
])

const english: PageWords = {
  highlights: 'Highlights',
  notes: 'Notes',
  contents: 'Contents',
  hint: 'Every figure here carries its fact. Hover, or press Tab and the arrow keys, to see how it was derived.',
  how: 'How this figure was derived',
  close: 'Close',
  given: 'given in',
  moved: 'moved so that the table adds up',
  table: 'As a table',
  printed(scale, decimals) {
    const unit = scales.get(scale)
    const digits =
      decimals === 0 ? '' : ` to ${small[decimals] ?? decimals} decimal${decimals === 1 ? '' : 's'}`
    return `printed${unit ? ` in ${unit}` : ''}${digits}`
  },
}

const japaneseScales: ReadonlyMap<number, string> = new Map([
  [3, '千'],
  [4, '万'],
  [6, '百万'],
  [8, '億'],
  [9, '十億'],
])

const japanese: PageWords = {
  highlights: '業績ハイライト',
  notes: '注記',
  contents: '目次',
  hint: 'すべての数値に根拠があります。数値に触れるか、Tabキーと矢印キーで算出方法が表示されます。',
  how: 'この数値の算出方法',
  close: '閉じる',
  given: '出所',
  moved: '合計に合わせた調整',
  table: '表で見る',
  printed(scale, decimals) {
    const unit = japaneseScales.get(scale)
    const parts = [unit ? `${unit}単位` : '', decimals > 0 ? `小数第${decimals}位` : '']
    return `${parts.filter(Boolean).join('、') || 'そのまま'}で表示`
  },
}

/** The words of `language`; English where there are none. */
export function wordsIn(language: string): PageWords {
  return /^ja\b/i.test(language) ? japanese : english
}
