/**
 * The fonts of a built PDF, from the packages that bring them: Inter for numbers and tables, Source
 * Serif for prose, Noto Sans JP for Japanese. Never those of the machine: the same release gives
 * the same bytes everywhere.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** The files' bytes; a PDF embeds of each only the letters it uses. */
export async function loadFonts(): Promise<Uint8Array[]> {
  return Promise.all(
    [
      packageFile('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
      packageFile('@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf'),
      packageFile('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
      packageFile('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
      packageFile(
        '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
      ),
      packageFile('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
      packageFile('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
      packageFile('@expo-google-fonts/noto-sans-jp/600SemiBold/NotoSansJP_600SemiBold.ttf'),
    ].map(async (path) => new Uint8Array(await readFile(path))),
  )
}

function packageFile(name: string): string {
  return createRequire(import.meta.url).resolve(name)
}
