import { describe, expect, it } from 'vitest'
import { localApp } from './http.ts'

const app = localApp()
app.get('/', (context) => context.text('figures'))

async function statusOf(headers: Readonly<Record<string, string>>): Promise<number> {
  return (await app.request('/', { headers })).status
}

describe('a local application', () => {
  it.each([
    [{ host: '127.0.0.1:4174' }],
    [{ host: 'localhost:4174', origin: 'http://localhost:4174' }],
    [{ host: '[::1]:4174', 'sec-fetch-site': 'same-origin' }],
    [{ host: '127.0.0.1', 'sec-fetch-site': 'none' }],
  ])('answers its own browser: %o', async (headers) => {
    expect(await statusOf(headers)).toBe(200)
  })

  it.each([
    [{}],
    [{ host: 'figures.example:4174' }],
    [{ host: '127.0.0.1.example:4174' }],
    [{ host: '192.168.0.2:4174' }],
    [{ host: 'localhost:4174', origin: 'https://figures.example' }],
    [{ host: 'localhost:4174', origin: 'http://localhost:9000' }],
    [{ host: 'localhost:4174', origin: 'null' }],
    [{ host: 'localhost:4174', 'sec-fetch-site': 'cross-site' }],
  ])('refuses everyone else: %o', async (headers) => {
    const response = await app.request('/', { headers: headers as Record<string, string> })
    expect(response.status).toBe(403)
    expect(await response.text()).not.toContain('figures')
  })

  it('sends nothing that another page could use', async () => {
    const { headers } = await app.request('/', { headers: { host: 'localhost:4174' } })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})
