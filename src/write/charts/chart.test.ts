import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  barsChart,
  linesChart,
  progressChart,
  stackedChart,
} from '../../../test/support/composed-charts.ts'
import type { ComposedChart } from '../../model/composition.ts'
import { decimal } from '../../number/decimal.ts'
import { drawChart, type Palette } from './chart.ts'
import { apart, wrappedLines } from './labels.ts'

const palette: Palette = {
  ...{ ink: 'ink', quiet: 'quiet', grid: 'grid', track: 'track', paper: 'paper' },
  ...{ now: 'now', then: 'then', series: ['one', 'two', 'three'] },
}

async function drawn(chart: ComposedChart) {
  const drawing = await drawChart(chart, palette)
  return { ...drawing, texts: drawing.labels.map(({ text }) => text) }
}

describe('charts', () => {
  it('draw a bar for each figure, with its label and this period in full colour', async () => {
    const { svg, texts } = await drawn(barsChart)
    for (const text of [
      'Network services',
      '4,120',
      '3,702',
      '1Q26',
      '1Q25',
      'Revenue by service, JPY million',
    ])
      expect(texts).toContain(text)
    // Three services in two periods, and the key of each colour.
    expect(svg.match(/<rect/g)).toHaveLength(8)
    expect(svg).toContain('"now"')
    expect(svg).toContain('"then"')
  })

  it('stack series in their order, with the total above and each name beside the last', async () => {
    const { texts } = await drawn(stackedChart)
    // 4,120 + 2,311 + 513
    for (const text of ['6,944', '6,285', 'Network services 4,120', 'Equipment sales 513'])
      expect(texts).toContain(text)
  })

  it('leave a gap where there is no figure, and say so', async () => {
    const { svg, texts } = await drawn(linesChart)
    expect(texts.filter((text) => text === 'no figure')).toHaveLength(1)
    expect(texts).toContain('Mobile 48.9')
    const [mobile] = svg.match(/ d="[^"]*"/g)!.filter((path) => path.includes('L'))
    expect(mobile!.match(/M/g)).toHaveLength(2)
  })

  it('say how much of each target is reached, and which was revised', async () => {
    const { texts } = await drawn(progressChart)
    // 6,944 / 28,000 and 265 / 700
    expect(texts).toContain('24.8% of 28,000')
    expect(texts).toContain('37.9% of 700 ▲')
  })

  it('have no text among their shapes, and the same ones in every run', async () => {
    for (const chart of [barsChart, stackedChart, linesChart, progressChart]) {
      const { svg, labels } = await drawn(chart)
      expect(svg).not.toMatch(/<text|NaN|<style/)
      expect(labels.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
      expect(await drawChart(chart, palette)).toMatchObject({ svg, labels })
    }
  })

  it('are drawn of nothing, of zeros and of losses', async () => {
    const point = (at: string, value?: number) =>
      value === undefined ? { at } : { at, value: decimal(BigInt(value)) }
    const series = [
      { name: 'a & <b>', points: [point('1Q', -5), point('2Q', 0)] },
      { name: 'c', points: [point('1Q'), point('2Q')] },
    ]
    for (const form of ['bars', 'stacked-bars', 'lines', 'progress'] as const) {
      for (const some of [series, series.slice(0, 1), series.slice(1), []]) {
        const { svg, labels } = await drawn({ ...barsChart, form, series: some })
        expect(svg).not.toContain('NaN')
        expect(labels.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
      }
    }
  })
})

describe('labels of charts', () => {
  it('break between words', () => {
    expect(wrappedLines('Connectivity and value-added services 6,871', 26)).toEqual([
      'Connectivity and',
      'value-added services 6,871',
    ])
  })

  it('never cover one another where there is room for all', () => {
    const label = fc.record({ y: fc.integer({ min: -50, max: 250 }), height: fc.constant(12) })
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 12 }), (labels) => {
        const places = apart(labels, 0, 200).sort((one, two) => one - two)
        for (const [at, place] of places.entries())
          if (at > 0) expect(place - places[at - 1]!).toBeGreaterThanOrEqual(12)
      }),
    )
  })
})
