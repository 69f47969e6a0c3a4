import { chmod, mkdir } from 'node:fs/promises';

/** Makes `DATA_DIR`: private, but under root passable for the account that PostgreSQL runs as, whatever the umask says. */
export async function ensureDataFolder(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true });
  if (made !== undefined) await chmod(path, process.getuid?.() === 0 ? 0o711 : 0o700);
}
