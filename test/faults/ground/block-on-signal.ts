/** Loaded before the product (`--import`): SIGUSR2 keeps its event loop from turning for two seconds, as a heavy computation would. */
process.on('SIGUSR2', () => {
  const end = performance.now() + 2000;
  while (performance.now() < end);
});
