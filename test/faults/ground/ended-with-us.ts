const running = new Set<number>();

/** A process, or with a negative number a group, that must not outlive this command, however it ends. */
export function endedWithUs(pid: number): void {
  running.add(pid);
}

process.on('exit', () => {
  for (const pid of running) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
