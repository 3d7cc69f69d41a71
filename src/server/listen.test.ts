import { afterAll, expect, test } from 'vitest'
import { localApp } from './http.ts'
import { listen } from './listen.ts'

const open: { close(): Promise<void> }[] = []
afterAll(async () => {
  for (const one of open) await one.close()
})

async function running(path: string): Promise<number> {
  const app = localApp()
  app.get(path, (context) => context.json([]))
  const server = await listen(app, 0)
  open.push(server)
  return Number(new URL(server.url).port)
}

test('a second review says where the first one runs', async () => {
  const port = await running('/api/releases')
  await expect(listen(localApp(), port)).rejects.toThrow(
    `A review is running at http://127.0.0.1:${port}/ already; drop the file on its page`,
  )
})

test('any other program that has the port is just in the way', async () => {
  const port = await running('/elsewhere')
  await expect(listen(localApp(), port)).rejects.toThrow(
    `Port ${port} is in use; choose another: --port ${port + 1}.`,
  )
})
